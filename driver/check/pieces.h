/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pieces - a patch as git apply takes it: at once, or mail by mail
 *
 *	pieces = pieces_whole(patch, folder, &error);
 *	pieces = pieces_mails(patch, folder, &error);
 *	ok = pieces_apply(pieces, copies, &error);
 *	g_ptr_array_unref(pieces);
 *
 * git apply takes all diffs of its input for changes of one tree: of a series
 * that changes a file and renames it later it applies none, and of one that
 * adds a file and renames it, it takes back too little. Mail by mail it is
 * right; there, what a mail program has encoded is decoded, and carriage returns
 * at the ends of lines are gone.
 */
#ifndef TREEWIDE_PIECES_H
#define TREEWIDE_PIECES_H

#include <glib.h>

struct piece {
	char *file; /* path of its text */
	char *back; /* path of its text for git apply -R, which cannot take a
		     * copy back: without these; NULL: there is nothing else */
	GPtrArray *copies; /* char *: files that begin as a copy of another */
	GHashTable *renames; /* new name -> old name */
};

/*
 * Both write below the folder (an absolute path), which must outlive the
 * pieces (struct piece *), in order. Free with g_ptr_array_unref().
 */
GPtrArray *pieces_whole(GBytes *patch, const char *folder, GError **error);
/* NULL with no error set: these are no mails. */
GPtrArray *pieces_mails(GBytes *patch, const char *folder, GError **error);

/*
 * The C files' changes, made to or taken back from the copies below a folder.
 * What has failed may be half done.
 */
gboolean pieces_apply(const GPtrArray *pieces, const char *folder,
		      GError **error);
gboolean pieces_take_back(const GPtrArray *pieces, const char *folder,
			  GError **error);

/*
 * The names of the C files, old and new ones: a set of char *. Names that lead
 * out of the tree are left out. TREEWIDE_ERROR_INPUT: there is no patch. Free
 * with g_hash_table_unref().
 */
GHashTable *pieces_names(const GPtrArray *pieces, const char *folder,
			 GError **error);

#endif
