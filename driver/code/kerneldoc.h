/* SPDX-License-Identifier: GPL-2.0 */
/*
 * kerneldoc - the kernel-doc comments of a C file
 */
#ifndef TREEWIDE_KERNELDOC_H
#define TREEWIDE_KERNELDOC_H

#include <glib.h>

#include "code/token.h"

/*
 * The parameter descriptions in the kernel-doc of this function: name to text,
 * on one line. NULL if the function has no kernel-doc here. Free with
 * g_hash_table_unref().
 */
GHashTable *kerneldoc_parameters(const struct source *source,
				 const char *function);

/*
 * Formats one kernel-doc comment: paragraphs and parameters are wrapped at 80
 * columns, descriptions aligned; a paragraph that begins with a section's name
 * ("Return:") stays separate. Lines outside of the comment are kept. Free with
 * g_free().
 */
char *kerneldoc_layout(const char *text);

#endif
