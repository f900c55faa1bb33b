// SPDX-License-Identifier: GPL-2.0
/* Kernel trees of all kinds: checkouts, worktrees, tarballs, and no trees. */
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "site/reference.h"
#include "tools.h"
#include "tree/sweep.h"
#include "tree/tree.h"

struct fixture {
	struct tools tools;
	char *top;
};

/* Runs a shell script in the test's folder; it must succeed. */
static void sh(struct fixture *f, const char *script)
{
	g_autofree char *whole = g_strdup_printf(
		"set -e; cd '%s'; export HOME=$PWD GIT_CONFIG_NOSYSTEM=1\n"
		"git() { command git -c user.name=n -c user.email=e "
		"-c init.defaultBranch=main -c advice.detachedHead=false "
		"\"$@\"; }\n%s",
		f->tools.folder, script);
	char *argv[] = {"sh", "-c", whole, NULL};
	g_autofree char *err = NULL;
	gint status;

	g_assert_true(g_spawn_sync(NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL,
				   NULL, NULL, &err, &status, NULL));
	if (status)
		g_error("%s: %s", script, err);
}

static void set_up(struct fixture *f, gconstpointer data)
{
	const char *folder;

	(void)data;
	tools_init(&f->tools);
	folder = f->tools.folder;
	f->top = g_build_filename(folder, "linux", NULL);
	tools_write(folder, "linux/Makefile",
		    "# SPDX\nVERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 7\n"
		    "EXTRAVERSION = -rc1\nNAME = X\n");
	tools_write(folder, "linux/MAINTAINERS", "list\n");
	tools_write(folder, "linux/mm/gup.c", "int pin_user_pages;\n");
	tools_write(folder, "linux/net/a b.c", "int FOLL_LONGTERM;\n");
	tools_write(folder, "linux/run.sh", "#!/bin/sh\n");
	sh(f, "chmod 755 linux/run.sh; ln -s gup.c linux/mm/link.c");
}

static void tear_down(struct fixture *f, gconstpointer data)
{
	(void)data;
	g_free(f->top);
	tools_release(&f->tools);
}

static void commit(struct fixture *f)
{
	sh(f, "cd linux; git init -q; git add -f .; git commit -q -m one");
}

static struct tree *open_at(struct fixture *f, const char *name)
{
	g_autofree char *path = g_build_filename(f->tools.folder, name, NULL);
	GError *error = NULL;
	struct tree *tree = tree_open(path, &error);

	g_assert_no_error(error);
	return tree;
}

/* What the scan finds, link and all else left out: "file file ". */
static char *found_in(const struct tree *tree)
{
	struct scan scan = {"pin_user_pages", "FOLL_LONGTERM", 2};
	GPtrArray *units = NULL;
	GError *error = NULL;
	g_autoptr(GPtrArray) references =
		references_scan(tree, &scan, &units, &error);
	GString *text = g_string_new(NULL);

	g_assert_no_error(error);
	for (guint i = 0; i < references->len; i++)
		g_string_append_printf(
			text, "%s ",
			((struct reference *)references->pdata[i])->file);
	g_ptr_array_unref(units);
	return g_string_free(text, FALSE);
}

static void assert_dirty(const struct tree *tree, const char *expected)
{
	g_autoptr(GPtrArray) paths = g_ptr_array_new();
	g_autoptr(GPtrArray) dirty = NULL;
	g_autofree char *said = NULL;
	GError *error = NULL;

	g_ptr_array_add(paths, "mm/gup.c");
	g_ptr_array_add(paths, "net/a b.c");
	dirty = tree_dirty(tree, paths, &error);
	g_assert_no_error(error);
	g_ptr_array_add(dirty, NULL);
	said = g_strjoinv(", ", (char **)dirty->pdata);
	g_assert_cmpstr(said, ==, expected);
}

