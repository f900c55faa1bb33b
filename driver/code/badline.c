// SPDX-License-Identifier: GPL-2.0
#include "code/badline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The number in a file's name: "7.c" before `end` in the line. */
static guint number_of(const char *line, const char *end)
{
	const char *p = end;

	while (p > line && p[-1] != '"' && p[-1] != '/')
		p--;
	return strtoul(p, NULL, 10);
}

GArray *badlines_read(const char *output)
{
	GArray *regions = g_array_new(FALSE, FALSE, sizeof(struct badline));
	char **lines = g_strsplit(output, "\n", -1);
	guint error = 0, before = 0, after = 0, copy = 0;
	gboolean inside = FALSE, met = FALSE;

	for (guint i = 0; lines[i]; i++) {
		const char *at = strstr(lines[i], "\", line ");
		gboolean bad = g_str_has_prefix(lines[i], "bad: ");
		gboolean here = g_str_has_prefix(lines[i], "BAD:");
		struct badline region;

		if (at && sscanf(at, "\", line %u", &error) == 1) {
			copy = number_of(lines[i], at);
			continue;
		}
		if (bad || here) {
			inside = TRUE;
			met |= here;
			before += bad && !met;
			after += bad && met;
			continue;
		}
		if (inside && met && error) {
			region.first = error > before ? error - before : 1;
			region.last = error + after;
			region.error = error;
			region.copy = copy;
			g_array_append_val(regions, region);
		}
		inside = met = FALSE;
		before = after = 0;
	}
	g_strfreev(lines);
	return regions;
}
