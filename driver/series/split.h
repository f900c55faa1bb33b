/* SPDX-License-Identifier: GPL-2.0 */
/*
 * split - which changes go into one patch
 *
 *	split_by_parse("subsystem", &by, &error);
 *	patches = split_changes(m, changes, by, NULL, &error);
 *
 * A file's patch is decided by its path and MAINTAINERS alone, so that it is
 * the same on every run, whatever else changes.
 */
#ifndef TREEWIDE_SPLIT_H
#define TREEWIDE_SPLIT_H

#include <glib.h>

#include "tree/patch.h"

struct maintainers;

enum split_by {
	/*
	 * The most specific entry of MAINTAINERS. Where it is for some files of
	 * a folder, and another with the very same maintainers is for the whole
	 * folder, that one: they are parts of one thing. A file that only an
	 * entry of last resort names goes with its folder.
	 */
	SPLIT_SUBSYSTEM,
	SPLIT_MAINTAINER, /* the same set of people and lists */
	SPLIT_FILE, /* each file a patch */
	SPLIT_NONE, /* one patch */
};

/* Reads "subsystem", "maintainer", "file" or "none"; else INPUT error. */
gboolean split_by_parse(const char *word, enum split_by *by, GError **error);

/*
 * Groups changes (struct change *, which stay the caller's) into patches:
 * struct patch * of kind PATCH_CONVERSION with key, entry (NULL where it has
 * none, or several), changes by path, and people; prefix, subject, body and
 * notes are left NULL. Patches are ordered by their first path. Free with
 * g_ptr_array_unref().
 *
 * only, when not NULL, keeps the changes at or below that path, or those of the
 * entry of that title. Fails with TREEWIDE_ERROR_INPUT when that leaves none.
 */
GPtrArray *split_changes(struct maintainers *m, const GPtrArray *changes,
			 enum split_by by, const char *only, GError **error);

/*
 * Appends the changes to list as one patch of this kind, for all their people.
 * No changes: no patch. only and errors as above.
 */
gboolean split_add_one(GPtrArray *list, struct maintainers *m,
		       enum patch_kind kind, const char *only,
		       const GPtrArray *changes, GError **error);

/*
 * The entry that a file's patch is named after when split by subsystem, or NULL
 * when it goes with its folder. Owned by m.
 */
const char *split_entry(struct maintainers *m, const char *path);

#endif
