/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tools - programs in front of the real ones, and folders with files
 *
 *	tools_init(&tools);		a new folder is first in PATH
 *	tools_add(&tools, "spatch", "exit 1\n");
 *	tools_write(folder, "a/b.c", "text");
 *	tools_release(&tools);		PATH is as before
 */
#ifndef TREEWIDE_TEST_TOOLS_H
#define TREEWIDE_TEST_TOOLS_H

#include <glib.h>
#include <glib/gstdio.h>

#include "base/scratch.h"

struct tools {
	char *folder; /* of the programs and of everything else of the test */
	char *path; /* PATH as it was */
};

static inline void tools_write(const char *folder, const char *name,
			       const char *text)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *parent = g_path_get_dirname(path);

	g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static inline void tools_init(struct tools *tools)
{
	g_autofree char *path = NULL;

	tools->folder = g_dir_make_tmp("tools-XXXXXX", NULL);
	tools->path = g_strdup(g_getenv("PATH"));
	path = g_strdup_printf("%s/bin:%s", tools->folder, tools->path);
	g_setenv("PATH", path, TRUE);
}

/* A shell script; $real is the program of this name that it stands before. */
static inline void tools_add(struct tools *tools, const char *name,
			     const char *script)
{
	g_autofree char *file = g_strdup_printf("bin/%s", name);
	g_autofree char *full = g_build_filename(tools->folder, file, NULL);
	g_autofree char *text = g_strdup_printf(
		"#!/bin/sh\nreal=$(PATH='%s' command -v %s)\n%s", tools->path,
		name, script);

	tools_write(tools->folder, file, text);
	g_assert_cmpint(g_chmod(full, 0700), ==, 0);
}

static inline void tools_release(struct tools *tools)
{
	g_setenv("PATH", tools->path, TRUE);
	g_assert_true(scratch_remove(tools->folder, NULL));
	g_free(tools->folder);
	g_free(tools->path);
}

#endif
