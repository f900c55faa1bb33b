/* SPDX-License-Identifier: GPL-2.0 */
/*
 * wordhash - the different words of a text, as numbers
 *
 *	slots = wordhash_slots();
 *	wordhash_text(text, length, slots, hashes);
 *	g_free(slots);
 *
 * Made to be fast: a kernel has more than a gigabyte of text. Words are
 * identifiers; keywords, and what stands in comments, are words as well.
 */
#ifndef TREEWIDE_WORDHASH_H
#define TREEWIDE_WORDHASH_H

#include <glib.h>

/* Bytes behind a text that must be readable, and 0. */
#define WORDHASH_BLOCK 64

/* Words below this length are left out. */
#define WORDHASH_SHORTEST 3

/*
 * The number of a word. Two words that differ only far inside may have the
 * same one.
 */
guint32 wordhash_of(const char *word, gsize length);

/* A table for wordhash_text(), for one thread. Free with g_free(). */
guint32 *wordhash_slots(void);

/* Adds the numbers (guint32) of the text's words, each (nearly always) once. */
void wordhash_text(const char *text, gsize length, guint32 *slots,
		   GArray *hashes);

#endif
