// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "error.h"
#include "interrupt.h"
#include "manifest.h"
#include "scratch.h"

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

static gboolean write_file(const char *folder, const char *name, GBytes *data,
			   GError **error)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	gsize size;
	const char *text = g_bytes_get_data(data, &size);
	gboolean ok;
	int fd, saved;

	if (strchr(name, '/') || !*name || !strcmp(name, ".") ||
	    !strcmp(name, "..")) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is no name for a file of the series", name);
		return FALSE;
	}
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

/* Swaps two folders; where the file system cannot, in two steps. */
static gboolean exchange(const char *fresh, const char *old, GError **error)
{
	g_autofree char *aside = NULL;

	if (!renameat2(AT_FDCWD, fresh, AT_FDCWD, old, RENAME_EXCHANGE))
		return TRUE;
	if (errno != EINVAL && errno != ENOSYS)
		return fail(error, "replace", old);
	aside = g_strconcat(fresh, ".old", NULL);
	if (rename(old, aside))
		return fail(error, "rename", old);
	if (rename(fresh, old)) {
		fail(error, "replace", old);
		rename(aside, old);
		return FALSE;
	}
	return !rename(aside, fresh) || fail(error, "rename", aside);
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
	*kept = g_steal_pointer(&old);
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
	scratch = scratch_new(out, label, error);
	if (scratch)
		ok = write_files(scratch->path, files, error) &&
		     install(scratch->path, target, others, &old, error);
	scratch_free(scratch);
	if (ok)
		*kept = old;
	interrupt_release();
	return ok;
}
