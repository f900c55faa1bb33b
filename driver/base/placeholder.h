/* SPDX-License-Identifier: GPL-2.0 */
/*
 * placeholder - fills in the @NAME@ of a text
 */
#ifndef TREEWIDE_PLACEHOLDER_H
#define TREEWIDE_PLACEHOLDER_H

#include <glib.h>

/*
 * The text with each @NAME@ replaced by values[NAME] (char * to char *; may be
 * NULL). Fails with TREEWIDE_ERROR_INPUT if a name has no value. Free with
 * g_free().
 */
char *placeholder_fill(const char *text, GHashTable *values, GError **error);

#endif
