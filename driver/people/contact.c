// SPDX-License-Identifier: GPL-2.0
#include "people/contact.h"

#include <string.h>

/* Length of the white space character at text, or 0. */
static gsize space_at(const char *text, const char *end)
{
	gunichar c;

	if (text >= end)
		return 0;
	if (g_ascii_isspace(*text) || *text == '\v')
		return 1;
	if (!(*text & 0x80))
		return 0;
	c = g_utf8_get_char_validated(text, end - text);
	if (c >= (gunichar)-2 || (c != 0x85 && !g_unichar_isspace(c)))
		return 0;
	return g_unichar_to_utf8(c, NULL);
}

static char *trimmed(const char *text, gsize length)
{
	const char *end = text + length, *last, *p;
	gsize n;

	while ((n = space_at(text, end)))
		text += n;
	for (last = p = text; p < end; p += n ? n : 1) {
		n = space_at(p, end);
		if (!n)
			last = p + 1;
	}
	return g_strndup(text, last - text);
}

static gboolean needs_quotes(const char *name, gsize length)
{
	gsize i;

	for (i = 0; i < length; i++)
		if (!g_ascii_isalnum(name[i]) && !strchr("_ -", name[i]))
			return TRUE;
	return FALSE;
}

/* Removes one quote at each end, and adds quotes if the name needs them. */
static char *quoted(const char *name, gsize length)
{
	char *bare = trimmed(name, length);
	const char *from = bare;
	gsize n = strlen(bare), i;
	gboolean quotes;
	GString *out;

	if (n && from[0] == '"') {
		from++;
		n--;
	}
	if (n && from[n - 1] == '"')
		n--;
	quotes = needs_quotes(from, n);
	out = g_string_new(quotes ? "\"" : NULL);
	for (i = 0; i < n; i++) {
		if (from[i] == '"' && !(i && from[i - 1] == '\\'))
			g_string_append_c(out, '\\');
		g_string_append_c(out, from[i]);
	}
	if (quotes)
		g_string_append_c(out, '"');
	g_free(bare);
	return g_string_free(out, FALSE);
}

static void set(struct contact *contact, const char *name, gsize name_length,
		const char *mail, gsize mail_length)
{
	contact->name = quoted(name, name_length);
	contact->mail = trimmed(mail, mail_length);
}

void contact_set(struct contact *contact, const char *name, const char *mail)
{
	name = name ? name : "";
	set(contact, name, strlen(name), mail, strlen(mail));
}

/* The last @ before end that is not the first character; or NULL. */
static const char *last_at(const char *text, const char *end)
{
	while (end > text + 1)
		if (*--end == '@')
			return end;
	return NULL;
}

/* "Name <user@host> whatever" */
static gboolean parse_named(const char *text, struct contact *contact)
{
	const char *open = strchr(text, '<'), *close = strrchr(text, '>');

	if (!open || open == text || !close || close < open ||
	    !last_at(open + 1, close))
		return FALSE;
	set(contact, text, open - text, open + 1, close - open - 1);
	return TRUE;
}

/* "<user@host> whatever" */
static gboolean parse_bracketed(const char *text, struct contact *contact)
{
	const char *at, *p, *close;

	if (*text != '<')
		return FALSE;
	for (at = last_at(text + 1, text + strlen(text)); at;
	     at = last_at(text + 1, at)) {
		close = NULL;
		for (p = at; *p && !g_ascii_isspace(*p); p++)
			if (*p == '>')
				close = p;
		if (close) {
			set(contact, "", 0, text + 1, close - text - 1);
			return TRUE;
		}
	}
	return FALSE;
}

/* "user@host whatever" */
static gboolean parse_bare(const char *text, struct contact *contact)
{
	const char *at = last_at(text, text + strlen(text)), *end;

	if (!at)
		return FALSE;
	for (end = at; *end && !g_ascii_isspace(*end);)
		end++;
	set(contact, "", 0, text, end - text);
	return TRUE;
}

void contact_parse(const char *text, struct contact *contact)
{
	if (!parse_named(text, contact) && !parse_bracketed(text, contact) &&
	    !parse_bare(text, contact))
		set(contact, "", 0, "", 0);
}

void contact_copy(struct contact *to, const struct contact *from)
{
	to->name = g_strdup(from->name);
	to->mail = g_strdup(from->mail);
}

void contact_clear(struct contact *contact)
{
	g_clear_pointer(&contact->name, g_free);
	g_clear_pointer(&contact->mail, g_free);
}

char *contact_format(const struct contact *contact)
{
	if (!*contact->name)
		return g_strdup(contact->mail);
	return g_strdup_printf("%s <%s>", contact->name, contact->mail);
}

char *contact_plain_name(const struct contact *contact)
{
	const char *name = contact->name;
	gsize n = strlen(name), i;
	GString *out;

	if (!n)
		return NULL;
	if (n < 2 || name[0] != '"' || name[n - 1] != '"')
		return g_strdup(name);
	out = g_string_new(NULL);
	for (i = 1; i < n - 1; i++) {
		if (name[i] == '\\' && i + 1 < n - 1 &&
		    strchr("\"\\", name[i + 1]))
			i++;
		g_string_append_c(out, name[i]);
	}
	return g_string_free(out, FALSE);
}
