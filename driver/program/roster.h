/* SPDX-License-Identifier: GPL-2.0 */
/*
 * roster - which of the files read so far can name a word
 *
 *	roster = roster_new();
 *	roster_add(roster, marks);	(one file after the other)
 *	for (i = roster_next(roster, hash, 0); i < count;
 *	     i = roster_next(roster, hash, i + 1))
 *		look(file i);
 *	roster_free(roster);
 *
 * Most words are named in a few files of many hundred. Each file has a mark for
 * the hash of each of its names; here they lie side by side by hash, so that
 * the files of a word are found without a look at the others. Some are named
 * that do not hold the word.
 */
#ifndef TREEWIDE_ROSTER_H
#define TREEWIDE_ROSTER_H

#include <glib.h>

#define ROSTER_MARKS 16384

struct roster;

/* The marks of one file: a bit for each. */
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

/* The next file's marks; its number is how many were added before. */
void roster_add(struct roster *roster, const struct marks *marks);

/*
 * The first file, from this number on, that has the mark; the number of files
 * when there is none.
 */
guint roster_next(const struct roster *roster, guint hash, guint from);

#endif
