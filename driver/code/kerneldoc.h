/* SPDX-License-Identifier: GPL-2.0 */
/*
 * kerneldoc - the kernel-doc comments of a C file
 */
#ifndef TREEWIDE_KERNELDOC_H
#define TREEWIDE_KERNELDOC_H

#include <glib.h>

#include "code/token.h"

/*
 * What the kernel-doc of this function says of its parameters: name to text,
 * on one line. NULL when the function has no kernel-doc here. Free with
 * g_hash_table_unref().
 */
GHashTable *kerneldoc_parameters(const struct source *source,
				 const char *function);

/*
 * Lays the text of one kernel-doc comment out: paragraphs and parameters are
 * wrapped at 80 columns, parameters' texts aligned; a paragraph that begins
 * with a section's name ("Return:") stays one of its own. Lines outside of the
 * comment stay as they are. Free with g_free().
 */
char *kerneldoc_layout(const char *text);

#endif
