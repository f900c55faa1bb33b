// SPDX-License-Identifier: GPL-2.0
#include "tree/outside.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

/* as many links as the kernel follows */
#define LINKS 40

/*
 * The path without links, as far as it exists. Links are followed before ".."
 * is resolved, as the kernel does it.
 */
static char *real_path(const char *path)
{
	g_autofree char *whole = g_path_is_absolute(path)
					 ? g_strdup(path)
					 : g_build_filename(".", path, NULL);
	GString *rest = g_string_new(NULL);
	guint links = 0;
	char *real;

	while (!(real = realpath(whole, NULL))) {
		g_autofree char *name = g_path_get_basename(whole);
		g_autofree char *to = g_file_read_link(whole, NULL);
		char *parent = g_path_get_dirname(whole);
		gboolean end = !strcmp(parent, whole);

		/* a dangling link is followed; a loop of links leads nowhere */
		if (to && links++ < LINKS) {
			char *target =
				g_path_is_absolute(to)
					? g_strdup(to)
					: g_build_filename(parent, to, NULL);

			g_free(whole);
			g_free(parent);
			whole = target;
			continue;
		}
		g_string_prepend(rest, name);
		g_string_prepend_c(rest, '/');
		g_free(whole);
		whole = parent;
		if (end)
			break;
	}
	if (real)
		g_string_prepend(rest, strcmp(real, "/") ? real : "");
	free(real);
	return g_string_free(rest, FALSE);
}

gboolean tree_outside(const struct tree *tree, const char *path, GError **error)
{
	g_autofree char *real = real_path(path);
	g_autofree char *root = real_path(tree->path);
	g_autofree char *below = g_strconcat(root, "/", NULL);

	if (strcmp(real, root) && !g_str_has_prefix(real, below))
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "'%s' lies inside the kernel tree, which is never written "
		    "to; name another folder",
		    path);
	return FALSE;
}
