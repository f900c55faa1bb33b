// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE
#include "series/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/error.h"
#include "base/interrupt.h"
#include "series/manifest.h"
#include "base/scratch.h"

struct output_file *output_file_new(const char *name, GBytes *data)
{
	struct output_file *file = g_new0(struct output_file, 1);

	file->name = g_strdup(name);
	file->data = g_bytes_ref(data);
	return file;
}

void output_file_free(struct output_file *file)
{
	if (!file)
		return;
	g_free(file->name);
	g_bytes_unref(file->data);
	g_free(file);
}

static gboolean fail(GError **error, const char *what, const char *path)
{
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
		    "cannot %s '%s': %s", what, path, g_strerror(errno));
	return FALSE;
}

static gboolean write_all(int fd, const char *data, gsize size)
{
	while (size) {
		ssize_t n = write(fd, data, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return FALSE;
		data += n;
		size -= n;
	}
	return TRUE;
}

/* "name", "folder/name" or "folder/folder/name". */
static gboolean is_name(const char *name)
{
	g_auto(GStrv) parts = g_strsplit(name, "/", -1);

	for (char **part = parts; *part; part++)
		if (!**part || !strcmp(*part, ".") || !strcmp(*part, ".."))
			return FALSE;
	return *parts && g_strv_length(parts) <= 3;
}

static gboolean write_file(const char *folder, const char *name, GBytes *data,
			   GError **error)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *parent = g_path_get_dirname(path);
	gsize size;
	const char *text = g_bytes_get_data(data, &size);
	gboolean ok;
	int fd, saved;

	if (!is_name(name)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is no name for a file of the series", name);
		return FALSE;
	}
	if (strchr(name, '/') && g_mkdir_with_parents(parent, 0777))
		return fail(error, "make", parent);
	/* O_EXCL: two files of one name are a mistake of the caller */
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return fail(error, "write", path);
	ok = write_all(fd, text, size);
	saved = errno;
	if (close(fd) && ok) {
		saved = errno;
		ok = FALSE;
	}
	errno = saved;
	return ok || fail(error, "write", path);
}

static gboolean write_files(const char *folder, const GPtrArray *files,
			    GError **error)
{
	guint i;

	for (i = 0; i < files->len; i++) {
		const struct output_file *file = files->pdata[i];

		if (interrupt_pending(error) ||
		    !write_file(folder, file->name, file->data, error))
			return FALSE;
	}
	return TRUE;
}

/* Takes over what other verbs have put into the old folder. */
static gboolean copy_others(const char *old, const char *folder,
			    const char *const *others, GError **error)
{
	for (; others && *others; others++) {
		g_autofree char *path = g_build_filename(old, *others, NULL);
		g_autoptr(GBytes) data = NULL;
		char *text;
		gsize size;

		if (!g_file_get_contents(path, &text, &size, NULL))
			continue;
		data = g_bytes_new_take(text, size);
		if (!write_file(folder, *others, data, error))
			return FALSE;
	}
	return TRUE;
}

/* What the old folder is called for the moment between two renames. */
#define ASIDE ".old"

/*
 * Swaps two folders; where the file system cannot, in two steps. Once the fresh
 * one is in place that is done, whatever becomes of the old one.
 */
static gboolean exchange(const char *fresh, const char *old, GError **error)
{
	g_autofree char *aside = NULL;

	if (!renameat2(AT_FDCWD, fresh, AT_FDCWD, old, RENAME_EXCHANGE))
		return TRUE;
	if (errno != EINVAL && errno != ENOSYS)
		return fail(error, "replace", old);
	aside = g_strconcat(fresh, ASIDE, NULL);
	if (rename(old, aside))
		return fail(error, "rename", old);
	if (rename(fresh, old)) {
		fail(error, "replace", old);
		rename(aside, old);
		return FALSE;
	}
	/* else it lies aside, and the next run clears it away */
	rename(aside, fresh);
	return TRUE;
}

/* Whether there is no process of this number any more. */
static gboolean is_gone(const char *digits)
{
	long pid = strtol(digits, NULL, 10);

	return pid > 0 && kill(pid, 0) && errno == ESRCH;
}

/*
 * A process that was killed between those two renames left the only copy of the
 * series aside: it gets its name back. One that has been replaced goes.
 */
