/* SPDX-License-Identifier: GPL-2.0 */
/*
 * insertion - new text put behind what a C file has already
 *
 * Places are found by reading the file, never by line number: behind a
 * function's declaration, or behind its definition and the EXPORT_SYMBOL line
 * that belongs to it. A function that both arms of an #ifdef have is followed
 * by the new text behind the #endif, so that it is there once for both.
 */
#ifndef TREEWIDE_INSERTION_H
#define TREEWIDE_INSERTION_H

#include <glib.h>

#include "code/prototype.h"
#include "code/token.h"

/* What of a function the text is put behind. */
enum insertion_place {
	INSERTION_DECLARATION,
	INSERTION_DEFINITION,
};

struct insertion {
	gsize offset; /* begins a line, or the end of the file */
	char *text; /* whole lines */
};

/*
 * The place behind this function, or -1 when the file does not have it.
 * functions are all of source's (prototypes_read()).
 */
gssize insertion_find(const struct source *source, const GPtrArray *functions,
		      const char *name, enum insertion_place place);

/* Adds one to the list; takes a copy of text. */
void insertion_add(GPtrArray *insertions, gsize offset, const char *text);

/* An empty list. Free with g_ptr_array_unref(). */
GPtrArray *insertions_new(void);

/*
 * The file with all of them put in, each set off by blank lines; several at one
 * place keep their order. Free with g_bytes_unref().
 */
GBytes *insertions_apply(const struct source *source,
			 const GPtrArray *insertions);

#endif
