// SPDX-License-Identifier: GPL-2.0
#include "badline.h"

#include <stdio.h>
#include <string.h>

GArray *badlines_read(const char *output)
{
	GArray *regions = g_array_new(FALSE, FALSE, sizeof(struct badline));
	char **lines = g_strsplit(output, "\n", -1);
	guint error = 0, before = 0, after = 0;
	gboolean inside = FALSE, met = FALSE;

	for (guint i = 0; lines[i]; i++) {
		const char *at = strstr(lines[i], "\", line ");
		gboolean bad = g_str_has_prefix(lines[i], "bad: ");
		gboolean here = g_str_has_prefix(lines[i], "BAD:");
		struct badline region;

		if (at && sscanf(at, "\", line %u", &error) == 1)
			continue;
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
			g_array_append_val(regions, region);
		}
		inside = met = FALSE;
		before = after = 0;
	}
	g_strfreev(lines);
	return regions;
}
