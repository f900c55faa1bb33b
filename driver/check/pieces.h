/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pieces - a patch in pieces for git apply: as a whole, or mail by mail
 *
 *	pieces = pieces_whole(patch, folder, &error);
 *	pieces = pieces_mails(patch, folder, &error);
 *	ok = pieces_apply(pieces, names, copies, &error);
 *	g_ptr_array_unref(pieces);
 *
 * git apply takes all diffs of its input for changes of one tree. It fails on a
 * series that changes a file and renames it later, and reverts too little of
 * one that adds a file and renames it. Mail by mail it is right; mailinfo
 * decodes what a mail program has encoded, and strips carriage returns at the
 * ends of lines.
 */
#ifndef TREEWIDE_PIECES_H
#define TREEWIDE_PIECES_H

#include <glib.h>

struct piece {
	char *file; /* path of its text */
	/*
	 * path of its text for git apply -R, which cannot revert a copy,
	 * without copies; NULL: nothing else is in it
	 */
	char *back;
	GPtrArray *copies; /* char *: files created as a copy of another */
	GHashTable *renames; /* new name -> old name */
};

/*
 * Both write to the folder (an absolute path), which must outlive the pieces
 * (struct piece *, in order). Free with g_ptr_array_unref().
 */
GPtrArray *pieces_whole(GBytes *patch, const char *folder, GError **error);
/* NULL without error: the patch is no mail. */
GPtrArray *pieces_mails(GBytes *patch, const char *folder, GError **error);

/*
 * Apply the changes of these files (pieces_names()) to the copies below a
 * folder, or revert them. On failure the work may be half done.
 */
gboolean pieces_apply(const GPtrArray *pieces, GHashTable *names,
		      const char *folder, GError **error);
gboolean pieces_take_back(const GPtrArray *pieces, GHashTable *names,
			  const char *folder, GError **error);

/*
 * The old and new names of the C files: a set of char *. Names that lead out of
 * the tree are left out. TREEWIDE_ERROR_INPUT: there is no patch. Free with
 * g_hash_table_unref().
 */
GHashTable *pieces_names(const GPtrArray *pieces, const char *folder,
			 GError **error);

#endif
