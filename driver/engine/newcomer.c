// SPDX-License-Identifier: GPL-2.0
#include "engine/newcomer.h"

#include <string.h>

#include "code/item.h"
#include "base/error.h"
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

static gboolean look_among(const struct tree *tree, const GPtrArray *files,
			   const GPtrArray *list, guint threads, GError **error)
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

/* The files in which C may stand: public headers, or all others. */
static GPtrArray *sources_of(const GPtrArray *files, gboolean public)
{
	GPtrArray *sources = g_ptr_array_new();

	for (guint i = 0; i < files->len; i++)
		if ((g_str_has_suffix(files->pdata[i], ".h") ||
		     g_str_has_suffix(files->pdata[i], ".c")) &&
		    (turn_of(files->pdata[i]) == 0) == public)
			g_ptr_array_add(sources, files->pdata[i]);
	return sources;
}

/* Most names are found where few files lie: the others are read if need be. */
static gboolean look_through(const struct tree *tree, const GPtrArray *files,
			     const GPtrArray *list, guint threads,
			     GError **error)
{
	g_autoptr(GPtrArray) public = sources_of(files, TRUE);
	g_autoptr(GPtrArray) others = sources_of(files, FALSE);

	return look_among(tree, public, list, threads, error) &&
	       (all_found(list) ||
		look_among(tree, others, list, threads, error));
}

/* What every C program has, whatever its tree declares. */
static gboolean is_standard(const char *name)
{
	static const char *const words[] = {
		"NULL",	    "true",	"false",    "bool",	   "__func__",
		"__FILE__", "__LINE__", "offsetof", "__VA_ARGS__", NULL};

	return g_strv_contains(words, name) ||
	       g_str_has_prefix(name, "__builtin_");
}

static struct newcomer *newcomer_new(const char *name)
{
	struct newcomer *newcomer = g_new0(struct newcomer, 1);

	newcomer->name = g_strdup(name);
	if (is_standard(name))
		newcomer->where = g_strdup("C itself");
	return newcomer;
}

GPtrArray *newcomers_find(const struct mission *mission,
			  const struct tree *tree, guint threads,
			  GError **error)
{
	g_autoptr(GPtrArray) files = tree_files(tree, error);
	GPtrArray *list;

	if (!files)
		return NULL;
	list = g_ptr_array_new_with_free_func(newcomer_free);
	for (guint i = 0; i < mission->set->fresh->len; i++) {
		const struct rulename *name = mission->set->fresh->pdata[i];
		struct newcomer *newcomer = newcomer_new(name->name);

		newcomer->rule = name->file->path;
		if (!newcomer->where)
			newcomer->where =
				name->defined ? g_strdup("the rule itself")
					      : patch_with(mission, name->name);
		if (!newcomer->where && name->kind == RULENAME_HEADER)
			newcomer->where = header_of(files, name->name);
		g_ptr_array_add(list, newcomer);
	}
	if (!look_through(tree, files, list, threads, error))
		g_clear_pointer(&list, g_ptr_array_unref);
	return list;
}

/*
 * Whether the tree declares anything that the rules look for: then it is the
 * place to look for what they bring in. *ok is FALSE, with error set, where it
 * cannot be read.
 */
static gboolean is_home(const struct mission *mission, const struct tree *tree,
			guint threads, gboolean *ok, GError **error)
{
	g_autoptr(GPtrArray) files = tree_files(tree, error);
	g_autoptr(GPtrArray) words = need_words(mission->set->need);
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func(newcomer_free);

	*ok = files != NULL;
	for (guint i = 0; files && i < words->len; i++) {
		struct newcomer *newcomer = newcomer_new(words->pdata[i]);

		g_ptr_array_add(list, newcomer);
		if (strchr(newcomer->name, '.') && !newcomer->where)
			newcomer->where = header_of(files, newcomer->name);
		if (newcomer->where && strchr(newcomer->where, '/'))
			return TRUE;
	}
	*ok = *ok && look_through(tree, files, list, threads, error);
	for (guint i = 0; *ok && i < list->len; i++) {
		const struct newcomer *newcomer = list->pdata[i];

		if (newcomer->where && strchr(newcomer->where, ':'))
			return TRUE;
	}
	return FALSE;
}

gboolean newcomers_check(const struct mission *mission, const struct tree *tree,
			 guint threads, GError **error)
{
	g_autoptr(GPtrArray) list =
		newcomers_find(mission, tree, threads, error);
	g_autofree char *missing = list ? newcomers_missing(list, tree) : NULL;
	gboolean ok = list != NULL;

	if (!missing || !is_home(mission, tree, threads, &ok, error))
		return ok;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT, "%s", missing);
	return FALSE;
}

char *newcomers_missing(const GPtrArray *list, const struct tree *tree)
{
	g_autoptr(GPtrArray) missing = g_ptr_array_new();
	g_autofree char *names = NULL, *rule = NULL;
	const char *path = NULL;
	gboolean several = FALSE;

	for (guint i = 0; i < list->len; i++) {
		const struct newcomer *newcomer = list->pdata[i];

		if (newcomer->where)
			continue;
		g_ptr_array_add(missing, newcomer->name);
		several |= path && strcmp(path, newcomer->rule);
		path = newcomer->rule;
	}
	if (!missing->len)
		return NULL;
	names = text_list(missing, "");
	rule = several ? g_strdup("the campaign") : g_path_get_basename(path);
	return g_strdup_printf(
		"'%s' does not know %s, which %s brings in; choose a "
		"tree that has %s, or let a patch in the campaign's before/ "
		"add %s",
		tree->path, names, rule, missing->len > 1 ? "them" : "it",
		missing->len > 1 ? "them" : "it");
}
