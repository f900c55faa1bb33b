// SPDX-License-Identifier: GPL-2.0
#include "tree/tree.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "tree/foreign.h"
#include "base/git.h"
#include "tree/tree-name.h"

static gboolean read_version(struct tree *tree, GError **error)
{
	char *path = g_build_filename(tree->path, "Makefile", NULL);
	char *text = NULL, *version = NULL, *patch = NULL, *sub = NULL;
	char *extra = NULL;
	gboolean ok = FALSE;

	if (!g_file_get_contents(path, &text, NULL, NULL)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is no kernel tree: it has no Makefile that "
			    "can be read; name the top folder of a kernel tree",
			    tree->path);
		goto out;
	}
	version = tree_makefile_value(text, "VERSION");
	patch = tree_makefile_value(text, "PATCHLEVEL");
	sub = tree_makefile_value(text, "SUBLEVEL");
	extra = tree_makefile_value(text, "EXTRAVERSION");
	if (!g_ascii_isdigit(*version) || !g_ascii_isdigit(*patch)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is no kernel tree: its Makefile gives no "
			    "VERSION and PATCHLEVEL; name the top folder of a "
			    "kernel tree",
			    tree->path);
		goto out;
	}
	tree->major = strtoul(version, NULL, 10);
	tree->minor = strtoul(patch, NULL, 10);
	tree->version = g_strdup_printf("%s.%s%s%s%s", version, patch,
					*sub ? "." : "", sub, extra);
	ok = TRUE;
out:
	g_free(path);
	g_free(text);
	g_free(version);
	g_free(patch);
	g_free(sub);
	g_free(extra);
	return ok;
}

static gboolean run_git(const struct tree *tree, char **environ,
			const char *const *argv, char **out, GError **error)
{
	GBytes *said = git_run(environ, argv, NULL, error);
	gsize size = 0;
	const char *text;

	if (!said) {
		g_prefix_error(error, "'%s': ", tree->path);
		return FALSE;
	}
	text = g_bytes_get_data(said, &size);
	*out = g_malloc(size + 1);
	if (size)
		memcpy(*out, text, size);
	(*out)[size] = '\0';
	g_bytes_unref(said);
	return TRUE;
}

gboolean tree_git(const struct tree *tree, const char *const *argv, char **out,
		  GError **error)
{
	if (!tree->gitdir) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is no git checkout", tree->path);
		return FALSE;
	}
	return run_git(tree, tree->environ, argv, out, error);
}

/* A path printed by git, relative to the tree's folder. */
static char *git_path(const struct tree *tree, const char *printed)
{
	if (g_path_is_absolute(printed))
		return g_strdup(printed);
	return g_build_filename(tree->path, printed, NULL);
}

gboolean tree_repository(struct tree *tree, GError **error)
{
	const char *const argv[] = {
		"rev-parse", "--absolute-git-dir", "--git-path", "objects",
		"--verify",  "HEAD^{commit}",	   NULL};
	char *dotgit = g_build_filename(tree->path, ".git", NULL);
	gboolean has = g_file_test(dotgit, G_FILE_TEST_EXISTS);
	char *out = NULL;
	char **lines, **env;

	if (!has) {
		g_free(dotgit);
		return TRUE;
	}
	env = foreign_environ(dotgit, tree->path);
	has = run_git(tree, env, argv, &out, error);
	g_strfreev(env);
	g_free(dotgit);
	if (!has) {
		g_prefix_error(error, "cannot read the git checkout: ");
		return FALSE;
	}
	lines = g_strsplit(out, "\n", -1);
	if (g_strv_length(lines) >= 3) {
		tree->gitdir = git_path(tree, lines[0]);
		tree->objects = git_path(tree, lines[1]);
		tree->commit = g_strdup(lines[2]);
		tree->environ = foreign_environ(tree->gitdir, tree->path);
	}
	g_strfreev(lines);
	g_free(out);
	return TRUE;
}

