// SPDX-License-Identifier: GPL-2.0
#include "tree/gitindex.h"

#include <string.h>

#include "base/error.h"
#include "tree/tree.h"

#define HOW_TO_GO_ON \
	"'git reset' in there makes it anew, and leaves the files as they lie"

static char *index_path(const struct tree *tree, GError **error)
{
	const char *const argv[] = {"rev-parse", "--git-path", "index", NULL};
	char *out = NULL, *path;

	if (!tree_git(tree, argv, &out, error))
		return NULL;
	g_strchomp(out);
	/* git was run in / */
	path = g_canonicalize_filename(out, "/");
	g_free(out);
	return path;
}

/* The hash at the end is that of the content, or all zeros: not computed. */
static gboolean fits(const guchar *text, gsize length, gsize size)
{
	GChecksum *sum = g_checksum_new(size == 32 ? G_CHECKSUM_SHA256
						   : G_CHECKSUM_SHA1);
	static const guchar none[32];
	guchar digest[32];
	gsize got = size;
	gboolean ok;

	if (length <= size) {
		g_checksum_free(sum);
		return FALSE;
	}
	length -= size;
	g_checksum_update(sum, text, length);
	g_checksum_get_digest(sum, digest, &got);
	ok = !memcmp(digest, text + length, size) ||
	     !memcmp(none, text + length, size);
	g_checksum_free(sum);
	return ok;
}

gboolean index_is_whole(const struct tree *tree, GError **error)
{
	g_autofree char *path = index_path(tree, error);
	gsize size = tree->commit && strlen(tree->commit) == 64 ? 32 : 20;
	g_autoptr(GMappedFile) map = NULL;

	if (!path)
		return FALSE;
	map = g_mapped_file_new(path, FALSE, NULL);
	if (!map)
		g_set_error(
			error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			"the git checkout '%s' has no index that can be "
			"read ('%s'), so nobody knows its files; " HOW_TO_GO_ON,
			tree->path, path);
	else if (fits((const guchar *)g_mapped_file_get_contents(map),
		      g_mapped_file_get_length(map), size))
		return TRUE;
	else
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "the git index '%s' is cut or broken: its hash is "
			    "another; " HOW_TO_GO_ON,
			    path);
	return FALSE;
}
