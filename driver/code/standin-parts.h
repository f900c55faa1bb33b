/* SPDX-License-Identifier: GPL-2.0 */
/*
 * standin-parts - shared by the files of standin
 */
#ifndef TREEWIDE_STANDIN_PARTS_H
#define TREEWIDE_STANDIN_PARTS_H

#include "code/standin.h"

/* A range of the copy; source has the tokens of text as it is now. */
struct stretch {
	const struct source *source;
	char *text;
	guint from; /* offsets; to is exclusive */
	guint to;
};

/* Blanks everything between two offsets except newlines. */
void standin_blank(char *text, guint from, guint to);

/* Blanks tokens first to last, and writes word where first began. */
void standin_put(const struct stretch *at, guint first, guint last,
		 const char *word);

/* Writes this mark into the blank after a token; FALSE: there is none. */
gboolean standin_mark(const struct stretch *at, guint token, char mark);

/* Attributes, numbers, keywords, asm: tokens that are a problem anywhere. */
void standin_words(const struct stretch *at);

/* Heads and macros, judged by what follows. Returns whether there were any. */
gboolean standin_statements(const struct stretch *at);

/* DECLARE(a, b): an int called a. FALSE: there is no name or no room. */
gboolean standin_declare(const struct stretch *at, guint name, guint close);

/* NAME(x, statements): a head with a block. FALSE: it is something else. */
gboolean standin_arguments(const struct stretch *at, guint name, guint close);

#endif
