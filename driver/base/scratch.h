/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scratch - a temporary folder that does not outlive its user
 *
 *	scratch = scratch_new("build", "series", &error);
 *	... use scratch->path ...
 *	scratch_free(scratch);		removes it with its content
 *
 * The folder is called ".<prefix>.tmp-<pid>-XXXXXX". Folders of killed
 * processes are removed by the next scratch_new() with the same parent and
 * prefix.
 */
#ifndef TREEWIDE_SCRATCH_H
#define TREEWIDE_SCRATCH_H

#include <glib.h>

struct scratch {
	char *path;
	int fd; /* the folder, locked as long as we live */
};

/*
 * Makes a folder in parent, which is created if missing. Fails with
 * TREEWIDE_ERROR_IO.
 */
struct scratch *scratch_new(const char *parent, const char *prefix,
			    GError **error);

/* Removes the folder, if it has not been renamed away. */
void scratch_free(struct scratch *scratch);

/* Removes a folder with its content; links are not followed. */
gboolean scratch_remove(const char *path, GError **error);

#endif
