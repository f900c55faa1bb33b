// SPDX-License-Identifier: GPL-2.0
#include "tree/beside.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/place.h"

#define HEADERS "include/linux"
#define HOPS	8 /* most steps from a build folder to the headers */

static gboolean has(const char *folder, const char *name, GFileTest what)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);

	return g_file_test(path, what);
}

static char *read_makefile(const char *folder)
{
	g_autofree char *path = g_build_filename(folder, "Makefile", NULL);
	char *text = NULL;

	g_file_get_contents(path, &text, NULL, NULL);
	return text;
}

/* VERSION and the lines below it in a kernel's top Makefile. */
static gboolean read_version(struct tree *tree, const char *makefile)
{
	g_autoptr(GRegex) regex = g_regex_new(
		"^VERSION *= *(\\d+)\\s+PATCHLEVEL *= *(\\d+)\\s+"
		"SUBLEVEL *= *(\\d*)[ \\t]*\\nEXTRAVERSION *=[ \\t]*(\\S*)",
		G_REGEX_MULTILINE, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	g_autofree char *major = NULL, *minor = NULL, *sub = NULL;
	g_autofree char *extra = NULL;

	if (!makefile || !g_regex_match(regex, makefile, 0, &match))
		return FALSE;
	major = g_match_info_fetch(match, 1);
	minor = g_match_info_fetch(match, 2);
	sub = g_match_info_fetch(match, 3);
	extra = g_match_info_fetch(match, 4);
	tree->major = strtoul(major, NULL, 10);
	tree->minor = strtoul(minor, NULL, 10);
	tree->version = g_strdup_printf("%s.%s%s%s%s", major, minor,
					*sub ? "." : "", sub, extra);
	return TRUE;
}

/* The folder whose Makefile this one includes, or NULL. */
static char *included(const char *folder, const char *makefile)
{
	g_autoptr(GRegex) regex =
		g_regex_new("^-?include +\"?([^\\s\"$]+)/Makefile\"?\\s*$",
			    G_REGEX_MULTILINE, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	g_autofree char *name = NULL;

	if (!makefile || !g_regex_match(regex, makefile, 0, &match))
		return NULL;
	name = g_match_info_fetch(match, 1);
	return g_canonicalize_filename(name, folder);
}

/* One step from a build folder towards the headers; NULL: there is none. */
static char *next_of(const char *folder)
{
	g_autofree char *makefile = read_makefile(folder);
	g_autofree char *source = g_build_filename(folder, "source", NULL);
	char *next = included(folder, makefile);

	if (!next && g_file_test(source, G_FILE_TEST_IS_DIR))
		next = g_steal_pointer(&source);
	return next;
}

/* The folder with the headers, or NULL if no step leads there. */
static char *find_headers(const char *path)
{
	char *folder = g_canonicalize_filename(path, NULL);

	for (guint i = 0; folder && i < HOPS; i++) {
		char *next;

		if (has(folder, HEADERS, G_FILE_TEST_IS_DIR))
			return folder;
		next = next_of(folder);
		g_free(folder);
		folder = next;
	}
	g_free(folder);
	return NULL;
}

struct tree *beside_kernel(const char *path, GError **error)
{
	struct tree *tree;
	g_autofree char *makefile = NULL;
	char *folder;

	if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is no folder; name a kernel tree or the "
			    "headers of an installed kernel, as "
			    "/lib/modules/<version>/build",
			    path);
		return NULL;
	}
	folder = find_headers(path);
	if (!folder) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is no kernel tree and has no kernel headers "
			    "(" HEADERS "), nor does its Makefile lead to "
			    "them; name a kernel tree, or install the headers "
			    "and name /lib/modules/<version>/build",
			    path);
		return NULL;
	}
	if (has(folder, "MAINTAINERS", G_FILE_TEST_IS_REGULAR)) {
		tree = tree_open(folder, error);
		g_free(folder);
		return tree;
	}
	tree = g_new0(struct tree, 1);
	tree->path = folder;
	tree->name = g_strdup("linux");
	tree->title = g_strdup("Linux");
	makefile = read_makefile(folder);
	if (read_version(tree, makefile))
		return tree;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "the Makefile of '%s' gives no VERSION and PATCHLEVEL; "
		    "name the headers of an installed kernel",
		    folder);
	tree_free(tree);
	return NULL;
}

static gboolean is_source(const char *path)
{
	return g_str_has_suffix(path, ".c") || g_str_has_suffix(path, ".h");
}

guint beside_sources(const struct tree *driver)
{
	guint count = 0;

	for (guint i = 0; driver->files && i < driver->files->len; i++)
		count += is_source(driver->files->pdata[i]);
	return count;
}

struct tree *beside_driver(const char *path, const struct tree *kernel,
			   GError **error)
{
	struct tree *tree = g_new0(struct tree, 1);
	GPtrArray *files;

	tree->path = g_canonicalize_filename(path, NULL);
	tree->name = g_strdup("linux");
	tree->title = g_strdup("Linux");
	tree->beside = TRUE;
	tree->version = g_strdup(kernel->version);
	tree->major = kernel->major;
	tree->minor = kernel->minor;
	tree_repository(tree, NULL); /* only --base needs one */
	files = tree_files(tree, error);
	if (!files)
		goto fail;
	g_ptr_array_unref(files);
	if (beside_sources(tree))
		return tree;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "'%s' has no C file among its %u files: nothing could be "
		    "looked at; name the folder that holds the driver's source",
		    tree->path, tree->files->len);
fail:
	tree_free(tree);
	return NULL;
}

/* Whether this folder's Kbuild or Makefile builds objects for the kernel. */
static gboolean builds_objects(const char *folder)
{
	static const char *const names[] = {"Kbuild", "Makefile"};
	gboolean found = FALSE;

	for (guint i = 0; i < G_N_ELEMENTS(names) && !found; i++) {
		g_autofree char *path =
			g_build_filename(folder, names[i], NULL);
		char *text = NULL;

		found = g_file_get_contents(path, &text, NULL, NULL) &&
			g_regex_match_simple("^\\s*obj-[\\w$(){}]+\\s*[:+]?=",
					     text, G_REGEX_MULTILINE, 0);
		g_free(text);
	}
	return found;
}

char *beside_home(const char *file, char **name)
{
	g_autofree char *real = place_planned(file);
	char *own = g_path_get_dirname(real), *at = g_strdup(own);
	char *home = NULL, *repository = NULL;

	while (!repository && strcmp(at, "/")) {
		char *above = g_path_get_dirname(at);

		if (builds_objects(at)) {
			g_free(home);
			home = g_strdup(at);
		}
		if (has(at, ".git", G_FILE_TEST_EXISTS))
			repository = g_strdup(at);
		g_free(at);
		at = above;
	}
	if (!home)
		home = g_strdup(repository ? repository : own);
	g_free(repository);
	g_free(own);
	g_free(at);
	*name = g_strdup(real + strlen(home) + 1);
	return home;
}
