// SPDX-License-Identifier: GPL-2.0
#include "verify/kconfig.h"

#include <string.h>

#define DEPTH 4 /* limit for dependencies of dependencies */
#define WORD  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"

struct kconfig_symbol {
	/* char *: folders of arch/; "" for all other places */
	GPtrArray *folders;
	GPtrArray *needs; /* char *: names in its "depends on" */
};

static void symbol_free(gpointer data)
{
	struct kconfig_symbol *symbol = data;

	g_ptr_array_unref(symbol->folders);
	g_ptr_array_unref(symbol->needs);
	g_free(symbol);
}

static void add_once(GPtrArray *list, char *text)
{
	if (g_ptr_array_find_with_equal_func(list, text, g_str_equal, NULL))
		g_free(text);
	else
		g_ptr_array_add(list, text);
}

static char *folder_of(const char *path)
{
	const char *name = path + strlen("arch/");

	if (!g_str_has_prefix(path, "arch/") || !strchr(name, '/'))
		return g_strdup("");
	return g_strndup(name, strcspn(name, "/"));
}

static struct kconfig_symbol *get(struct kconfig *kconfig, const char *name)
{
	struct kconfig_symbol *symbol =
		g_hash_table_lookup(kconfig->symbols, name);

	if (symbol)
		return symbol;
	symbol = g_new0(struct kconfig_symbol, 1);
	symbol->folders = g_ptr_array_new_with_free_func(g_free);
	symbol->needs = g_ptr_array_new_with_free_func(g_free);
	g_hash_table_insert(kconfig->symbols, g_strdup(name), symbol);
	return symbol;
}

static void add_needs(struct kconfig_symbol *symbol, const char *expression)
{
	for (const char *p = expression; *p;) {
		gsize length = strspn(p, WORD);

		if (length > 1)
			add_once(symbol->needs, g_strndup(p, length));
		p += MAX(length, 1);
	}
}

static void read_kconfig(struct kconfig *kconfig, const char *path)
{
	g_autofree char *text = tree_read_text(kconfig->tree, path, NULL);
	struct kconfig_symbol *symbol = NULL;
	g_auto(GStrv) lines = NULL;

	if (!text)
		return;
	lines = g_strsplit(text, "\n", -1);
	for (guint i = 0; lines[i]; i++) {
		const char *line = lines[i] + strspn(lines[i], " \t");
		const char *name = g_str_has_prefix(line, "config ") ? line + 7
				   : g_str_has_prefix(line, "menuconfig ")
					   ? line + 11
					   : NULL;

		if (name) {
			g_autofree char *word =
				g_strndup(name, strspn(name, WORD));

			symbol = get(kconfig, word);
			add_once(symbol->folders, folder_of(path));
		} else if (symbol && g_str_has_prefix(line, "depends on ")) {
			add_needs(symbol, line + strlen("depends on "));
		}
	}
}

struct kconfig *kconfig_new(const struct tree *tree, GError **error)
{
	g_autoptr(GPtrArray) files = tree_files(tree, error);
	struct kconfig *kconfig;

	if (!files)
		return NULL;
	kconfig = g_new0(struct kconfig, 1);
	kconfig->tree = tree;
	kconfig->symbols = g_hash_table_new_full(g_str_hash, g_str_equal,
						 g_free, symbol_free);
	kconfig->defconfigs = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < files->len; i++) {
		const char *path = files->pdata[i];
		g_autofree char *name = g_path_get_basename(path);

		if (g_str_has_prefix(name, "Kconfig"))
			read_kconfig(kconfig, path);
		else if (g_str_has_prefix(path, "arch/") &&
			 g_str_has_suffix(name, "_defconfig"))
			g_ptr_array_add(kconfig->defconfigs, g_strdup(path));
	}
	return kconfig;
}

void kconfig_free(struct kconfig *kconfig)
{
	if (!kconfig)
		return;
	g_hash_table_unref(kconfig->symbols);
	g_ptr_array_unref(kconfig->defconfigs);
	g_free(kconfig);
}

/* --- from symbols to architectures */

