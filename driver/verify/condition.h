/* SPDX-License-Identifier: GPL-2.0 */
/*
 * condition - what the preprocessor asks before it lets a call through
 */
#ifndef TREEWIDE_CONDITION_H
#define TREEWIDE_CONDITION_H

#include <glib.h>

#include "code/token.h"

/*
 * The symbols without CONFIG_ that the #if, #ifdef, #elif lines around this
 * line of the file name, as char *; NULL when there is no such line around.
 * Free with g_ptr_array_unref().
 */
GPtrArray *condition_symbols(const struct source *source, guint line);

/*
 * Whether the word is left on this line of the file in what the preprocessor
 * printed.
 */
gboolean condition_survived(const char *preprocessed, const char *file,
			    guint line, const char *word);

#endif
