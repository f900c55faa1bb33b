/* SPDX-License-Identifier: GPL-2.0 */
/*
 * table-of - tables and calls that functions of other files are put into
 *
 *	units = table_files(tree, names, threads, &error);
 *	if (table_puts(units->pdata[0], "show", "foo_show"))
 *		...
 */
#ifndef TREEWIDE_TABLE_OF_H
#define TREEWIDE_TABLE_OF_H

#include <glib.h>

#include "tree/tree.h"
#include "site/unit.h"

/*
 * The tree's C files that name one of these functions (char *): struct unit *.
 * Fails as sweep_run() and tree_read() do. Free with g_ptr_array_unref().
 */
GPtrArray *table_files(const struct tree *tree, const GPtrArray *functions,
		       guint threads, GError **error);

/* Whether ".pointer = function" or "->pointer = function" stands in there. */
gboolean table_puts(const struct unit *unit, const char *pointer,
		    const char *function);

/* Whether a call of name, in there, gets the function as an argument. */
gboolean table_passes(const struct unit *unit, const char *name,
		      const char *function);

#endif
