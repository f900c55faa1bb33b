/* SPDX-License-Identifier: GPL-2.0 */
/*
 * included - files that are C, whatever their names end in
 *
 *	code = included_code(tree, files, found, threads, &error);
 *	if (g_hash_table_contains(code, "drivers/x/body.inc"))
 *
 * What an #include in the tree names is code, and what a build file has
 * compiled or included: body.inc, ops.def, table.tmpl. What is assembly or
 * Rust by its name, or a file of the build itself, is none.
 */
#ifndef TREEWIDE_INCLUDED_H
#define TREEWIDE_INCLUDED_H

#include <glib.h>

struct tree;

/*
 * Those of the files (char *, as tree_files() has them) that are code by that
 * rule; found says which of them are asked for. The tree is read only where
 * there is one to ask for. Fails as sweep_run() does. Free with
 * g_hash_table_unref().
 */
GHashTable *included_code(const struct tree *tree, const GPtrArray *files,
			  const gboolean *found, guint threads, GError **error);

/* Whether the name may be that of C which neither .c nor .h says. */
gboolean included_may_be_code(const char *path);

#endif