static void close_over(const struct kconfig *kconfig, GPtrArray *closure,
		       const char *name, guint depth)
{
	const struct kconfig_symbol *symbol =
		g_hash_table_lookup(kconfig->symbols, name);

	if (g_ptr_array_find_with_equal_func(closure, name, g_str_equal, NULL))
		return;
	g_ptr_array_add(closure, g_strdup(name));
	for (guint i = 0; symbol && depth && i < symbol->needs->len; i++)
		close_over(kconfig, closure, symbol->needs->pdata[i],
			   depth - 1);
}

static GPtrArray *closure_of(const struct kconfig *kconfig,
			     const GPtrArray *symbols)
{
	GPtrArray *closure = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < symbols->len; i++)
		close_over(kconfig, closure, symbols->pdata[i], DEPTH);
	return closure;
}

/* The only folder of arch/ that defines the symbol, or NULL. */
static const char *home_of(const struct kconfig *kconfig, const char *name)
{
	const struct kconfig_symbol *symbol =
		g_hash_table_lookup(kconfig->symbols, name);

	if (!symbol || symbol->folders->len != 1 ||
	    !*(char *)symbol->folders->pdata[0])
		return NULL;
	return symbol->folders->pdata[0];
}

struct score {
	const char *folder;
	guint count;
};

static int by_count(gconstpointer a, gconstpointer b)
{
	const struct score *x = a, *y = b;

	return x->count == y->count ? strcmp(x->folder, y->folder)
				    : (int)y->count - (int)x->count;
}

GPtrArray *kconfig_folders(const struct kconfig *kconfig,
			   const GPtrArray *symbols)
{
	g_autoptr(GPtrArray) closure = closure_of(kconfig, symbols);
	g_autoptr(GArray) scores =
		g_array_new(FALSE, FALSE, sizeof(struct score));
	GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < closure->len; i++) {
		struct score score = {home_of(kconfig, closure->pdata[i]), 1};
		gboolean known = FALSE;

		for (guint k = 0; score.folder && k < scores->len; k++) {
			struct score *old =
				&g_array_index(scores, struct score, k);

			if (strcmp(old->folder, score.folder) != 0)
				continue;
			old->count++;
			known = TRUE;
		}
		if (score.folder && !known)
			g_array_append_val(scores, score);
	}
	g_array_sort(scores, by_count);
	for (guint i = 0; i < scores->len; i++)
		g_ptr_array_add(
			folders,
			g_strdup(
				g_array_index(scores, struct score, i).folder));
	return folders;
}

/* Whether the configuration sets a meaningful symbol of the closure. */
static gboolean sets_one(const struct kconfig *kconfig, const char *text,
			 const char *folder, const GPtrArray *symbols,
			 const GPtrArray *closure)
{
	for (guint i = 0; i < closure->len; i++) {
		const char *name = closure->pdata[i];
		g_autofree char *yes = g_strdup_printf("CONFIG_%s=", name);
		gboolean asked = g_ptr_array_find_with_equal_func(
			(GPtrArray *)symbols, name, g_str_equal, NULL);

		if (!strstr(text, yes))
			continue;
		if (asked || !g_strcmp0(home_of(kconfig, name), folder))
			return TRUE;
	}
	return FALSE;
}

GPtrArray *kconfig_defconfigs(const struct kconfig *kconfig, const char *folder,
			      const GPtrArray *symbols)
{
	g_autoptr(GPtrArray) closure = closure_of(kconfig, symbols);
	g_autofree char *start = g_strdup_printf("arch/%s/configs/", folder);
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < kconfig->defconfigs->len; i++) {
		const char *path = kconfig->defconfigs->pdata[i];
		g_autofree char *text = NULL;

		if (!g_str_has_prefix(path, start) ||
		    strchr(path + strlen(start), '/'))
			continue;
		text = tree_read_text(kconfig->tree, path, NULL);
		if (text && sets_one(kconfig, text, folder, symbols, closure))
			g_ptr_array_add(names, g_path_get_basename(path));
	}
	return names;
}
