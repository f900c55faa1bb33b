// SPDX-License-Identifier: GPL-2.0
#include "people/address.h"

#include <string.h>

/* RFC 2047: an encoded word has at most 75 characters, 12 of them its frame. */
#define WORD_START   "=?UTF-8?Q?"
#define WORD_END     "?="
#define WORD_PAYLOAD 63
/* Longer names are encoded, so that they can be folded. */
#define NAME_PLAIN 60
/* RFC 5321: the longest path, without its brackets. */
#define MAIL_MAX 254

gboolean address_valid(const char *mail)
{
	const char *at = mail ? strrchr(mail, '@') : NULL;
	const char *p;

	if (!at || at == mail || !at[1] || strlen(mail) > MAIL_MAX)
		return FALSE;
	/* sendmail would take it for an option */
	if (*mail == '-' || at[1] == '-')
		return FALSE;
	for (p = mail; *p; p++) {
		if (!g_ascii_isgraph(*p) || strchr("<>,;:()\"\\[]", *p))
			return FALSE;
		if (*p == '@' && p != at)
			return FALSE;
	}
	return TRUE;
}

static char *clean_name(const char *name)
{
	char *valid = g_utf8_make_valid(name, -1);
	char *p;

	for (p = valid; *p; p++) {
		if (g_ascii_iscntrl(*p))
			*p = ' ';
	}
	return g_strstrip(valid);
}

gboolean address_is_ascii(const char *text)
{
	for (; *text; text++) {
		if (*text & 0x80)
			return FALSE;
	}
	return TRUE;
}

/* One character in the Q encoding of a phrase. */
static void encode_character(GString *out, const char *p, const char *end)
{
	for (; p < end; p++) {
		if (*p == ' ')
			g_string_append_c(out, '_');
		else if (g_ascii_isalnum(*p) || strchr("!*+-/", *p))
			g_string_append_c(out, *p);
		else
			g_string_append_printf(out, "=%02X", (guchar)*p);
	}
}

char *address_encode(const char *text)
{
	GString *out = g_string_new(WORD_START);
	gsize start = out->len;
	const char *p, *next;

	for (p = text; *p; p = next) {
		g_autoptr(GString) one = g_string_new(NULL);

		next = g_utf8_next_char(p);
		encode_character(one, p, next);
		if (out->len - start + one->len > WORD_PAYLOAD) {
			g_string_append(out, WORD_END "\n " WORD_START);
			start = out->len;
		}
		g_string_append(out, one->str);
	}
	g_string_append(out, WORD_END);
	return g_string_free(out, FALSE);
}

static char *quote_name(const char *name)
{
	GString *out = g_string_new("\"");

	for (; *name; name++) {
		if (*name == '"' || *name == '\\')
			g_string_append_c(out, '\\');
		g_string_append_c(out, *name);
	}
	g_string_append_c(out, '"');
	return g_string_free(out, FALSE);
}

char *address_format(const char *name, const char *mail)
{
	g_autofree char *clean = clean_name(name ? name : "");
	g_autofree char *phrase = NULL;

	if (!*clean)
		return g_strdup(mail);
	if (!address_is_ascii(clean) || strlen(clean) > NAME_PLAIN ||
	    strstr(clean, "=?"))
		phrase = address_encode(clean);
	else if (strpbrk(clean, "()<>[]:;@\\,.\""))
		phrase = quote_name(clean);
	else
		phrase = g_strdup(clean);
	/* the address goes to a new line if the last word fills its line */
	return g_strdup_printf("%s%s<%s>", phrase,
			       strchr(phrase, '\n') ? "\n " : " ", mail);
}

char *address_header(const char *header, const GPtrArray *addresses)
{
	GString *out = g_string_new(NULL);
	guint i;

	for (i = 0; i < addresses->len; i++)
		g_string_append_printf(out, "%s%s", i ? ",\n    " : "",
				       (char *)addresses->pdata[i]);
	if (out->len) {
		g_string_prepend(out, ": ");
		g_string_prepend(out, header);
		g_string_append_c(out, '\n');
	}
	return g_string_free(out, FALSE);
}
