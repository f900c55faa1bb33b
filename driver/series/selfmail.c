// SPDX-License-Identifier: GPL-2.0
#include "series/selfmail.h"

#include <string.h>

/* Every header that a mail program takes a recipient from. */
static const char *const recipients[] = {
	"To:",	      "Cc:",	     "Bcc:",	  "Resent-To:",
	"Resent-Cc:", "Resent-Bcc:", "Reply-To:", "Mail-Followup-To:"};
static const char *const ids[] = {"Message-ID:", "In-Reply-To:", "References:"};

static gboolean is_one_of(const char *line, const char *const *names, guint n)
{
	for (guint i = 0; i < n; i++)
		if (!g_ascii_strncasecmp(line, names[i], strlen(names[i])))
			return TRUE;
	return FALSE;
}

static void add_header(GString *out, const char *line, gsize length)
{
	g_autoptr(GString) text = g_string_new_len(line, length);

	if (is_one_of(text->str, recipients, G_N_ELEMENTS(recipients)))
		return;
	if (is_one_of(text->str, ids, G_N_ELEMENTS(ids)))
		g_string_replace(text, "<", "<" SELFMAIL_FOLDER "-", 0);
	else if (g_str_has_prefix(text->str, "Subject: ["))
		g_string_replace(text, "[", "[REHEARSAL ", 1);
	else if (g_str_has_prefix(text->str, "Subject: "))
		g_string_insert(text, strlen("Subject: "), "[REHEARSAL] ");
	g_string_append(out, text->str);
}

/* Behind the line, and behind the folded lines that belong to it. */
static const char *behind(const char *p, const char *end)
{
	do {
		const char *next = memchr(p, '\n', end - p);

		p = next ? next + 1 : end;
	} while (p < end && (*p == ' ' || *p == '\t'));
	return p;
}

GBytes *selfmail_copy(GBytes *mail)
{
	GString *out = g_string_new(NULL);
	gsize size;
	const char *p = g_bytes_get_data(mail, &size);
	const char *end = p + size;

	while (p < end && *p != '\n') {
		const char *next = behind(p, end);

		add_header(out, p, next - p);
		p = next;
	}
	g_string_append_len(out, p, end - p);
	return g_string_free_to_bytes(out);
}

char *selfmail_name(const char *name)
{
	const char *dot = strrchr(name, '.');
	g_autofree char *stem =
		dot ? g_strndup(name, dot - name) : g_strdup(name);

	return g_strdup_printf("%s/%s.eml", SELFMAIL_FOLDER, stem);
}
