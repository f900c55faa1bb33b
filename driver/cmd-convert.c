// SPDX-License-Identifier: GPL-2.0
/*
 * treewide convert --kernel PATH [--output DIR] FILE...
 *
 * Converts single files as if they belonged to the tree. One file goes to
 * standard output; with --output each is written to DIR under its own name.
 */
#include <stdio.h>

#include "tree/change.h"
#include "cmd.h"
#include "convert/conversion.h"
#include "base/error.h"

static struct cmd_tree at = CMD_TREE;
static char *output;
static char *polarity;
static gboolean lift;
static char **files;

static const GOptionEntry options[] = {
	{"output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
	 "write the files into this folder", "DIR"},
	{"lift", 0, 0, G_OPTION_ARG_NONE, &lift,
	 "give callers that pass different flags a function each", NULL},
	{"polarity", 0, 0, G_OPTION_ARG_STRING, &polarity,
	 "what a call without a suffix means in the end: explicit (the "
	 "default), longterm-default, shortterm-default or ephemeral",
	 "WORD"},
	{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL,
	 "FILE..."},
	{NULL}};

/* The file as it is after the run. */
static GBytes *result_of(const struct conversion *conversion, const char *file,
			 GError **error)
{
	char *text = NULL;
	gsize length;

	/* the last change of a file holds its final text */
	const GPtrArray *lists[] = {conversion->flips, conversion->questions,
				    conversion->changes};

	for (guint l = 0; l < G_N_ELEMENTS(lists); l++) {
		for (guint i = 0; i < lists[l]->len; i++) {
			const struct change *change = lists[l]->pdata[i];

			if (!g_strcmp0(change->path, file))
				return g_bytes_ref(change->after);
		}
	}
	if (!g_file_get_contents(file, &text, &length, error)) {
		g_prefix_error(error, "cannot read '%s' of '%s': ", file,
			       at.kernel);
		return NULL;
	}
	return g_bytes_new_take(text, length);
}

static gboolean put(const char *file, GBytes *bytes, GError **error)
{
	gsize length;
	const char *text = g_bytes_get_data(bytes, &length);
	char *name, *path;
	gboolean ok;

	if (!output) {
		fwrite(text, 1, length, stdout);
		return TRUE;
	}
	name = g_path_get_basename(file);
	path = g_build_filename(output, name, NULL);
	ok = g_file_set_contents_full(path, text, length,
				      G_FILE_SET_CONTENTS_NONE, 0644, error);
	g_free(name);
	g_free(path);
	return ok;
}

static gboolean run(GError **error)
{
	struct conversion_options o = cmd_options(&at);
	struct conversion *conversion = NULL;
	gboolean ok;

	o.lift = lift;
	if (!polarity_parse(polarity, &o.polarity, error))
		return FALSE;
	conversion = conversion_new(&o, error);
	ok = conversion && conversion_scan_files(conversion, files, error) &&
	     conversion_decide(conversion, error) &&
	     conversion_rewrite(conversion, error);

	for (char **file = files; ok && *file; file++) {
		GBytes *bytes = result_of(conversion, *file, error);

		ok = bytes && put(*file, bytes, error);
		g_clear_pointer(&bytes, g_bytes_unref);
	}
	conversion_free(conversion);
	return ok;
}

int cmd_convert(int argc, char **argv)
{
	GError *error = NULL;

	if (!cmd_parse_tree(&argc, &argv, options, &at,
			    "Prints files as the campaign's rules leave them.",
			    &error))
		return cmd_fail("convert", error);
	if (!at.kernel || !files || (files[1] && !output)) {
		g_set_error(&error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "a kernel tree (--kernel) and a file are needed, "
			    "and --output for several files");
		return cmd_fail("convert", error);
	}
	if (!run(&error))
		return cmd_fail("convert", error);
	return 0;
}
