/* SPDX-License-Identifier: GPL-2.0 */
/*
 * condition - the preprocessor conditions around a call
 */
#ifndef TREEWIDE_CONDITION_H
#define TREEWIDE_CONDITION_H

#include <glib.h>

#include "code/token.h"

/*
 * The symbols (char *, without CONFIG_) of the #if, #ifdef and #elif lines
 * around this line; NULL: there are no such lines. Free with
 * g_ptr_array_unref().
 */
GPtrArray *condition_symbols(const struct source *source, guint line);

/*
 * Whether the preprocessor's output still has the word on this line of the
 * file.
 */
gboolean condition_survived(const char *preprocessed, const char *file,
			    guint line, const char *word);

#endif
