// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* nftw() */
#include "fuzz.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

static char *folder;

char *fuzz_text(const guint8 *data, gsize size)
{
	return g_strndup(size ? (const char *)data : "", size);
}

GBytes *fuzz_bytes(const guint8 *data, gsize size)
{
	return g_bytes_new_take(size ? g_memdup2(data, size) : NULL, size);
}

static int forget(const char *path, const struct stat *st, int kind,
		  struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	return remove(path);
}

static void sweep(void)
{
	nftw(folder, forget, 8, FTW_DEPTH | FTW_PHYS);
	g_free(folder);
}

const char *fuzz_folder(void)
{
	if (folder)
		return folder;
	folder = g_strdup("/dev/shm/treewide-fuzz-XXXXXX");
	if (!g_mkdtemp(folder)) {
		g_free(folder);
		folder = g_dir_make_tmp("treewide-fuzz-XXXXXX", NULL);
	}
	g_assert_nonnull(folder);
	atexit(sweep);
	return folder;
}

char *fuzz_file(const char *name, const void *data, gsize size)
{
	char *path = g_build_filename(fuzz_folder(), name, NULL);
	FILE *file = fopen(path, "w");

	g_assert_nonnull(file);
	if (size)
		g_assert_cmpuint(fwrite(data, 1, size, file), ==, size);
	g_assert_cmpint(fclose(file), ==, 0);
	return path;
}
