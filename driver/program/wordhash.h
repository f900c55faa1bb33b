/* SPDX-License-Identifier: GPL-2.0 */
/*
 * wordhash - the different words of a text, as numbers
 *
 *	slots = wordhash_slots();
 *	wordhash_text(text, length, slots, hashes);
 *	g_free(slots);
 *
 * Made to be fast: a kernel has more than a gigabyte of text. Words are
 * identifiers, keywords too, also in strings; most comments are passed over.
 */
#ifndef TREEWIDE_WORDHASH_H
#define TREEWIDE_WORDHASH_H

#include <glib.h>

/* Bytes behind a text that must be readable, and 0. */
#define WORDHASH_MARGIN 80

/* Words below this length are left out. */
#define WORDHASH_SHORTEST 3

/*
 * The number of a word. Two words that differ only far inside may have the
 * same one.
 */
guint32 wordhash_of(const char *word, gsize length);

/* A table for wordhash_text(), for one thread. Free with g_free(). */
guint32 *wordhash_slots(void);

/*
 * Adds the numbers (guint32) of the text's words, each (nearly always) once.
 * Words of a comment count where a string might hold its first letters.
 */
void wordhash_text(const char *text, gsize length, guint32 *slots,
		   GArray *hashes);

#endif
