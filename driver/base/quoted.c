// SPDX-License-Identifier: GPL-2.0
#include "base/quoted.h"

#include <string.h>

/* Longest encoded line, including the = of a soft break. */
#define ENCODED_MAX 76

gboolean quoted_needed(const char *text, gsize length, gsize longest)
{
	gsize i, column = 0;

	for (i = 0; i < length; i++) {
		if (text[i] == '\r' || !text[i])
			return TRUE;
		column = text[i] == '\n' ? 0 : column + 1;
		if (column > longest)
			return TRUE;
	}
	return FALSE;
}

static gboolean is_plain(const char *p, const char *end, gboolean first)
{
	if (*p == ' ' || *p == '\t')
		return p + 1 < end; /* trailing white space gets lost */
	/* an mbox takes "From " for the start of a mail */
	if (first && end - p >= 5 && !strncmp(p, "From ", 5))
		return FALSE;
	return g_ascii_isgraph(*p) && *p != '=';
}

static void encode_line(GString *out, const char *line, const char *end)
{
	gsize start = out->len;
	const char *p;

	for (p = line; p < end; p++) {
		/* room for =XX and for the = of a soft break */
		if (out->len - start > ENCODED_MAX - 4) {
			g_string_append(out, "=\n");
			start = out->len;
		}
		if (is_plain(p, end, out->len == start))
			g_string_append_c(out, *p);
		else
			g_string_append_printf(out, "=%02X", (guchar)*p);
	}
}

void quoted_encode(GString *text)
{
	GString *out = g_string_sized_new(text->len + text->len / 8);
	const char *p = text->str, *end = p + text->len;

	while (p < end) {
		const char *stop = memchr(p, '\n', end - p);

		encode_line(out, p, stop ? stop : end);
		if (!stop)
			break;
		g_string_append_c(out, '\n');
		p = stop + 1;
	}
	g_string_truncate(text, 0);
	g_string_append_len(text, out->str, out->len);
	g_string_free(out, TRUE);
}
