// SPDX-License-Identifier: GPL-2.0
#include "base/placeholder.h"

#include <string.h>

#include "base/error.h"

/*
 * Replaces the placeholder that begins at text ('@'). Returns the text after
 * it, or NULL if it has no value.
 */
static const char *fill_one(GString *out, const char *text, GHashTable *values,
			    GError **error)
{
	gsize length = strspn(text + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
	g_autofree char *name = g_strndup(text + 1, length);
	const char *value;

	if (!length || text[1 + length] != '@') {
		g_string_append_c(out, '@');
		return text + 1;
	}
	value = values ? g_hash_table_lookup(values, name) : NULL;
	if (!value) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "no value is known for '@%s@'", name);
		return NULL;
	}
	g_string_append(out, value);
	return text + 1 + length + 1;
}

char *placeholder_fill(const char *text, GHashTable *values, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);

	while (*text) {
		if (*text != '@') {
			g_string_append_c(out, *text++);
			continue;
		}
		text = fill_one(out, text, values, error);
		if (!text)
			return NULL;
	}
	return g_strdup(out->str);
}
