// SPDX-License-Identifier: GPL-2.0
#include "apply/runwords.h"

#include <string.h>

/* Alone, and with a word behind them: they say where and how, not what. */
static const char *const alone[] = {"--in-place",     "-in_place",
				    "-in-place",      "--show-diff",
				    "--no-show-diff", "--quiet",
				    "--very-quiet",   "-quiet",
				    "-very_quiet",    "--use-coccigrep",
				    "--use-glimpse",  "--use-idutils",
				    "--force-diff",   NULL};
static const char *const paired[] = {
	"--dir",	"-dir",	     "-o",	    "-j",
	"--jobs",	"--timeout", "-timeout",    "--patch",
	"--max",	"--index",   "--chunksize", "--sp-file",
	"--cocci-file", "--tmp-dir", "-sp_file",    NULL};
static const char *const naming[] = {"--macro-file",
				     "--macro-file-builtins",
				     "--iso-file",
				     "--iso",
				     "-macro_file",
				     "-iso_file",
				     NULL};

/*
 * The file that the rule's author meant: beside the rule, or by its path from a
 * folder above, such as the top of the rule's own tree.
 */
static char *beside(const struct rulefile *file, const char *name)
{
	g_autofree char *folder =
		g_canonicalize_filename(file->cocci->path, NULL);

	if (g_path_is_absolute(name))
		return g_strdup(name);
	while (strcmp(folder, "/")) {
		char *above = g_path_get_dirname(folder);
		g_autofree char *path = g_build_filename(above, name, NULL);

		g_free(folder);
		folder = above;
		if (g_file_test(path, G_FILE_TEST_EXISTS))
			return g_steal_pointer(&path);
	}
	return g_strdup(name);
}

static gboolean has_word(const char *const *options, const char *word)
{
	const char *equals = strchr(word, '=');
	g_autofree char *name =
		equals ? g_strndup(word, equals - word) : g_strdup(word);

	return g_strv_contains(options, name);
}

static void add_own(GPtrArray *options, const struct rulefile *file)
{
	g_auto(GStrv) words = g_strsplit_set(file->cocci->options, " \t", -1);

	for (guint i = 0; words[i]; i++) {
		gboolean pair = has_word(paired, words[i]);

		if (!*words[i] || has_word(alone, words[i]))
			continue;
		if (pair) {
			/* "--jobs=4" has its word already */
			i += !strchr(words[i], '=') && words[i + 1];
			continue;
		}
		g_ptr_array_add(options, g_strdup(words[i]));
		if (g_strv_contains(naming, words[i]) && words[i + 1])
			g_ptr_array_add(options, beside(file, words[++i]));
	}
}

GPtrArray *runwords(const struct rulefile *file)
{
	/* in a group of files, typedefs of one must not be guessed in another */
	static const char *const ours[] = {"--in-place", "--no-show-diff",
					   "--no-saved-typedefs"};
	GPtrArray *options = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < G_N_ELEMENTS(ours); i++)
		g_ptr_array_add(options, g_strdup(ours[i]));
	if (file->patch) {
		g_ptr_array_add(options, g_strdup("-D"));
		g_ptr_array_add(options, g_strdup("patch"));
	}
	add_own(options, file);
	g_ptr_array_add(options, NULL);
	return options;
}
