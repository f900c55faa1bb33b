/* SPDX-License-Identifier: GPL-2.0 */
/*
 * insertion - adds new text after existing functions of a C file
 *
 * Places are found by parsing the file, never by line number: after a
 * function's declaration, or after its definition and its EXPORT_SYMBOL line.
 * If both arms of an #ifdef have the function, the new text comes after the
 * #endif, so that it is there once for both.
 */
#ifndef TREEWIDE_INSERTION_H
#define TREEWIDE_INSERTION_H

#include <glib.h>

#include "code/prototype.h"
#include "code/token.h"

/* The part of a function that the text comes after. */
enum insertion_place {
	INSERTION_DECLARATION,
	INSERTION_DEFINITION,
};

struct insertion {
	gsize offset; /* start of a line, or the end of the file */
	char *text; /* whole lines */
};

/*
 * The offset after this function, or -1 if the file does not have it. functions
 * are all functions of source (prototypes_read()).
 */
gssize insertion_find(const struct source *source, const GPtrArray *functions,
		      const char *name, enum insertion_place place);

/* Adds one to the list; takes a copy of text. */
void insertion_add(GPtrArray *insertions, gsize offset, const char *text);

/* An empty list. Free with g_ptr_array_unref(). */
GPtrArray *insertions_new(void);

/*
 * The file with all insertions, separated by blank lines; several at one place
 * keep their order. Free with g_bytes_unref().
 */
GBytes *insertions_apply(const struct source *source,
			 const GPtrArray *insertions);

#endif
