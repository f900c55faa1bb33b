/* SPDX-License-Identifier: GPL-2.0 */
/*
 * output - a folder of files that is replaced as a whole or not at all
 *
 * The new folder is written aside, on the same file system, and then takes the
 * place of the old one in one step. Until then, and after any failure (disk
 * full, Ctrl-C, no permission), the old one is whole and nothing half-written
 * is left; what a killed process left is swept by the next call.
 */
#ifndef TREEWIDE_OUTPUT_H
#define TREEWIDE_OUTPUT_H

#include <glib.h>

struct output_file {
	char *name; /* with at most two slashes in it: of folders below */
	GBytes *data;
};

/* Takes a reference to data. */
struct output_file *output_file_new(const char *name, GBytes *data);
void output_file_free(struct output_file *file);

/*
 * Writes files (struct output_file *) as the folder out/label; out is made
 * when missing. The last file should be the manifest (manifest.h).
 *
 * A folder that stood there goes. When someone edited it (it differs from its
 * manifest, or has none), it is renamed to label.old-N instead, and *kept is
 * set to that path (free with g_free()), else to NULL. others (NULL-terminated,
 * may be NULL) names files that other verbs add to the folder: they are no
 * edits, and are taken over.
 *
 * Fails with TREEWIDE_ERROR_IO, TREEWIDE_ERROR_INPUT (out/label is no folder,
 * a name is no file name) or TREEWIDE_ERROR_INTERRUPTED.
 */
gboolean output_write(const char *out, const char *label,
		      const GPtrArray *files, const char *const *others,
		      char **kept, GError **error);

#endif
