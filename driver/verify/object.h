/* SPDX-License-Identifier: GPL-2.0 */
/*
 * object - the calls in an object file, and how two objects differ
 */
#ifndef TREEWIDE_OBJECT_H
#define TREEWIDE_OBJECT_H

#include <glib.h>

#include "verify/toolchain.h"

/*
 * The functions with this prefix that each object (char *: path) calls or
 * points to, by its relocations: path -> GHashTable of name -> count
 * (GUINT_TO_POINTER()). A missing object has no entry. Fails with
 * TREEWIDE_ERROR_TOOL if there is no readelf. Free with g_hash_table_unref().
 */
GHashTable *objects_calls(const GPtrArray *paths, const char *prefix,
			  GError **error);

/* The same for the output of readelf -rW. */
GHashTable *objects_parse_calls(const char *said, const GPtrArray *paths,
				const char *prefix);

/* Whether both files exist and hold the same bytes. */
gboolean object_same(const char *before, const char *after);

/*
 * The functions (char *) that differ, by disassembly without addresses; a
 * function that only one object has differs. Empty if only data or symbol names
 * do. report gets the diff of their disassemblies. Fails with
 * TREEWIDE_ERROR_TOOL if there is no objdump. Free with g_ptr_array_unref().
 */
GPtrArray *object_differences(const struct toolchain *toolchain,
			      const char *before, const char *after,
			      const char *report, GError **error);

/* The functions of one object, as by object_functions(). */
GTree *object_read(const struct toolchain *toolchain, const char *path,
		   GError **error);

/*
 * Splits the output of objdump -dr: function -> its instructions without
 * addresses, sorted by name. Free with g_tree_unref().
 */
GTree *object_functions(const char *said);

#endif
