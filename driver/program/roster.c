// SPDX-License-Identifier: GPL-2.0
#include "program/roster.h"

#define SHEET 512 /* files per sheet */

/* The files that have each mark, a bit per file. */
struct sheet {
	guint64 rows[ROSTER_MARKS][SHEET / 64];
};

struct roster {
	GPtrArray *sheets;
	guint count; /* number of files */
};

struct roster *roster_new(void)
{
	struct roster *roster = g_new0(struct roster, 1);

	roster->sheets = g_ptr_array_new_with_free_func(g_free);
	return roster;
}

void roster_free(struct roster *roster)
{
	g_ptr_array_unref(roster->sheets);
	g_free(roster);
}

void roster_add(struct roster *roster, const struct marks *marks)
{
	guint column = roster->count % SHEET;
	guint64 bit = G_GUINT64_CONSTANT(1) << column % 64;
	struct sheet *sheet;

	if (!column)
		g_ptr_array_add(roster->sheets, g_new0(struct sheet, 1));
	sheet = roster->sheets->pdata[roster->count++ / SHEET];
	for (guint i = 0; i < G_N_ELEMENTS(marks->word); i++)
		for (guint64 left = marks->word[i]; left; left &= left - 1) {
			guint mark = i * 64 + __builtin_ctzll(left);

			sheet->rows[mark][column / 64] |= bit;
		}
}

guint roster_next(const struct roster *roster, guint hash, guint from)
{
	guint mark = hash % ROSTER_MARKS;

	while (from < roster->count) {
		const struct sheet *sheet = roster->sheets->pdata[from / SHEET];
		guint64 left =
			sheet->rows[mark][from % SHEET / 64] >> from % 64;

		if (left)
			return from + __builtin_ctzll(left);
		from += 64 - from % 64;
	}
	return roster->count;
}
