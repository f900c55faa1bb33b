// SPDX-License-Identifier: GPL-2.0
/*
 * treewide tags [--output DIR] MBOX...
 *
 * Takes people's answers from mailboxes into the states of the campaigns in
 * DIR; the next 'generate' adds them. Exit status 0: all were taken; 1: some
 * were not, and are named; 2: nothing was done.
 */
#include <stdio.h>

#include "base/error.h"
#include "base/interrupt.h"
#include "cmd.h"
#include "life/gather.h"
#include "life/logbook.h"

static char *output = "patches-generated", *build = CMD_BUILD;
static char **boxes;

static const GOptionEntry options[] = {
	{"output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
	 "the series are in DIR (patches-generated)", "DIR"},
	{"build", 0, 0, G_OPTION_ARG_FILENAME, &build,
	 "folder for temporary files", "DIR"},
	{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &boxes, NULL,
	 "MBOX..."},
	{NULL}};

/*
 * Reads one mailbox; its report goes to *said, *left tells whether any were not
 * taken.
 */
static gboolean read_box(const char *path, const GPtrArray *books,
			 GString *said, gboolean *left, GError **error)
{
	struct mailbox *box = mailbox_open(path, build, error);
	struct gathered *gathered = box ? gather_tags(box, books, error) : NULL;

	if (gathered) {
		g_string_append(said, gathered->text->str);
		*left |= gathered->doubtful || gathered->broken;
		if (!gathered->ours && !gathered->answers)
			g_string_append_printf(
				said,
				"no mail in '%s' belongs to a series that was "
				"generated into '%s'\n",
				path, output);
	}
	gathered_free(gathered);
	mailbox_free(box);
	return gathered != NULL;
}

static int run(GError **error)
{
	g_autoptr(GPtrArray) books = NULL;
	g_autoptr(GString) said = g_string_new(NULL);
	gboolean left = FALSE;

	if (!boxes) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "which mailbox? name the file with the answers "
			    "(MBOX=file)");
		return 2;
	}
	books = logbook_all(output, error);
	if (!books)
		return 2;
	for (char **path = boxes; *path; path++)
		if (!read_box(*path, books, said, &left, error))
			return 2;
	for (guint i = 0; i < books->len; i++)
		if (!logbook_write(books->pdata[i], error))
			return 2;
	fputs(said->str, stdout);
	return left;
}

int cmd_tags(int argc, char **argv)
{
	GError *error = NULL;
	int status;

	if (!cmd_parse(&argc, &argv, options,
		       "Takes Acked-by, Reviewed-by, Tested-by and Nacked-by "
		       "out of mailboxes.",
		       &error))
		return cmd_fail("tags", error);
	interrupt_hold();
	status = run(&error);
	if (error)
		return cmd_fail("tags", error);
	interrupt_release();
	return status;
}
