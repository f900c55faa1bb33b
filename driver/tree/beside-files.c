// SPDX-License-Identifier: GPL-2.0
/* Which files of a driver's folder the compiler could see. */
#include <errno.h>
#include <fts.h>
#include <string.h>
#include <sys/stat.h>

#include "tree/beside.h"
#include "base/error.h"
#include "base/place.h"

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static gboolean is_link(const FTSENT *entry)
{
	struct stat st;

	return !lstat(entry->fts_path, &st) && S_ISLNK(st.st_mode);
}

/* A link into the driver, which is read anyway, or to a folder above it. */
static gboolean leads_home(const FTSENT *entry, const char *root)
{
	g_autofree char *target = place_real(entry->fts_path);

	return !target || place_holds(root, target) ||
	       place_holds(target, root);
}

/* Whether this folder's Makefile is that of a kernel. */
static gboolean has_version(const char *folder)
{
	g_autofree char *path = g_build_filename(folder, "Makefile", NULL);
	char *text = NULL;
	gboolean found = g_file_get_contents(path, &text, NULL, NULL) &&
			 g_regex_match_simple("^PATCHLEVEL *=", text,
					      G_REGEX_MULTILINE, 0);

	g_free(text);
	return found;
}

/* A link to a kernel or to a folder of one is no part of the driver. */
static gboolean is_kernel(const FTSENT *entry)
{
	char *at = place_real(entry->fts_path);
	gboolean found = FALSE;

	while (at && !found && strcmp(at, "/")) {
		char *above = g_path_get_dirname(at);

		found = has_version(at);
		g_free(at);
		at = above;
	}
	g_free(at);
	return found;
}

/* Folders without sources: those of git, quilt, editors. */
static gboolean is_passed(const FTSENT *entry, const char *root)
{
	if (entry->fts_level == FTS_ROOTLEVEL)
		return FALSE;
	if (*entry->fts_name == '.')
		return TRUE;
	return is_link(entry) && (leads_home(entry, root) || is_kernel(entry));
}

static GPtrArray *fail(GPtrArray *files, const char *path, int cause,
		       GError **error)
{
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "cannot read '%s': %s; make it readable, or what is in it "
		    "would not be looked at",
		    path, g_strerror(cause));
	g_ptr_array_unref(files);
	return NULL;
}

GPtrArray *beside_files(const struct tree *driver, GError **error)
{
	g_autofree char *root = place_real(driver->path);
	char *const roots[] = {driver->path, NULL};
	FTS *fts = root ? fts_open(roots, FTS_LOGICAL | FTS_NOCHDIR, by_name)
			: NULL;
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	gsize skip = strlen(driver->path) + 1;
	FTSENT *entry;

	if (!fts)
		return fail(files, driver->path, errno, error);
	while (files && (entry = fts_read(fts))) {
		switch (entry->fts_info) {
		case FTS_D:
			if (is_passed(entry, root))
				fts_set(fts, entry, FTS_SKIP);
			break;
		case FTS_F:
			if (!is_link(entry) || !leads_home(entry, root))
				g_ptr_array_add(
					files,
					g_strdup(entry->fts_path + skip));
			break;
		case FTS_DNR:
		case FTS_ERR:
		case FTS_NS:
			files = fail(files, entry->fts_path, entry->fts_errno,
				     error);
			break;
		}
	}
	fts_close(fts);
	return files;
}
