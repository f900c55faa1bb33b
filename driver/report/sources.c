// SPDX-License-Identifier: GPL-2.0
#include "report/sources.h"

struct sources {
	const struct tree *tree;
	GHashTable *files; /* path -> char **: its lines; NULL: not readable */
};

static void free_lines(gpointer lines)
{
	g_strfreev(lines);
}

struct sources *sources_new(const struct tree *tree)
{
	struct sources *sources = g_new0(struct sources, 1);

	sources->tree = tree;
	sources->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					       free_lines);
	return sources;
}

void sources_free(struct sources *sources)
{
	if (!sources)
		return;
	g_hash_table_unref(sources->files);
	g_free(sources);
}

static char **lines_of(struct sources *sources, const char *path)
{
	gpointer lines = NULL;
	g_autofree char *text = NULL;

	if (!sources->tree ||
	    g_hash_table_lookup_extended(sources->files, path, NULL, &lines))
		return lines;
	/* what is shown is a help: without it the page is as true */
	text = tree_read_text(sources->tree, path, NULL);
	lines = text ? g_strsplit(text, "\n", -1) : NULL;
	g_hash_table_insert(sources->files, g_strdup(path), lines);
	return lines;
}

const char *sources_line(struct sources *sources, const char *path, guint line)
{
	char **lines = lines_of(sources, path);

	return line && lines && line <= g_strv_length(lines) ? lines[line - 1]
							     : NULL;
}
