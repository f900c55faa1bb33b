// SPDX-License-Identifier: GPL-2.0
#include "base/data.h"

#include "base/place.h"

/* The real path of name below folder/way, or NULL if there is none. */
static char *find(const char *folder, const char *way, const char *name)
{
	g_autofree char *path = g_build_filename(folder, way, name, NULL);

	return place_real(path);
}

static char *look_for(const char *name)
{
	g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *folder = program ? g_path_get_dirname(program) : NULL;
	g_autofree char *here = place_real(name);
	g_autofree char *found = NULL;

	if (!folder)
		return g_strdup(name);
	/* installed, in bin/: nowhere else is searched then */
	found = find(folder, "../share/treewide", "");
	if (found)
		return g_build_filename(found, name, NULL);
	/* built: build/treewide, build/asan/treewide */
	found = find(folder, "..", name);
	if (!found)
		found = find(folder, "../..", name);
	return found && g_strcmp0(found, here) ? g_steal_pointer(&found)
					       : g_strdup(name);
}

const char *data_path(const char *name)
{
	g_autofree char *path = look_for(name);

	return g_intern_string(path);
}
