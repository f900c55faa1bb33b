/* SPDX-License-Identifier: GPL-2.0 */
/*
 * macros - the macros that a source can use, as far as they are known
 *
 *	found = macros_find(source, "LOCKED");
 *	for (i = 0; i < found->len; i++)
 *		use(found->pdata[i]);
 *	g_ptr_array_unref(found);
 *
 * Those of the file itself are read from its tokens. For those of the rest of
 * the tree the source has a book, set by whoever reads the tree
 * (program/macrobook.h); without one only the file's own macros are known.
 */
#ifndef TREEWIDE_MACROS_H
#define TREEWIDE_MACROS_H

#include <glib.h>

#include "code/item.h"
#include "code/token.h"

/* One #define. */
struct macro {
	const struct source *source;
	struct item item; /* an ITEM_MACRO */
};

/*
 * Knowledge beyond a file; its owner defines how to get it. Answers belong to
 * the book and live as long as it does; any thread may ask.
 */
struct macrobook {
	/* The sources that may define a macro of this name for a file. */
	const GPtrArray *(*defining)(struct macrobook *book, const char *file,
				     const char *name);
	/*
	 * The sources with a DEFINE_GUARD_COND() or the like: they tell for
	 * which lock classes scoped_guard() may skip its statement.
	 */
	const GPtrArray *(*guarding)(struct macrobook *book);
};

/*
 * The definitions of a macro that the source can mean (struct macro *): its
 * own, else those of its book. Empty if none is known. Free with
 * g_ptr_array_unref(); the sources in it belong to others.
 */
GPtrArray *macros_find(const struct source *source, const char *name);

/*
 * The number of the macro's parameter of this name; -1: none. "..." and
 * "args..." are parameters, the former with the name __VA_ARGS__.
 */
int macros_parameter(const struct macro *macro, guint token);

/* The number of parameters; if *variadic, the last one takes all the rest. */
guint macros_parameters(const struct macro *macro, gboolean *variadic);

#endif
