// SPDX-License-Identifier: GPL-2.0
#include "report/html.h"

/* Bidirectional marks, and what else has no shape but changes what is seen. */
static gboolean is_hidden(gunichar c)
{
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
	       c == 0x200e || c == 0x200f || c == 0x061c || c == 0xfeff ||
	       c == 0x2028 || c == 0x2029;
}

static gboolean is_control(gunichar c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0);
}

char *html_clean(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
	GString *out = g_string_new(NULL);

	for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		g_string_append_unichar(
			out, is_control(c) || is_hidden(c) ? 0xfffd : c);
	}
	return g_string_free(out, FALSE);
}

static void add_text(GString *out, const char *text)
{
	g_autofree char *clean = html_clean(text);
	g_autofree char *escaped = g_markup_escape_text(clean, -1);

	g_string_append(out, escaped);
}

void html_add(GString *out, const char *format, ...)
{
	va_list more;

	va_start(more, format);
	for (; *format; format++)
		if (*format != '%') {
			g_string_append_c(out, *format);
		} else if (*++format == 's') {
			add_text(out, va_arg(more, const char *));
		} else {
			g_assert(*format == 'u');
			g_string_append_printf(out, "%u", va_arg(more, guint));
		}
	va_end(more);
}

void html_add_path(GString *out, const char *path, guint line)
{
	g_auto(GStrv) parts = g_strsplit(path, "/", -1);

	g_string_append(out, "<span class=\"path\">");
	for (char **part = parts; *part; part++)
		html_add(out, part == parts ? "%s" : "/<wbr>%s", *part);
	html_add(out, ":%u</span>", line);
}

void html_add_json(GString *out, const char *json)
{
	for (; *json; json++)
		if (*json == '<' || *json == '>' || *json == '&')
			g_string_append_printf(out, "\\u%04x", *json);
		else
			g_string_append_c(out, *json);
}

char *html_link(const char *name)
{
	g_autofree char *escaped = g_uri_escape_string(name, NULL, FALSE);

	/* a name with a colon is no scheme */
	return g_strconcat("./", escaped, NULL);
}
