/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scratch - a temporary folder that nobody is left to sweep up after
 *
 *	scratch = scratch_new("build", "series", &error);
 *	... use scratch->path ...
 *	scratch_free(scratch);		removes it with all that is in it
 *
 * The folder is called ".<prefix>.tmp-<pid>-XXXXXX". Those that a killed
 * process left behind are removed by the next scratch_new() of the same place
 * and prefix.
 */
#ifndef TREEWIDE_SCRATCH_H
#define TREEWIDE_SCRATCH_H

#include <glib.h>

struct scratch {
	char *path;
	int fd; /* the folder, locked while we live */
};

/*
 * Makes a folder inside the folder parent, which is made too when missing.
 * Fails with TREEWIDE_ERROR_IO.
 */
struct scratch *scratch_new(const char *parent, const char *prefix,
			    GError **error);

/* Removes the folder (path may have been renamed away: then nothing). */
void scratch_free(struct scratch *scratch);

/* Removes a folder and all below it; links are not followed. */
gboolean scratch_remove(const char *path, GError **error);

#endif
