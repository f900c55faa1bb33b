// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE
#include "verify/replica.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/error.h"
#include "base/interrupt.h"

/* Space needed for objects and caches once there is a replica. */
#define BUILD_BYTES (REPLICA_BYTES / 3)
#define LISTING	    ".files" /* next to the folder: the files copied */

static char *listing_path(const char *folder)
{
	return g_strconcat(folder, LISTING, NULL);
}

gboolean replica_fits(const char *folder, char **note)
{
	g_autofree char *listing = listing_path(folder);
	g_autofree char *parent = g_path_get_dirname(folder);
	gint64 needed = g_file_test(listing, G_FILE_TEST_EXISTS)
				? BUILD_BYTES
				: REPLICA_BYTES;
	struct statvfs disk;
	gint64 there;

	g_mkdir_with_parents(parent, 0777);
	if (statvfs(parent, &disk)) {
		*note = g_strdup_printf("cannot look at '%s': %s", parent,
					g_strerror(errno));
		return FALSE;
	}
	there = (gint64)disk.f_bavail * disk.f_frsize;
	*note = g_strdup_printf("up to %.1f GB of disk needed, %.1f GB free",
				needed / 1e9, there / 1e9);
	return there >= needed;
}

/* Build products of an unpacked tarball. */
static gboolean is_product(const char *path)
{
	static const char *const ends[] = {".o",   ".ko",    ".a",   ".cmd",
					   ".mod", ".order", ".gcno"};
	const char *dot = strrchr(path, '.');

	if (g_str_has_prefix(path, "include/config/") ||
	    g_str_has_prefix(path, "include/generated/") ||
	    strstr(path, "/include/generated/") || !strcmp(path, ".config") ||
	    g_str_has_prefix(path, ".git/"))
		return TRUE;
	for (guint i = 0; dot && i < G_N_ELEMENTS(ends); i++)
		if (!strcmp(dot, ends[i]))
			return TRUE;
	return FALSE;
}

static gboolean fail(GError **error, const char *what, const char *path)
{
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
		    "cannot %s '%s': %s", what, path, g_strerror(errno));
	return FALSE;
}

static gboolean write_file(const char *path, const char *data, gsize size,
			   mode_t mode, GError **error)
{
	g_autofree char *parent = g_path_get_dirname(path);

	g_mkdir_with_parents(parent, 0777);
	if (unlink(path) && errno != ENOENT)
		return fail(error, "replace", path);
	return g_file_set_contents_full(path, size ? data : "", size,
					G_FILE_SET_CONTENTS_NONE, mode & 0777,
					error);
}

static gboolean same_content(const char *path, const char *data, gsize size)
{
	g_autofree char *text = NULL;
	gsize length;

	return g_file_get_contents(path, &text, &length, NULL) &&
	       length == size && !memcmp(text, data, size);
}

static gboolean copy_link(const char *from, const char *to, GError **error)
{
	g_autofree char *target = g_file_read_link(from, error);
	g_autofree char *parent = g_path_get_dirname(to);
	g_autofree char *old = NULL;

	if (!target)
		return FALSE;
	old = g_file_read_link(to, NULL);
	if (!g_strcmp0(old, target))
		return TRUE;
	g_mkdir_with_parents(parent, 0777);
	unlink(to);
	return !symlink(target, to) || fail(error, "link", to);
}

static gboolean copy_file(const char *from, const char *to, GError **error)
{
	struct stat is, was;
	struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}};
	g_autofree char *text = NULL;
	gboolean old;
	gsize size;

	if (lstat(from, &is))
		return errno == ENOENT || fail(error, "look at", from);
	if (S_ISLNK(is.st_mode))
		return copy_link(from, to, error);
	if (!S_ISREG(is.st_mode))
		return TRUE;
	old = !lstat(to, &was) && S_ISREG(was.st_mode);
	if (old && is.st_size == was.st_size &&
	    is.st_mtim.tv_sec == was.st_mtim.tv_sec &&
	    is.st_mtim.tv_nsec == was.st_mtim.tv_nsec)
		return TRUE;
	if (!g_file_get_contents(from, &text, &size, error))
		return FALSE;
	if (old && same_content(to, text, size))
		return TRUE;
	if (!write_file(to, text, size, is.st_mode, error))
		return FALSE;
	/* a file with new contents must be newer than what was built from it */
	times[1] = is.st_mtim;
	if (!old && utimensat(AT_FDCWD, to, times, 0))
		return fail(error, "set the time of", to);
	return TRUE;
}

/* Removes files of the last copy that this tree does not have. */
static void remove_gone(const char *folder, GHashTable *files)
{
	g_autofree char *path = listing_path(folder);
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		return;
	lines = g_strsplit(text, "\n", -1);
	for (guint i = 0; lines[i]; i++) {
		g_autofree char *full =
			g_build_filename(folder, lines[i], NULL);

		if (*lines[i] && !g_hash_table_contains(files, lines[i]))
			unlink(full);
	}
}

static gboolean copy_all(const struct replica *replica, const GPtrArray *files,
			 GError **error)
{
	g_autoptr(GHashTable) kept = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GString) listing = g_string_new(NULL);
	g_autofree char *path = listing_path(replica->folder);

	for (guint i = 0; i < files->len; i++) {
		const char *name = files->pdata[i];
		g_autofree char *from =
			g_build_filename(replica->tree->path, name, NULL);
		g_autofree char *to =
			g_build_filename(replica->folder, name, NULL);

		if (!replica->tree->gitdir && is_product(name))
			continue;
		if (!copy_file(from, to, error) || interrupt_pending(error))
			return FALSE;
		g_hash_table_add(kept, files->pdata[i]);
		g_string_append_printf(listing, "%s\n", name);
	}
	remove_gone(replica->folder, kept);
	return g_file_set_contents(path, listing->str, listing->len, error);
}

struct replica *replica_new(const struct tree *tree, const char *folder,
			    GError **error)
{
	struct replica *replica = g_new0(struct replica, 1);
	g_autoptr(GPtrArray) files = tree_files(tree, error);

	replica->tree = tree;
	replica->folder = g_canonicalize_filename(folder, NULL);
	if (!files || !copy_all(replica, files, error))
		g_clear_pointer(&replica, replica_free);
	return replica;
}

void replica_free(struct replica *replica)
{
	if (!replica)
		return;
	g_free(replica->folder);
	g_free(replica);
}

gboolean replica_put(struct replica *replica, GHashTable *state, GError **error)
{
	GHashTableIter iter;
	gpointer path, bytes;

	g_hash_table_iter_init(&iter, state);
	while (g_hash_table_iter_next(&iter, &path, &bytes)) {
		g_autofree char *full =
			g_build_filename(replica->folder, path, NULL);
		gsize size;
		const char *data;

		if (!bytes) {
			if (unlink(full) && errno != ENOENT)
				return fail(error, "remove", full);
			continue;
		}
		data = g_bytes_get_data(bytes, &size);
		if (!same_content(full, data, size) &&
		    !write_file(full, data, size,
				tree_mode(replica->tree, path), error))
			return FALSE;
	}
	return TRUE;
}