static void recover(const char *out, const char *label, const char *target)
{
	g_autofree char *start = g_strdup_printf(".%s.tmp-", label);
	g_autoptr(GDir) dir = g_dir_open(out, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(out, name, NULL);

		if (!g_str_has_prefix(name, start) ||
		    !g_str_has_suffix(name, ASIDE) ||
		    !is_gone(name + strlen(start)))
			continue;
		if (renameat2(AT_FDCWD, path, AT_FDCWD, target,
			      RENAME_NOREPLACE) &&
		    (g_file_test(target, G_FILE_TEST_EXISTS) ||
		     rename(path, target)))
			scratch_remove(path, NULL);
	}
}

/* What the folder is published with must be on the disk before its name is. */
static gboolean settle(const char *folder, const GPtrArray *files,
		       GError **error)
{
	for (guint i = 0; i <= files->len; i++) {
		const struct output_file *file =
			i < files->len ? files->pdata[i] : NULL;
		g_autofree char *path = g_build_filename(
			folder, file ? file->name : NULL, NULL);
		int fd = open(path, O_RDONLY | O_CLOEXEC);
		gboolean ok = fd >= 0 && (!fsync(fd) || errno == EINVAL ||
					  errno == ENOTSUP);

		if (!ok)
			fail(error, "write", path);
		if (fd >= 0)
			close(fd);
		if (!ok)
			return FALSE;
	}
	return TRUE;
}

/* A name that is lost with the power is an older series, and no half one. */
static void settle_name(const char *out)
{
	int fd = open(out, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

/*
 * Gives the fresh folder the first free name label.old-N: the exchange that
 * follows puts the old folder there, so that it has a name at every moment.
 */
static char *name_for_old(const char *fresh, const char *target, GError **error)
{
	guint n;

	for (n = 1; n < 10000; n++) {
		g_autofree char *path = g_strdup_printf("%s.old-%u", target, n);

		if (g_file_test(path, G_FILE_TEST_EXISTS) ||
		    g_file_test(path, G_FILE_TEST_IS_SYMLINK))
			continue;
		if (!rename(fresh, path))
			return g_steal_pointer(&path);
		if (errno != EEXIST && errno != ENOTEMPTY)
			break;
	}
	fail(error, "find another name for", target);
	return NULL;
}

static gboolean replace(const char *fresh, const char *target,
			const char *const *others, char **kept, GError **error)
{
	g_autofree char *old = NULL;

	if (!copy_others(target, fresh, others, error))
		return FALSE;
	if (!manifest_edited(target, others))
		return exchange(fresh, target, error);
	old = name_for_old(fresh, target, error);
	if (!old)
		return FALSE;
	if (!exchange(old, target, error)) {
		scratch_remove(old, NULL);
		return FALSE;
	}
	/* where it was exchanged in two steps, and the third failed */
	*kept = g_file_test(old, G_FILE_TEST_EXISTS)
			? g_steal_pointer(&old)
			: g_strconcat(old, ASIDE, NULL);
	return TRUE;
}

static gboolean install(const char *fresh, const char *target,
			const char *const *others, char **kept, GError **error)
{
	struct stat st;

	if (interrupt_pending(error))
		return FALSE;
	if (!lstat(target, &st)) {
		if (S_ISDIR(st.st_mode))
			return replace(fresh, target, others, kept, error);
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is in the way: it is no folder", target);
		return FALSE;
	}
	return !rename(fresh, target) || fail(error, "make", target);
}

gboolean output_write(const char *out, const char *label,
		      const GPtrArray *files, const char *const *others,
		      char **kept, GError **error)
{
	g_autofree char *target = g_build_filename(out, label, NULL);
	struct scratch *scratch;
	char *old = NULL;
	gboolean ok = FALSE;

	interrupt_hold();
	recover(out, label, target);
	scratch = scratch_new(out, label, error);
	if (scratch)
		ok = write_files(scratch->path, files, error) &&
		     settle(scratch->path, files, error) &&
		     install(scratch->path, target, others, &old, error);
	scratch_free(scratch);
	if (ok) {
		*kept = old;
		settle_name(out);
	}
	interrupt_release();
	return ok;
}
