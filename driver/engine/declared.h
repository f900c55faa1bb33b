/* SPDX-License-Identifier: GPL-2.0 */
/*
 * declared - what a C file tells other files, declaration by declaration
 *
 *	before = declared_read(source_before, shared);
 *	after = declared_read(source_after, shared);
 *	names = declared_changed(before, after);
 *
 * A declaration is a piece of text between ; { } and , of an enum, outside of
 * functions' bodies: a prototype, a member of a struct, a function's head, a
 * macro with all its lines. Its name is the one that it declares, as far as
 * that can be told without a compiler.
 */
#ifndef TREEWIDE_DECLARED_H
#define TREEWIDE_DECLARED_H

#include <glib.h>

#include "code/item.h"
#include "code/token.h"

struct declared {
	char *name;
	char *text; /* without comments, white space folded */
	gboolean function; /* the head of a function with a body */
	gboolean shared; /* other files can see it */
	gboolean pointer; /* of type (*name)(...) */
};

/*
 * The declarations of a file, as struct declared *. Free with
 * g_ptr_array_unref().
 */
GPtrArray *declared_read(const struct source *source, const GArray *items);

/*
 * Those of before that after has not in the same words (struct declared *,
 * owned by before). Free with g_ptr_array_unref().
 */
GPtrArray *declared_changed(const GPtrArray *before, const GPtrArray *after);

#endif
