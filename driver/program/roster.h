/* SPDX-License-Identifier: GPL-2.0 */
/*
 * roster - which of the files read so far may hold a word
 *
 *	roster = roster_new();
 *	roster_add(roster, marks);	(one file after the other)
 *	for (i = roster_next(roster, hash, 0); i < count;
 *	     i = roster_next(roster, hash, i + 1))
 *		look(file i);
 *	roster_free(roster);
 *
 * Most words occur in a few of many hundred files. Each file has a mark for the
 * hash of each of its names; they are kept side by side per hash, so that the
 * files of a word are found without a look at the others. A few files are
 * returned that do not hold the word.
 */
#ifndef TREEWIDE_ROSTER_H
#define TREEWIDE_ROSTER_H

#include <glib.h>

#define ROSTER_MARKS 16384

struct roster;

/* The marks of one file: one bit per hash. */
struct marks {
	guint64 word[ROSTER_MARKS / 64];
};

static inline void marks_add(struct marks *marks, guint hash)
{
	guint bit = hash % ROSTER_MARKS;

	marks->word[bit / 64] |= G_GUINT64_CONSTANT(1) << bit % 64;
}

struct roster *roster_new(void);
void roster_free(struct roster *roster);

/* Adds the marks of the next file; files are numbered from 0. */
void roster_add(struct roster *roster, const struct marks *marks);

/*
 * The first file from this number on that has the mark, or the number of files
 * if there is none.
 */
guint roster_next(const struct roster *roster, guint hash, guint from);

#endif
