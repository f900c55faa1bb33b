// SPDX-License-Identifier: GPL-2.0
/*
 * treewide maintainers --kernel PATH [--roles|--entry|--mail] FILE...
 *
 * Who a file belongs to, in get_maintainer.pl's words and order. For one file
 * only the lines, as the script prints them. For several, each file's name on a
 * line, followed by its lines, indented by a tab. --mail takes patches and
 * tells who gets them.
 */
#include "cmd.h"

#include <stdio.h>

#include "base/error.h"
#include "people/maintainers.h"
#include "tree/tree.h"

static char *kernel;
static gboolean roles, entry, mail;
static char **files;

static const GOptionEntry options[] = {
	{"kernel", 'k', 0, G_OPTION_ARG_FILENAME, &kernel,
	 "the kernel tree to read", "PATH"},
	{"roles", 'r', 0, G_OPTION_ARG_NONE, &roles,
	 "say why each of them is named", NULL},
	{"entry", 'e', 0, G_OPTION_ARG_NONE, &entry,
	 "print the most specific entry instead of people", NULL},
	{"mail", 'm', 0, G_OPTION_ARG_NONE, &mail,
	 "the files are patches: say who gets them", NULL},
	{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL,
	 "FILE..."},
	{NULL}};

static gboolean parse_options(int *argc, char ***argv, GError **error)
{
	if (!cmd_parse(argc, argv, options,
		       "Says whom MAINTAINERS names for each file.", error))
		return FALSE;
	if (kernel && files)
		return TRUE;
	g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
		    "name a kernel tree (--kernel PATH) and a file in it");
	return FALSE;
}

/* A mistyped name would match the entry for everything else. */
static gboolean is_there(const char *file, GError **error)
{
	g_autofree char *path = g_build_filename(kernel, file, NULL);

	if (g_file_test(path, G_FILE_TEST_EXISTS))
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "there is no file or folder '%s' in '%s'", file, kernel);
	return FALSE;
}

static GPtrArray *lines_of_file(struct maintainers *m, const char *file,
				GError **error)
{
	GPtrArray *lines;
	char *text;

	if (!mail)
		return maintainers_lines(m, file, roles, error);
	if (!g_file_get_contents(file, &text, NULL, error))
		return NULL;
	lines = maintainers_mail_lines(m, text, roles, error);
	g_free(text);
	return lines;
}

static gboolean print_file(struct maintainers *m, const char *file,
			   gboolean several, GError **error)
{
	GPtrArray *lines;
	const char *title;
	guint i;

	if (!mail && g_str_has_prefix(file, "./"))
		file += 2;
	if (!mail && !is_there(file, error))
		return FALSE;
	if (entry) {
		title = maintainers_entry(m, file);
		printf("%s\t%s\n", file, title ? title : "");
		return TRUE;
	}
	lines = lines_of_file(m, file, error);
	if (!lines)
		return FALSE;
	if (several)
		printf("%s\n", file);
	for (i = 0; i < lines->len; i++)
		printf("%s%s\n", several ? "\t" : "", (char *)lines->pdata[i]);
	g_ptr_array_unref(lines);
	return TRUE;
}

static gboolean run(GError **error)
{
	struct tree *tree = tree_open(kernel, error);
	struct maintainers *m = tree ? maintainers_load(tree, error) : NULL;
	gboolean ok = m != NULL;
	char **file;

	for (file = files; ok && *file; file++)
		ok = print_file(m, *file, files[1] != NULL, error);
	maintainers_free(m);
	tree_free(tree);
	return ok;
}

int cmd_maintainers(int argc, char **argv)
{
	GError *error = NULL;
	gboolean ok = parse_options(&argc, &argv, &error) && run(&error);

	g_free(kernel);
	g_strfreev(files);
	return ok ? 0 : cmd_fail("maintainers", error);
}