static void test_tarball(struct fixture *f, gconstpointer data)
{
	struct tree *tree = open_at(f, "linux/");
	g_autofree char *label = tree_label(tree), *found = found_in(tree);
	const char *const argv[] = {"log", NULL};
	g_autoptr(GError) error = NULL;
	g_autofree char *out = NULL;

	(void)data;
	g_assert_cmpstr(tree->version, ==, "6.12.7-rc1");
	g_assert_cmpuint(tree->major, ==, 6);
	g_assert_cmpuint(tree->minor, ==, 12);
	g_assert_cmpstr(tree->path, ==, f->top);
	g_assert_null(tree->gitdir);
	g_assert_cmpstr(label, ==, "linux-6.12.7-rc1");
	g_assert_cmpstr(found, ==, "mm/gup.c net/a b.c ");
	g_assert_true(tree_has(tree, "mm/gup.c"));
	g_assert_false(tree_has(tree, "mm"));
	g_assert_cmpuint(tree_mode(tree, "mm/gup.c"), ==, 0100644);
	g_assert_cmpuint(tree_mode(tree, "run.sh"), ==, 0100755);
	assert_dirty(tree, "");
	g_assert_false(tree_git(tree, argv, &out, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	g_assert_null(tree_read(tree, "none.c", NULL));
	tree_free(tree);
	tree_free(NULL);
}

static void test_checkout(struct fixture *f, gconstpointer data)
{
	g_autofree char *label = NULL, *wanted = NULL, *found = NULL;
	struct tree *tree;

	(void)data;
	commit(f);
	/* not tracked, so not of the tree */
	tools_write(f->top, "mm/new.c", "pin_user_pages();\n");
	tree = open_at(f, "linux");
	label = tree_label(tree);
	wanted = g_strdup_printf("linux-6.12.7-rc1-g%.12s", tree->commit);
	g_assert_cmpstr(label, ==, wanted);
	g_assert_cmpuint(strlen(tree->commit), ==, 40);
	g_assert_true(g_str_has_suffix(tree->gitdir, "/linux/.git"));
	g_assert_true(g_str_has_suffix(tree->objects, "/linux/.git/objects"));
	found = found_in(tree);
	g_assert_cmpstr(found, ==, "mm/gup.c net/a b.c ");
	assert_dirty(tree, "");
	tools_write(f->top, "net/a b.c", "int FOLL_LONGTERM, x;\n");
	assert_dirty(tree, "net/a b.c");
	/* staged or not: HEAD counts */
	sh(f, "cd linux; git add -f net");
	assert_dirty(tree, "net/a b.c");
	sh(f, "cd linux; git commit -q -m two");
	tree_free(tree);
	tree = open_at(f, "linux");
	assert_dirty(tree, "");
	/* touched, but the same */
	sh(f, "touch -d '2001-01-01' linux/mm/gup.c");
	assert_dirty(tree, "");
	tree_free(tree);
}

/* Reading changes nothing, the index included, however old it is. */
static void test_untouched(struct fixture *f, gconstpointer data)
{
	g_autofree char *found = NULL;
	struct tree *tree;

	(void)data;
	commit(f);
	sh(f, "touch -d '2001-01-01' linux/mm/gup.c; cd linux\n"
	      "find . -printf '%p %s %T@ %C@\\n' | sort >../before");
	tree = open_at(f, "linux");
	found = found_in(tree);
	assert_dirty(tree, "");
	tree_free(tree);
	sh(f, "cd linux; find . -printf '%p %s %T@ %C@\\n' | sort >../after\n"
	      "cmp ../before ../after");
}

static void test_worktree(struct fixture *f, gconstpointer data)
{
	struct tree *tree;

	(void)data;
	commit(f);
	sh(f, "cd linux; git worktree add -q --detach ../other; cd ../other\n"
	      "rm 'net/a b.c'; git rm -q --cached 'net/a b.c'\n"
	      "git commit -q -m less; test -f .git");
	tree = open_at(f, "other");
	g_assert_true(
		g_str_has_suffix(tree->gitdir, "/linux/.git/worktrees/other"));
	g_assert_true(g_str_has_suffix(tree->objects, "/linux/.git/objects"));
	{
		g_autofree char *found = found_in(tree);

		g_assert_cmpstr(found, ==, "mm/gup.c ");
	}
	tree_free(tree);
}

static void test_sparse(struct fixture *f, gconstpointer data)
{
	g_autofree char *found = NULL;
	struct tree *tree;

	(void)data;
	commit(f);
	sh(f, "cd linux; git sparse-checkout set mm; test ! -e net");
	tree = open_at(f, "linux");
	found = found_in(tree);
	g_assert_cmpstr(found, ==, "mm/gup.c ");
	tree_free(tree);
}

/* The caller's own git variables mean nothing to us. */
static void test_environment(struct fixture *f, gconstpointer data)
{
	struct tree *tree;

	(void)data;
	commit(f);
	g_setenv("GIT_DIR", "/nowhere", TRUE);
	g_setenv("GIT_INDEX_FILE", "/nowhere", TRUE);
	tree = open_at(f, "linux");
	assert_dirty(tree, "");
	g_unsetenv("GIT_DIR");
	g_unsetenv("GIT_INDEX_FILE");
	tree_free(tree);
}

static void assert_refused(struct fixture *f, const char *name,
			   const char *message)
{
	g_autofree char *path = g_build_filename(f->tools.folder, name, NULL);
	g_autoptr(GError) error = NULL;

	g_assert_null(tree_open(path, &error));
	g_assert_nonnull(error);
	if (!strstr(error->message, message))
		g_error("'%s' is said of %s", error->message, name);
}

static void test_refused(struct fixture *f, gconstpointer data)
{
	(void)data;
	assert_refused(f, "none", "is no folder");
	assert_refused(f, "linux/Makefile", "is no folder");
	assert_refused(f, "linux/mm", "no Makefile");
	sh(f, "cp -r linux broken; rm broken/MAINTAINERS");
	assert_refused(f, "broken", "no MAINTAINERS");
	tools_write(f->tools.folder, "linux/Makefile", "VERSION =\n");
	assert_refused(f, "linux", "VERSION and PATCHLEVEL");
	tools_write(f->tools.folder, "linux/Makefile",
		    "VERSION = 6\nPATCHLEVEL = 1\n");
	sh(f, "cd linux; git init -q");
	assert_refused(f, "linux", "cannot read the git checkout");
}

static void note(gpointer data, guint thread, guint file, const char *text,
		 gsize length)
{
	GPtrArray *texts = data;

	(void)thread;
	(void)file;
	for (guint i = 0; i < SWEEP_MARGIN; i++)
		g_assert_cmpint(text[length + i], ==, 0);
	g_ptr_array_add(texts, g_strndup(text, length));
}

static void test_sweep(struct fixture *f, gconstpointer data)
{
	g_autofree char *folder =
		g_build_filename(f->tools.folder, "linux", NULL);
	g_autoptr(GPtrArray) files = g_ptr_array_new();
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	gboolean missing[3] = {FALSE};
	struct sweep sweep = {
		.folder = folder,
		.files = files,
		.threads = sweep_threads(1),
		.viewers = {{note, texts}, {note, texts}},
		.missing = missing,
	};
	g_autoptr(GError) error = NULL;

	(void)data;
	sh(f, "cd linux; seq 1 99999 >long.c; ln -s long.c link.c");
	g_ptr_array_add(files, (gpointer) "gone.c");
	g_ptr_array_add(files, (gpointer) "long.c");
	g_ptr_array_add(files, (gpointer) "link.c");
	g_assert_true(sweep_run(&sweep, &error));
	g_assert_no_error(error);
	g_assert_true(missing[0] && !missing[1] && !missing[2]);
	g_assert_cmpuint(texts->len, ==, 6);
	g_assert_cmpstr(texts->pdata[0], ==, "");
	g_assert_cmpuint(strlen(texts->pdata[2]), ==, 588888);
	g_assert_cmpstr(texts->pdata[2], ==, texts->pdata[3]);
	g_assert_cmpstr(texts->pdata[4], ==, "");
	sweep.folder = "/nowhere";
	g_assert_false(sweep_run(&sweep, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(name, test) \
	g_test_add(name, struct fixture, NULL, set_up, test, tear_down)
	ADD("/tree/tarball", test_tarball);
	ADD("/tree/checkout", test_checkout);
	ADD("/tree/untouched", test_untouched);
	ADD("/tree/worktree", test_worktree);
	ADD("/tree/sparse", test_sparse);
	ADD("/tree/environment", test_environment);
	ADD("/tree/refused", test_refused);
	ADD("/tree/sweep", test_sweep);
	return g_test_run();
}
