/* SPDX-License-Identifier: GPL-2.0 */
/*
 * item - the top-level items of a C file: functions, macros, anything else
 *
 *	items = items_new(source);
 *	item = items_at(items, token);
 *	g_array_unref(items);
 *
 * Brackets are balanced over both arms of an #ifdef: each arm starts from the
 * depth at its #if. If a file's braces do not balance, the ends of items mean
 * nothing.
 */
#ifndef TREEWIDE_ITEM_H
#define TREEWIDE_ITEM_H

#include <glib.h>

#include "code/token.h"

enum item_kind {
	ITEM_OTHER, /* declaration, type, table, directive; deep items */
	ITEM_FUNCTION, /* a definition with a body */
	ITEM_MACRO, /* #define */
};

struct item {
	enum item_kind kind;
	guint first; /* token indexes, both inclusive */
	guint last;
	guint name; /* token of the function's or macro's name */
	guint open; /* parenthesis that opens the parameters */
	guint body; /* token of the body's { (function only) */
	guint body_end; /* token of the body's } */
	gboolean deep; /* nested too deeply (nesting.h): not parsed */
	gboolean old_style; /* function: "int f(addr, n) long addr; int n; {" */
};

/* All items in order (struct item). Free with g_array_unref(). */
GArray *items_new(const struct source *source);

/* The same, and whether every bracket was closed correctly. */
GArray *items_read(const struct source *source, gboolean *balanced);

/* The item around this token, or NULL. */
const struct item *items_at(const GArray *items, guint token);

/* The function's or macro's name, or NULL. Free with g_free(). */
char *item_name(const struct source *source, const struct item *item);

#endif
