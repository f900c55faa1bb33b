// SPDX-License-Identifier: GPL-2.0
/*
 * treewide status --kernel PATH [--output DIR] [CAMPAIGN...]
 *
 * Checks the series of the campaigns in DIR against a newer kernel. Exit status
 * 0: nothing needs attention; 1: a patch does, or old names were added since;
 * 2: nothing could be checked.
 */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "cmd.h"
#include "life/burndown.h"
#include "life/logbook.h"
#include "tree/tree.h"

static char *kernel, *output = "patches-generated", *build = CMD_BUILD;
static char *format = "text";
static char **names;

static const GOptionEntry options[] = {
	{"kernel", 'k', 0, G_OPTION_ARG_FILENAME, &kernel,
	 "the newer kernel tree; it is never written to", "PATH"},
	{"output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
	 "the series are in DIR (patches-generated)", "DIR"},
	{"build", 0, 0, G_OPTION_ARG_FILENAME, &build,
	 "folder for temporary files", "DIR"},
	{"format", 0, 0, G_OPTION_ARG_STRING, &format,
	 "text (the default) or tsv", "FORMAT"},
	{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL,
	 "[CAMPAIGN...]"},
	{NULL}};

/* A campaign may be named as for generate: a folder, or NAME.cocci. */
static gboolean is_meant(const struct logbook *book)
{
	if (!names)
		return TRUE;
	for (char **name = names; *name; name++) {
		g_autofree char *whole = g_canonicalize_filename(*name, NULL);
		g_autofree char *base = g_path_get_basename(whole);

		if (g_str_has_suffix(base, ".cocci"))
			base[strlen(base) - strlen(".cocci")] = '\0';
		if (!strcmp(base, book->campaign))
			return TRUE;
	}
	return FALSE;
}

static gboolean add_series(GString *said, const struct log_series *series,
			   const struct tree *tree, gboolean *calls,
			   GError **error)
{
	struct burndown *burndown = burndown_new(series, tree, error);
	g_autofree char *text = NULL;

	if (!burndown)
		return FALSE;
	text = strcmp(format, "tsv") ? burndown_text(burndown)
				     : burndown_tsv(burndown);
	if (said->len && strcmp(format, "tsv"))
		g_string_append_c(said, '\n');
	g_string_append(said, text);
	*calls |= burndown_calls(burndown);
	burndown_free(burndown);
	return TRUE;
}

static gboolean check(GError **error)
{
	const char *wrong = NULL;

	if (!kernel)
		wrong = "which kernel tree? give --kernel PATH (KERNEL=path)";
	else if (strcmp(format, "text") && strcmp(format, "tsv"))
		wrong = "--format (FORMAT) takes text or tsv";
	if (wrong)
		g_set_error_literal(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
				    wrong);
	return !wrong;
}

static int run(GError **error)
{
	g_autoptr(GString) said = g_string_new(NULL);
	g_autoptr(GPtrArray) books = logbook_all(output, error);
	struct tree *tree = books ? tree_open_any(kernel, error) : NULL;
	gboolean calls = FALSE, any = FALSE, ok = tree != NULL;

	for (guint b = 0; ok && b < books->len; b++) {
		const struct logbook *book = books->pdata[b];

		for (guint s = 0; ok && s < book->series->len; s++) {
			if (!is_meant(book))
				break;
			any = TRUE;
			ok = add_series(said, book->series->pdata[s], tree,
					&calls, error);
		}
	}
	tree_free(tree);
	if (ok && !any) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' holds no state of such a campaign", output);
		ok = FALSE;
	}
	if (!ok)
		return 2;
	if (!strcmp(format, "tsv"))
		puts("kind\tversion\tstate\tname\tdone\tof\tmore");
	fputs(said->str, stdout);
	return calls;
}

int cmd_status(int argc, char **argv)
{
	GError *error = NULL;
	int status = 2;

	if (cmd_parse(&argc, &argv, options,
		      "Holds the campaigns' patches against a newer kernel.",
		      &error) &&
	    check(&error))
		status = run(&error);
	return error ? cmd_fail("status", error) : status;
}
