/* SPDX-License-Identifier: GPL-2.0 */
/*
 * macros - the macros that a source can name, as far as they are known
 *
 *	found = macros_find(source, "LOCKED");
 *	for (i = 0; i < found->len; i++)
 *		use(found->pdata[i]);
 *	g_ptr_array_unref(found);
 *
 * Those of the file itself are read from its words. For those of the rest of
 * the tree the source has a book, which who reads the tree gives it
 * (program/macrobook.h); without one only the file's own are known.
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
 * What is known beyond a file: how to ask is the owner's business. What it
 * answers is its own and stays as long as it does; it may be asked by any
 * thread.
 */
struct macrobook {
	/* The sources that may define a macro of this name for a file. */
	const GPtrArray *(*defining)(struct macrobook *book, const char *file,
				     const char *name);
	/* The sources that say which lock classes scoped_guard() may pass
	 * over: those with a DEFINE_GUARD_COND() or the like. */
	const GPtrArray *(*guarding)(struct macrobook *book);
};

/*
 * The definitions of a macro that the source can mean (struct macro *): its
 * own, else those of its book. Empty where none is known. Free with
 * g_ptr_array_unref(); the sources in it belong to others.
 */
GPtrArray *macros_find(const struct source *source, const char *name);

/* Number of the macro's parameter of this name, -1: it has none. "..." and
 * "args..." are parameters, the former by the name __VA_ARGS__. */
int macros_parameter(const struct macro *macro, guint token);

/* How many parameters it has; the last one takes what is over if *variadic. */
guint macros_parameters(const struct macro *macro, gboolean *variadic);

#endif
