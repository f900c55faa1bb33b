// SPDX-License-Identifier: GPL-2.0
/*
 * treewide ready [--kernel PATH] [--output DIR]
 *
 * Checks a series on disk against what lists and trees require. Exit status 0:
 * ready; 1: not ready; 2: nothing could be checked.
 */
#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "base/error.h"
#include "base/interrupt.h"
#include "ready/ready.h"
#include "series/manifest.h"
#include "series/planwords.h"

static char *kernel, *series, *output = "patches-generated", *build = CMD_BUILD;
static char **mboxes;
static gboolean trust;
static int jobs;

static const GOptionEntry options[] = {
	{"kernel", 'k', 0, G_OPTION_ARG_FILENAME, &kernel,
	 "the tree that the series is for: its MAINTAINERS, checkpatch.pl, "
	 "profiles and history are asked; it is never written to",
	 "PATH"},
	{"output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
	 "the series is in DIR (patches-generated), or is the only one below it",
	 "DIR"},
	{"series", 0, 0, G_OPTION_ARG_FILENAME, &series,
	 "the folder of the series itself", "DIR"},
	{"mbox", 'm', 0, G_OPTION_ARG_FILENAME_ARRAY, &mboxes,
	 "mails of the lists, to find what others have sent (may be repeated)",
	 "FILE"},
	{"build", 0, 0, G_OPTION_ARG_FILENAME, &build,
	 "folder for temporary files", "DIR"},
	{"trust", 0, 0, G_OPTION_ARG_NONE, &trust,
	 "run the tree's checkpatch.pl without a sandbox", NULL},
	{"jobs", 'j', 0, G_OPTION_ARG_INT, &jobs, "processes at a time", "N"},
	{NULL}};

static gboolean is_series(const char *folder)
{
	g_autofree char *path = g_build_filename(folder, MANIFEST_NAME, NULL);

	return g_file_test(path, G_FILE_TEST_EXISTS);
}

/* The series' folder for the tree's label, if there is one. */
static char *by_kernel(void)
{
	struct tree *tree = kernel ? tree_open_any(kernel, NULL) : NULL;
	char *label = tree ? tree_label(tree) : NULL;
	char *folder = label ? g_build_filename(output, label, NULL) : NULL;

	tree_free(tree);
	g_free(label);
	if (folder && !is_series(folder))
		g_clear_pointer(&folder, g_free);
	return folder;
}

/* The one series in or below output. */
static char *find_series(GError **error)
{
	char *found = is_series(output) ? g_strdup(output) : by_kernel();
	GDir *dir = found ? NULL : g_dir_open(output, 0, NULL);
	gboolean many = FALSE;
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(output, name, NULL);

		/* folders with a user's edits are kept as name.old-1 */
		if (strstr(name, ".old-") || !is_series(path))
			continue;
		many |= found != NULL;
		if (!found)
			found = g_steal_pointer(&path);
	}
	if (dir)
		g_dir_close(dir);
	if (!found || many) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    many ? "'%s' holds more than one series; name one "
				   "with --series DIR"
				 : "there is no series in '%s' yet; make it "
				   "with 'treewide generate' (make generate)",
			    output);
		g_clear_pointer(&found, g_free);
	}
	return found;
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The folders of a series' packs (char *), in order; the series' own. */
static GPtrArray *find_packs(const char *folder)
{
	GPtrArray *packs = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *plan = g_build_filename(folder, PLAN_NAME, NULL);
	GDir *dir = g_file_test(plan, G_FILE_TEST_EXISTS)
			    ? g_dir_open(folder, 0, NULL)
			    : NULL;
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		char *path = g_build_filename(folder, name, NULL);

		if (is_series(path))
			g_ptr_array_add(packs, path);
		else
			g_free(path);
	}
	if (dir)
		g_dir_close(dir);
	if (!packs->len)
		g_ptr_array_add(packs, g_strdup(folder));
	g_ptr_array_sort(packs, by_name);
	return packs;
}

static int run(const struct ready_options *o, GError **error)
{
	struct ready *ready = ready_new(o, error);
	int status = 2;

	interrupt_hold();
	if (ready && ready_run(ready, error)) {
		char *text = ready_text(ready);

		fputs(text, stdout);
		g_free(text);
		status = ready_is(ready) ? 0 : 1;
	}
	ready_free(ready);
	interrupt_release();
	return status;
}

int cmd_ready(int argc, char **argv)
{
	struct ready_options o = {0};
	g_autoptr(GPtrArray) packs = NULL;
	GError *error = NULL;
	char *folder = NULL;
	int status = 0, one;

	if (!cmd_parse(&argc, &argv, options,
		       "Says what keeps a series from being sent.", &error))
		return cmd_fail("ready", error);
	if (jobs < 0)
		g_set_error(&error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "--jobs takes a positive number");
	else
		folder = series ? g_strdup(series) : find_series(&error);
	if (!folder)
		return cmd_fail("ready", error);
	o.kernel = kernel;
	o.mboxes = (const char *const *)mboxes;
	o.build = build;
	o.trust = trust;
	o.jobs = jobs ? (guint)jobs : g_get_num_processors();
	o.step = cmd_step;
	packs = find_packs(folder);
	for (guint i = 0; i < packs->len && !error; i++) {
		o.series = packs->pdata[i];
		if (packs->len > 1)
			printf("%s%s\n", i ? "\n" : "", o.series);
		one = run(&o, &error);
		status = MAX(status, one);
	}
	g_free(folder);
	return error ? cmd_fail("ready", error) : status;
}
