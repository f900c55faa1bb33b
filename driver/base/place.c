// SPDX-License-Identifier: GPL-2.0
#include "base/place.h"

#include <stdlib.h>
#include <string.h>

char *place_real(const char *path)
{
	char *real = path ? realpath(path, NULL) : NULL;
	char *copy = g_strdup(real);

	free(real);
	return copy;
}

gboolean place_holds(const char *outer, const char *inner)
{
	gsize length = strlen(outer);

	return !strncmp(inner, outer, length) &&
	       (inner[length] == '/' || !inner[length] ||
		(length && outer[length - 1] == '/'));
}

char *place_planned(const char *path)
{
	char *full = g_canonicalize_filename(path, NULL);
	char *real = place_real(full);
	g_autofree char *folder = NULL;
	g_autofree char *name = NULL;

	if (!real && strcmp(full, "/")) {
		g_autofree char *parent = g_path_get_dirname(full);

		folder = place_planned(parent);
		name = g_path_get_basename(full);
		real = g_build_filename(folder, name, NULL);
	}
	g_free(full);
	return real ? real : g_strdup("/");
}

char *place_barred(const char *folder)
{
	char *path = g_canonicalize_filename(folder, NULL);

	while (!g_file_test(path, G_FILE_TEST_EXISTS)) {
		char *above = g_path_get_dirname(path);

		g_free(path);
		path = above;
	}
	if (!g_file_test(path, G_FILE_TEST_IS_DIR))
		return path;
	g_free(path);
	return NULL;
}
