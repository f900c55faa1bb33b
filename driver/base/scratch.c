// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE
#include "base/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/error.h"

static int remove_one(const char *path, const struct stat *st G_GNUC_UNUSED,
		      int type G_GNUC_UNUSED, struct FTW *ftw G_GNUC_UNUSED)
{
	return remove(path);
}

gboolean scratch_remove(const char *path, GError **error)
{
	if (!nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) ||
	    errno == ENOENT)
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
		    "cannot remove '%s': %s", path, g_strerror(errno));
	return FALSE;
}

/* Age in seconds at which the maker must have locked the folder. */
#define LOCKED_BY 2

/*
 * Whether the maker of this folder is gone. The lock tells, even if the maker
 * is a zombie or in another container on the same disk; but a new folder may
 * not be locked yet. On a file system without locks only the process number is
 * left to ask.
 */
static gboolean is_stale(const char *path, const char *digits)
{
	long pid = strtol(digits, NULL, 10);
	gboolean gone = pid > 0 && kill(pid, 0) && errno == ESRCH;
	gboolean stale = FALSE;
	struct stat st;
	int fd;

	fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return FALSE;
	if (!flock(fd, LOCK_EX | LOCK_NB))
		stale = gone || (!fstat(fd, &st) &&
				 time(NULL) - st.st_mtime > LOCKED_BY);
	else if (errno != EWOULDBLOCK)
		stale = gone;
	close(fd);
	return stale;
}

static void sweep(const char *parent, const char *start)
{
	g_autoptr(GDir) dir = g_dir_open(parent, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(parent, name, NULL);

		/* an ".old" one may be the user's only copy */
		if (g_str_has_prefix(name, start) &&
		    !g_str_has_suffix(name, ".old") &&
		    is_stale(path, name + strlen(start)))
			scratch_remove(path, NULL);
	}
}

struct scratch *scratch_new(const char *parent, const char *prefix,
			    GError **error)
{
	g_autofree char *start = g_strdup_printf(".%s.tmp-", prefix);
	g_autofree char *name = NULL;
	g_autofree char *path = NULL;
	struct scratch *scratch;

	if (g_mkdir_with_parents(parent, 0777)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
			    "cannot make the folder '%s': %s", parent,
			    g_strerror(errno));
		return NULL;
	}
	sweep(parent, start);
	name = g_strdup_printf("%s%ld-XXXXXX", start, (long)getpid());
	path = g_build_filename(parent, name, NULL);
	if (!g_mkdtemp_full(path, 0777)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
			    "cannot make a folder in '%s': %s", parent,
			    g_strerror(errno));
		return NULL;
	}
	scratch = g_new0(struct scratch, 1);
	scratch->path = g_canonicalize_filename(path, NULL);
	scratch->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (scratch->fd >= 0)
		flock(scratch->fd, LOCK_EX | LOCK_NB);
	return scratch;
}

void scratch_free(struct scratch *scratch)
{
	if (!scratch)
		return;
	scratch_remove(scratch->path, NULL);
	if (scratch->fd >= 0)
		close(scratch->fd);
	g_free(scratch->path);
	g_free(scratch);
}