/* A tree with nothing but its path; NULL: path is no folder. */
static struct tree *begin(const char *path, GError **error)
{
	struct tree *tree;

	if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is no folder; name the top folder of a "
			    "kernel tree",
			    path);
		return NULL;
	}
	tree = g_new0(struct tree, 1);
	tree->path = g_canonicalize_filename(path, NULL);
	return tree;
}

struct tree *tree_open(const char *path, GError **error)
{
	struct tree *tree = begin(path, error);
	char *maintainers;

	if (!tree)
		return NULL;
	tree->name = g_strdup("linux");
	tree->title = g_strdup("Linux");
	maintainers = g_build_filename(tree->path, "MAINTAINERS", NULL);
	if (!read_version(tree, error))
		goto fail;
	if (!g_file_test(maintainers, G_FILE_TEST_IS_REGULAR)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' has no MAINTAINERS file, so nobody knows who "
			    "gets which patch; name the top folder of a "
			    "complete kernel tree",
			    tree->path);
		goto fail;
	}
	if (!tree_repository(tree, error))
		goto fail;
	g_free(maintainers);
	return tree;
fail:
	g_free(maintainers);
	tree_free(tree);
	return NULL;
}

struct tree *tree_open_any(const char *path, GError **error)
{
	struct tree *tree = begin(path, error);

	if (!tree)
		return NULL;
	tree_name(tree);
	if (tree_repository(tree, error))
		return tree;
	tree_free(tree);
	return NULL;
}

void tree_free(struct tree *tree)
{
	if (!tree)
		return;
	g_free(tree->path);
	g_free(tree->name);
	g_free(tree->title);
	g_free(tree->version);
	g_free(tree->gitdir);
	g_free(tree->objects);
	g_free(tree->commit);
	g_strfreev(tree->environ);
	g_clear_pointer(&tree->laid, g_hash_table_unref);
	g_clear_pointer(&tree->files, g_ptr_array_unref);
	g_free(tree);
}

char *tree_label(const struct tree *tree)
{
	if (!tree->commit)
		return g_strdup_printf("%s-%s", tree->name, tree->version);
	return g_strdup_printf("%s-%s-g%.12s", tree->name, tree->version,
			       tree->commit);
}

void tree_lay(struct tree *tree, const char *path, GBytes *text)
{
	if (!tree->laid)
		tree->laid =
			g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					      (GDestroyNotify)g_bytes_unref);
	g_hash_table_insert(tree->laid, g_strdup(path), g_bytes_ref(text));
}

GBytes *tree_read(const struct tree *tree, const char *path, GError **error)
{
	GBytes *laid =
		tree->laid ? g_hash_table_lookup(tree->laid, path) : NULL;
	char *full;
	GError *cause = NULL;
	char *text = NULL;
	gsize length = 0;

	if (laid)
		return g_bytes_ref(laid);
	full = g_build_filename(tree->path, path, NULL);
	if (!g_file_get_contents(full, &text, &length, &cause)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read '%s': %s", full, cause->message);
		g_error_free(cause);
	}
	g_free(full);
	return text ? g_bytes_new_take(text, length) : NULL;
}

char *tree_read_text(const struct tree *tree, const char *path, GError **error)
{
	g_autoptr(GBytes) bytes = tree_read(tree, path, error);

	return bytes ? g_strndup(g_bytes_get_data(bytes, NULL),
				 g_bytes_get_size(bytes))
		     : NULL;
}

gboolean tree_has(const struct tree *tree, const char *path)
{
	char *full = g_build_filename(tree->path, path, NULL);
	gboolean has = g_file_test(full, G_FILE_TEST_IS_REGULAR);

	g_free(full);
	return has;
}

guint tree_mode(const struct tree *tree, const char *path)
{
	char *full = g_build_filename(tree->path, path, NULL);
	struct stat st;
	guint mode = 0100644;

	if (!stat(full, &st) && (st.st_mode & 0100))
		mode = 0100755;
	g_free(full);
	return mode;
}
