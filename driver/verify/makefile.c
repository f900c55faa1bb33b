// SPDX-License-Identifier: GPL-2.0
#include "verify/makefile.h"

#include <string.h>

#define WORD "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"

static void add_once(GPtrArray *list, char *text)
{
	if (g_ptr_array_find_with_equal_func(list, text, g_str_equal, NULL))
		g_free(text);
	else
		g_ptr_array_add(list, text);
}

/* Whether the word is among words. */
static gboolean has_word(const char *words, const char *word)
{
	gsize length = strlen(word);

	for (const char *p = words; (p = strstr(p, word)); p += length)
		if ((p == words || g_ascii_isspace(p[-1])) &&
		    (!p[length] || g_ascii_isspace(p[length])))
			return TRUE;
	return FALSE;
}

/* The Makefile's text with continued lines joined. */
static char *read_makefile(const struct tree *tree, const char *folder)
{
	static const char *const names[] = {"Kbuild", "Makefile"};

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path =
			g_build_filename(folder, names[i], NULL);
		g_autoptr(GBytes) bytes = NULL;
		g_autoptr(GString) text = NULL;

		if (!tree_has(tree, path))
			continue;
		bytes = tree_read(tree, path, NULL);
		if (!bytes)
			continue;
		text = g_string_new_len(g_bytes_get_data(bytes, NULL),
					g_bytes_get_size(bytes));
		g_string_replace(text, "\\\n", " ", 0);
		return g_strdup(text->str);
	}
	return NULL;
}

/*
 * Adds the symbols of the lines that name the word; follows "parts-y += x.o" to
 * the lines that name parts.o.
 */
static void follow(const char *makefile, const char *word, GPtrArray *symbols,
		   guint depth)
{
	g_auto(GStrv) lines = g_strsplit(makefile, "\n", -1);

	for (guint i = 0; lines[i]; i++) {
		const char *equals = strchr(lines[i], '=');
		const char *config = strstr(lines[i], "$(CONFIG_");
		gsize stem = strcspn(lines[i], "-");

		if (!equals || !has_word(equals + 1, word))
			continue;
		if (config && config < equals)
			add_once(symbols, g_strndup(config + 9,
						    strspn(config + 9, WORD)));
		if (!g_str_has_prefix(lines[i], "obj-") && depth < 3 &&
		    lines[i] + stem < equals) {
			g_autofree char *whole =
				g_strdup_printf("%.*s.o", (int)stem, lines[i]);

			if (strcmp(whole, word) != 0)
				follow(makefile, whole, symbols, depth + 1);
		}
	}
}

GPtrArray *makefile_symbols(const struct tree *tree, const char *file)
{
	GPtrArray *symbols = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *folder = g_path_get_dirname(file);
	g_autofree char *base = g_path_get_basename(file);
	g_autofree char *word =
		g_strdup_printf("%.*s.o", (int)strcspn(base, "."), base);

	while (strcmp(folder, ".") != 0) {
		g_autofree char *makefile = read_makefile(tree, folder);
		char *parent = g_path_get_dirname(folder);
		char *name = g_path_get_basename(folder);

		if (makefile)
			follow(makefile, word, symbols, 0);
		g_free(word);
		word = g_strconcat(name, "/", NULL);
		g_free(name);
		g_free(folder);
		folder = parent;
	}
	return symbols;
}
