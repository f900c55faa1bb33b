/* SPDX-License-Identifier: GPL-2.0 */
/*
 * standin-parts - what the files of standin share
 */
#ifndef TREEWIDE_STANDIN_PARTS_H
#define TREEWIDE_STANDIN_PARTS_H

#include "code/standin.h"

/* A stretch of the copy: source holds the words of text as it is now. */
struct stretch {
	const struct source *source;
	char *text;
	guint from; /* offsets; to is behind the last byte */
	guint to;
};

/* Blanks what lies between two offsets, but for newlines. */
void standin_blank(char *text, guint from, guint to);

/* Blanks tokens first to last, and writes word where first began. */
void standin_put(const struct stretch *at, guint first, guint last,
		 const char *word);

/* Writes this mark into the blank behind a token; FALSE: there is none. */
gboolean standin_mark(const struct stretch *at, guint token, char mark);

/* Attributes, numbers, keywords, asm: words that are odd wherever they stand. */
void standin_words(const struct stretch *at);

/* Heads and macros by what follows them. Returns whether there were any. */
gboolean standin_statements(const struct stretch *at);

/* DECLARE(a, b): an int called a. Tells whether there is a name and room. */
gboolean standin_declare(const struct stretch *at, guint name, guint close);

/* NAME(x, statements): as a head with a block. Tells whether it was one. */
gboolean standin_arguments(const struct stretch *at, guint name, guint close);

#endif
