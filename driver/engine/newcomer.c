// SPDX-License-Identifier: GPL-2.0
#include "engine/newcomer.h"

#include <string.h>

#include "code/item.h"
#include "base/text.h"
#include "code/token.h"
#include "program/wordsearch.h"

static void newcomer_free(gpointer data)
{
	struct newcomer *newcomer = data;

	g_free(newcomer->name);
	g_free(newcomer->where);
	g_free(newcomer);
}

/* The patch of before/ that adds a line with this name, or NULL. */
static char *patch_with(const struct mission *mission, const char *name)
{
	g_autofree char *quoted = g_regex_escape_string(name, -1);
	g_autofree char *pattern =
		g_strdup_printf("^\\+.*(?<!\\w)%s(?!\\w)", quoted);
	g_autoptr(GRegex) regex =
		g_regex_new(pattern, G_REGEX_MULTILINE | G_REGEX_RAW, 0, NULL);

	for (guint i = 0; mission->before && i < mission->before->len; i++) {
		const char *path = mission->before->pdata[i];
		g_autofree char *text = NULL, *base = NULL;

		if (!g_file_get_contents(path, &text, NULL, NULL) ||
		    !g_regex_match(regex, text, 0, NULL))
			continue;
		base = g_path_get_basename(path);
		return g_build_filename("before", base, NULL);
	}
	return NULL;
}

/* The file that "#include <name>" would find, or NULL. */
static char *header_of(const GPtrArray *files, const char *name)
{
	g_autofree char *end = g_strconcat("/", name, NULL);

	for (guint i = 0; i < files->len; i++)
		if (g_str_has_suffix(files->pdata[i], end) ||
		    !strcmp(files->pdata[i], name))
			return g_strdup(files->pdata[i]);
	return NULL;
}

/* What a header says outside of functions, a macro's and a function's name. */
static gboolean declares(const struct source *source, const GArray *items,
			 guint token)
{
	const struct item *item = items_at(items, token);

	if (!item)
		return FALSE;
	if (item->kind != ITEM_OTHER)
		return item->name == token;
	return g_str_has_suffix(source->path, ".h");
}

/* Looks at one file for those that are not found yet. */
static void look_at(const struct tree *tree, const char *path,
		    const GPtrArray *list)
{
	g_autoptr(GBytes) text = tree_read(tree, path, NULL);
	struct source *source;
	GArray *items;

	if (!text)
		return;
	source = source_new(path, text);
	items = items_new(source);
	for (guint i = 0; i < source->count; i++) {
		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		for (guint k = 0; k < list->len; k++) {
			struct newcomer *newcomer = list->pdata[k];

			if ((newcomer->where && *newcomer->where) ||
			    !source_is(source, i, newcomer->name))
				continue;
			g_free(newcomer->where);
			newcomer->where =
				declares(source, items, i)
					? g_strdup_printf(
						  "%s:%u", path,
						  source->tokens[i].line)
					: g_strdup("");
		}
	}
	g_array_unref(items);
	source_free(source);
}

static gboolean all_found(const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++) {
		const struct newcomer *newcomer = list->pdata[i];

		if (!newcomer->where || !*newcomer->where)
			return FALSE;
	}
	return TRUE;
}

/* Public headers, other headers, all else: where a declaration may stand. */
static guint turn_of(const char *path)
{
	if (!g_str_has_suffix(path, ".h"))
		return 2;
	return g_str_has_prefix(path, "include/") ? 0 : 1;
}

static gboolean look_through(const struct tree *tree, const GPtrArray *files,
			     const GPtrArray *list, guint threads,
			     GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autoptr(GArray) found = NULL;

	for (guint i = 0; i < list->len; i++) {
		struct newcomer *newcomer = list->pdata[i];

		if (!newcomer->where)
			g_ptr_array_add(names, newcomer->name);
	}
	if (!names->len)
		return TRUE;
	found = wordsearch_find(tree->path, files, names, threads, error);
	for (guint turn = 0; found && turn < 3; turn++)
		for (guint i = 0; i < found->len && !all_found(list); i++) {
			const char *path =
				files->pdata[g_array_index(found, guint, i)];

			if (turn_of(path) == turn)
				look_at(tree, path, list);
		}
	return found != NULL;
}

/* The files in which C may stand. */
static GPtrArray *sources_of(const GPtrArray *files)
{
	GPtrArray *sources = g_ptr_array_new();

	for (guint i = 0; i < files->len; i++)
		if (g_str_has_suffix(files->pdata[i], ".h") ||
		    g_str_has_suffix(files->pdata[i], ".c"))
			g_ptr_array_add(sources, files->pdata[i]);
	return sources;
}

GPtrArray *newcomers_find(const struct mission *mission,
			  const struct tree *tree, guint threads,
			  GError **error)
{
	g_autoptr(GPtrArray) files = tree_files(tree, error);
	g_autoptr(GPtrArray) sources = NULL;
	GPtrArray *list;

	if (!files)
		return NULL;
	sources = sources_of(files);
	list = g_ptr_array_new_with_free_func(newcomer_free);
	for (guint i = 0; i < mission->set->fresh->len; i++) {
		const struct rulename *name = mission->set->fresh->pdata[i];
		struct newcomer *newcomer = g_new0(struct newcomer, 1);

		newcomer->name = g_strdup(name->name);
		newcomer->where = name->defined
					  ? g_strdup("the rule itself")
					  : patch_with(mission, name->name);
		if (!newcomer->where && name->kind == RULENAME_HEADER)
			newcomer->where = header_of(files, name->name);
		g_ptr_array_add(list, newcomer);
	}
	if (!look_through(tree, sources, list, threads, error))
		g_clear_pointer(&list, g_ptr_array_unref);
	return list;
}

char *newcomers_missing(const GPtrArray *list, const struct tree *tree)
{
	g_autoptr(GPtrArray) missing = g_ptr_array_new();
	g_autofree char *names = NULL;

	for (guint i = 0; i < list->len; i++) {
		const struct newcomer *newcomer = list->pdata[i];

		if (!newcomer->where)
			g_ptr_array_add(missing, newcomer->name);
	}
	if (!missing->len)
		return NULL;
	names = text_list(missing, "");
	return g_strdup_printf(
		"'%s' does not know %s, which the rule brings in; choose a "
		"tree that has %s, or let a patch in the campaign's before/ "
		"add %s",
		tree->path, names, missing->len > 1 ? "them" : "it",
		missing->len > 1 ? "them" : "it");
}
