// SPDX-License-Identifier: GPL-2.0
#include "tree/history.h"

#include "tree/tree.h"

/*
 * How far back the walk goes: without a limit, rarely changed files would make
 * git read the whole history. Counted from HEAD's date, so that two runs see
 * the same.
 */
#define YEARS 5

struct history {
	GHashTable *subjects; /* path -> GPtrArray of char * */
};

struct history *history_new(void)
{
	struct history *history = g_new0(struct history, 1);

	history->subjects =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
				      (GDestroyNotify)g_ptr_array_unref);
	return history;
}

void history_free(struct history *history)
{
	if (!history)
		return;
	g_hash_table_unref(history->subjects);
	g_free(history);
}

void history_add(struct history *history, const char *path, const char *subject)
{
	GPtrArray *list = g_hash_table_lookup(history->subjects, path);

	if (!list) {
		list = g_ptr_array_new_with_free_func(g_free);
		g_hash_table_insert(history->subjects, g_strdup(path), list);
	}
	if (list->len < HISTORY_DEPTH)
		g_ptr_array_add(list, g_strdup(subject));
}

const GPtrArray *history_subjects(const struct history *history,
				  const char *path)
{
	return g_hash_table_lookup(history->subjects, path);
}

/* A record is \1 subject, an empty line, and one path per line. */
static void parse(struct history *history, const char *log)
{
	g_auto(GStrv) lines = g_strsplit(log, "\n", -1);
	const char *subject = NULL;

	for (char **line = lines; *line; line++) {
		if (**line == '\1')
			subject = *line + 1;
		else if (**line && subject)
			history_add(history, *line, subject);
	}
}

/* "--since=" five years before HEAD. */
static char *since(const struct tree *tree, GError **error)
{
	const char *const argv[] = {"log",	  "-1", "--format=%ct",
				    tree->commit, "--", NULL};
	g_autofree char *out = NULL;
	gint64 head;

	if (!tree_git(tree, argv, &out, error))
		return NULL;
	head = g_ascii_strtoll(out, NULL, 10);
	return g_strdup_printf("--since=%" G_GINT64_FORMAT,
			       head - YEARS * 365 * (gint64)86400);
}

struct history *history_read(const struct tree *tree, const GPtrArray *paths,
			     GError **error)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	static const char *const fixed[] = {
		"--literal-pathspecs",	"-c",
		"core.quotePath=false", "log",
		"--no-merges",		"--no-renames",
		"--no-show-signature",	"--name-only",
		"--format=%x01%s",
	};
	g_autofree char *limit = NULL;
	g_autofree char *log = NULL;
	struct history *history;

	if (!tree->commit || !paths->len)
		return history_new();
	limit = since(tree, error);
	if (!limit)
		return NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(fixed); i++)
		g_ptr_array_add(argv, (char *)fixed[i]);
	g_ptr_array_add(argv, limit);
	g_ptr_array_add(argv, tree->commit);
	g_ptr_array_add(argv, (char *)"--");
	for (guint i = 0; i < paths->len; i++)
		g_ptr_array_add(argv, paths->pdata[i]);
	g_ptr_array_add(argv, NULL);
	if (!tree_git(tree, (const char *const *)argv->pdata, &log, error))
		return NULL;
	history = history_new();
	parse(history, log);
	return history;
}
