// SPDX-License-Identifier: GPL-2.0
/*
 * treewide new NAME OLD NEW
 *
 * Writes a campaign that renames OLD to NEW into the folder NAME: a semantic
 * patch with its header, and a first case. Exit status 0 or 2.
 */
#include <stdio.h>

#include "cmd.h"
#include "base/error.h"
#include "engine/fresh.h"

static const GOptionEntry options[] = {{NULL}};

int cmd_new(int argc, char **argv)
{
	GError *error = NULL;

	if (!cmd_parse(&argc, &argv, options,
		       "NAME OLD NEW: writes a campaign that renames "
		       "something into the folder NAME.",
		       &error))
		return cmd_fail("new", error);
	if (argc != 4) {
		g_set_error(&error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "give three words: the new folder, the old name "
			    "and the new one");
		return cmd_fail("new", error);
	}
	if (!fresh_write(argv[1], argv[2], argv[3], &error))
		return cmd_fail("new", error);
	printf("%s: edit the semantic patch and its header, add cases, and "
	       "run\n  treewide test %s\n",
	       argv[1], argv[1]);
	return 0;
}
