/* SPDX-License-Identifier: GPL-2.0 */
/*
 * object - what is in an object file: calls, and how two of them differ
 */
#ifndef TREEWIDE_OBJECT_H
#define TREEWIDE_OBJECT_H

#include <glib.h>

#include "verify/toolchain.h"

/*
 * The functions whose names begin with prefix that each object (char *: paths)
 * calls or points to, by its relocations: path -> GHashTable of name -> count
 * (GUINT_TO_POINTER()). An object that does not exist has no entry. Fails with
 * TREEWIDE_ERROR_TOOL when there is no readelf. Free with
 * g_hash_table_unref().
 */
GHashTable *objects_calls(const GPtrArray *paths, const char *prefix,
			  GError **error);

/* The same of what readelf -rW said. */
GHashTable *objects_parse_calls(const char *said, const GPtrArray *paths,
				const char *prefix);

/* Whether both files exist and hold the same bytes. */
gboolean object_same(const char *before, const char *after);

/*
 * The functions that differ, by disassembly without addresses, as char *; a
 * function that only one object has differs. Empty when only data or symbol
 * names do. report gets the two disassemblies of them as a diff. Fails with
 * TREEWIDE_ERROR_TOOL when there is no objdump. Free with
 * g_ptr_array_unref().
 */
GPtrArray *object_differences(const struct toolchain *toolchain,
			      const char *before, const char *after,
			      const char *report, GError **error);

/* The functions of one object, as object_functions() has them. */
GTree *object_read(const struct toolchain *toolchain, const char *path,
		   GError **error);

/*
 * Splits what objdump -dr said: function -> its instructions without
 * addresses, in the order of names. Free with g_tree_unref().
 */
GTree *object_functions(const char *said);

#endif
