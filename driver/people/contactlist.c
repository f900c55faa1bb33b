// SPDX-License-Identifier: GPL-2.0
/*
 * contact_split(): is a line one address, a list, or neither? A small parser of
 * RFC 822's grammar: it only has to find what is between the commas.
 */
#include "people/contact.h"

#include <string.h>

static const char *skip_blanks(const char *p)
{
	return p + strspn(p, " \t");
}

static gboolean in_atom(char c)
{
	return (guchar)c > 0x20 && c != 0x7f && !strchr("()<>@,;:\\\".[]", c);
}

/* Each reads one element at p; returns the text after it, or NULL. */
static const char *read_atom(const char *p)
{
	const char *end = p;

	while (in_atom(*end))
		end++;
	if (end == p || (*end && !strchr("()<>@,;:\\\".[] \t", *end)))
		return NULL;
	return skip_blanks(end);
}

static const char *read_delimited(const char *p, char open, char close)
{
	if (*p != open)
		return NULL;
	for (p++; *p && *p != close; p++)
		if (*p == '\\' && p[1])
			p++;
	return *p ? skip_blanks(p + 1) : NULL;
}

static const char *read_word(const char *p)
{
	const char *end = read_atom(p);

	return end ? end : read_delimited(p, '"', '"');
}

static const char *read_domain_part(const char *p)
{
	const char *end = read_atom(p);

	return end ? end : read_delimited(p, '[', ']');
}

static const char *read_dotted(const char *p,
			       const char *(*part)(const char *p))
{
	const char *end = part(p), *next;

	while (end && *end == '.') {
		next = part(skip_blanks(end + 1));
		if (!next)
			return NULL;
		end = next;
	}
	return end;
}

static const char *read_spec(const char *p)
{
	p = read_dotted(p, read_word);
	if (!p || *p != '@')
		return NULL;
	return read_dotted(skip_blanks(p + 1), read_domain_part);
}

static const char *read_mailbox(const char *p)
{
	const char *end, *next;

	p = skip_blanks(p);
	end = read_spec(p);
	if (end)
		return end;
	for (end = p; (next = read_word(end));)
		end = next;
	if (*end != '<')
		return NULL;
	end = read_spec(skip_blanks(end + 1));
	return end && *end == '>' ? skip_blanks(end + 1) : NULL;
}

/* The text after the comment that opens at p, or NULL. */
static const char *skip_comment(const char *p)
{
	for (p++; *p && *p != '(' && *p != ')'; p++)
		if (*p == '\\' && p[1])
			p++;
	return *p == ')' ? p + 1 : NULL;
}

/* Replaces each (comment) outside quotes by a blank, innermost first. */
static char *without_comments(const char *value)
{
	GString *text = g_string_new(value);
	gboolean quotes = FALSE;
	const char *end;
	gsize i = 0;

	while (i < text->len) {
		char c = text->str[i];

		end = c == '(' && !quotes ? skip_comment(text->str + i) : NULL;
		if (end) {
			g_string_erase(text, i, end - (text->str + i));
			g_string_insert_c(text, i, ' ');
			quotes = FALSE;
			i = 0;
			continue;
		}
		if (c == '"')
			quotes = !quotes;
		i += c == '\\' ? 2 : 1;
	}
	return g_string_free(text, FALSE);
}

static gboolean beyond_latin1(const char *text)
{
	for (; *text; text++)
		if ((guchar)*text > 0xc3)
			return TRUE;
	return FALSE;
}

GPtrArray *contact_split(const char *value, gboolean unicode)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
	char *text = without_comments(value);
	const char *p = text, *end;

	/* a single address keeps its comment; parsing drops it */
	if (unicode && beyond_latin1(text))
		goto single;
	end = read_mailbox(p);
	if (end && !*end)
		goto single;
	for (;; p++) {
		end = read_mailbox(p);
		if (end) {
			p = skip_blanks(p);
			g_ptr_array_add(out, g_strndup(p, end - p));
			p = end;
		}
		if (!*p)
			break;
		if (*p != ',')
			goto single;
	}
	g_free(text);
	return out;
single:
	g_free(text);
	g_ptr_array_set_size(out, 0);
	g_ptr_array_add(out, g_strdup(value));
	return out;
}
