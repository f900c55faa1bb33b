/* SPDX-License-Identifier: GPL-2.0 */
/*
 * wordhash - the distinct words of a text, as numbers
 *
 *	slots = wordhash_slots();
 *	wordhash_text(text, length, slots, hashes);
 *	g_free(slots);
 *
 * Made for speed: a kernel has more than a gigabyte of text. Words are
 * identifiers and keywords, also in strings; most comments are skipped.
 */
#ifndef TREEWIDE_WORDHASH_H
#define TREEWIDE_WORDHASH_H

#include <glib.h>

/* Readable zero bytes that the text must be followed by. */
#define WORDHASH_MARGIN 80

/* Shorter words are left out. */
#define WORDHASH_SHORTEST 3

/*
 * The number of a word. Two long words that differ only in the middle may have
 * the same.
 */
guint32 wordhash_of(const char *word, gsize length);

/* A table for wordhash_text(), one per thread. Free with g_free(). */
guint32 *wordhash_slots(void);

/*
 * Appends the numbers (guint32) of the text's words, each (nearly always) once.
 * The words of a comment are included if its first characters may be part of a
 * string.
 */
void wordhash_text(const char *text, gsize length, guint32 *slots,
		   GArray *hashes);

#endif
