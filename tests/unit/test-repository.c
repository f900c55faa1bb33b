// SPDX-License-Identifier: GPL-2.0
/* Every shape of git checkout: its objects serve, and nothing in it changes. */
#include <sys/stat.h>

#include "series-fixture.h"

static struct identity person = {.name = "A", .mail = "a@example.org"};

/* A source repository in top/source with two commits, told by its format. */
static void make_source(const char *top, const char *format)
{
	run("git init -q --object-format=%s '%s/source' && cd '%s/source' && "
	    "git config uploadpack.allowFilter true && "
	    "mkdir mm drivers drivers/far && touch MAINTAINERS && "
	    "printf 'VERSION = 6\\nPATCHLEVEL = 12\\nSUBLEVEL = 0\\n' >Makefile"
	    " && echo old >mm/gup.c && git add . && "
	    "GIT_COMMITTER_DATE='2024-11-01 12:00:00 +0100' "
	    "git commit -q -m first && "
	    "printf 'int a;\\nint b;\\n' >mm/gup.c && "
	    "printf 'x\\ny\\n' >drivers/alpha.c && chmod +x drivers/alpha.c && "
	    "echo far >drivers/far/away.c && git add . && "
	    "GIT_COMMITTER_DATE='2024-11-02 12:00:00 +0100' "
	    "git commit -q -m second",
	    format, top, top);
}

static GPtrArray *make_patches(void)
{
	GPtrArray *patches = fixture_patches();
	struct patch *patch = fixture_patch(patches, "mm: add helpers");

	fixture_change(patch, "mm/gup.c", "int a;\nint b;\n",
		       "int a;\nint c;\nint b;\n");
	patch = fixture_patch(patches, "alpha: say more");
	fixture_change(patch, "drivers/alpha.c", "x\ny\n", "x\nz\n");
	fixture_change(patch, "drivers/new.c", NULL, "new\n");
	return patches;
}

static char *write_for(const char *top, const char *name, GPtrArray *patches,
		       struct series_result *result)
{
	g_autofree char *path = g_build_filename(top, name, NULL);
	g_autoptr(GError) error = NULL;
	struct tree *tree = tree_open(path, &error);
	struct series series = {
		.label = name,
		.identity = &person,
		.patches = patches,
		.cover = {.subject = "cover", .body = "Words."},
	};

	g_assert_no_error(error);
	series.tree = tree;
	fixture_write(&series, top, result);
	tree_free(tree);
	return g_build_filename(top, "out", name, NULL);
}

/* Names, sizes, times and contents of all that is below a folder. */
static char *picture(const char *top, const char *name)
{
	return shell("cd '%s/%s' && { find . -printf '%%p %%s %%m %%T@ %%l\\n' "
		     "| sort; find . -type f | sort | xargs -d '\\n' sha256sum;"
		     " } | sha256sum",
		     top, name);
}

/* Writes for top/<name>; am and bundle must give the same commit contents. */
static void check_tree(const char *top, const char *name)
{
	g_autoptr(GPtrArray) patches = make_patches();
	struct series_result result = {0};
	g_autofree char *before = picture(top, name);
	g_autofree char *source = picture(top, "source");
	g_autofree char *out = write_for(top, name, patches, &result);
	g_autofree char *after = picture(top, name);
	g_autofree char *source_after = picture(top, "source");

	g_assert_cmpstr(before, ==, after);
	g_assert_cmpstr(source, ==, source_after);
	g_assert_cmpuint(result.local, ==, 0);
	run("rm -rf '%s/am' && git clone -q '%s/source' '%s/am' && "
	    "cd '%s/am' && base=$(git rev-parse HEAD) && "
	    "grep -q \"^base-commit: $base$\" '%s/0000-cover-letter.patch' && "
	    "test $base = %s && "
	    "git bundle verify -q '%s/series.bundle' && "
	    "git fetch -q '%s/series.bundle' treewide/%s && "
	    "test $(git rev-parse FETCH_HEAD) = %s && "
	    "git am -q '%s/series.mbox' && "
	    "test \"$(git rev-parse HEAD^{tree})\" = "
	    "\"$(git rev-parse FETCH_HEAD^{tree})\" && "
	    "test \"$(cat drivers/alpha.c drivers/new.c)\" = "
	    "\"$(printf 'x\\nz\\nnew')\" && test -x drivers/alpha.c && "
	    "test \"$(git log -1 --format=%%ad)\" = "
	    "'Sat Nov 2 11:00:02 2024 +0000'",
	    top, top, top, top, out, result.base, out, out, name, result.tip,
	    out);
	series_result_clear(&result);
}

static void test_checkouts(void)
{
	char *top = fixture_folder();

	make_source(top, "sha1");
	run("cd '%s' && git clone -q source plain && git -C plain gc -q && "
	    "git -C plain worktree add -q ../linked && "
	    "git clone -q --depth 1 file://$PWD/source shallow && "
	    "git -C shallow worktree add -q ../shallow-linked && "
	    "git clone -q --filter=blob:none file://$PWD/source blobless && "
	    "git clone -q --filter=blob:none --sparse file://$PWD/source sparse"
	    " && git -C sparse sparse-checkout set --no-cone /Makefile "
	    "/MAINTAINERS /mm/ /drivers/alpha.c && "
	    "git clone -q --shared source 'an odd \"name\"'",
	    top);
	check_tree(top, "plain");
	check_tree(top, "linked");
	check_tree(top, "shallow");
	check_tree(top, "shallow-linked");
	check_tree(top, "blobless");
	check_tree(top, "sparse");
	run("mv '%s/an odd \"name\"' '%s/odd-name'", top, top);
	check_tree(top, "odd-name");
	fixture_remove(top);
}

static void test_sha256(void)
{
	char *top = fixture_folder();

	make_source(top, "sha256");
	run("cd '%s' && git clone -q source clone", top);
	check_tree(top, "clone");
	fixture_remove(top);
}

/* The alternates file has a syntax of its own. */
static void test_odd_path(void)
{
	char *top = fixture_folder();
	g_autofree char *odd = g_build_filename(top, "\"a #b\\ \303\244", NULL);

	g_assert_false(g_mkdir(odd, 0777));
	make_source(odd, "sha1");
	run("cd '%s' && git clone -q source clone", odd);
	{
		g_autoptr(GPtrArray) patches = make_patches();
		struct series_result result = {0};

		g_free(write_for(odd, "clone", patches, &result));
		series_result_clear(&result);
	}
	fixture_remove(top);
}

/* Local changes lie in a commit below the series, and are counted. */
static void test_local(void)
{
	char *top = fixture_folder();
	g_autoptr(GPtrArray) patches = fixture_patches();
	struct patch *patch = fixture_patch(patches, "mm: on local changes");
	struct series_result result = {0};
	g_autofree char *out = NULL;

	make_source(top, "sha1");
	fixture_change(patch, "mm/gup.c", "local\n", "local\nmore\n");
	fixture_change(patch, "untracked.c", "u\n", "v\n");
	fixture_change(patch, "drivers/alpha.c", "x\ny\n", "x\nz\n");
	out = write_for(top, "source", patches, &result);
	g_assert_cmpuint(result.local, ==, 2);
	run("cd '%s' && git clone -q source am && cd am && "
	    "echo local >mm/gup.c && echo u >untracked.c && git add . && "
	    "git commit -q -m local && git am -q '%s/series.mbox' && "
	    "grep -q '^prerequisite-patch-id' '%s/0000-cover-letter.patch' && "
	    "git fetch -q '%s/series.bundle' treewide/source && "
	    "git diff --quiet HEAD FETCH_HEAD",
	    top, out, out, out);
	series_result_clear(&result);
	fixture_remove(top);
}

static void refuse(const char *top, GPtrArray *patches, const char *words)
{
	g_autofree char *path = g_build_filename(top, "source", NULL);
	g_autoptr(GError) error = NULL;
	struct tree *tree = tree_open(path, NULL);
	struct series_result result = {0};
	struct series series = {.tree = tree,
				.label = "l",
				.identity = &person,
				.patches = patches,
				.cover = {"cover", "Words.", NULL}};

	g_assert_false(series_write(&series, top, top, &result, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	g_assert_nonnull(strstr(error->message, words));
	run("test \"$(ls -A '%s')\" = source", top);
	tree_free(tree);
}

static void test_refused(void)
{
	char *top = fixture_folder();
	g_autoptr(GPtrArray) patches = fixture_patches();
	struct patch *patch = fixture_patch(patches, "p");

	make_source(top, "sha1");
	run("cd '%s/source' && ln -s mm link && git add . && "
	    "git commit -q -m link",
	    top);
	fixture_change(patch, "mm/gup.c", NULL, "new\n");
	refuse(top, patches, "'mm/gup.c' is to be new");
	g_ptr_array_set_size(patch->changes, 0);
	fixture_change(patch, "link", "a\n", "new\n");
	refuse(top, patches, "'link' is no regular file");
	fixture_remove(top);
}

/* Another user's repository: git would call its ownership dubious. */
static void test_owner(void)
{
	char *top = fixture_folder();

	if (getuid()) {
		g_test_skip("cannot give files away: needs root");
		fixture_remove(top);
		return;
	}
	make_source(top, "sha1");
	run("cd '%s' && git clone -q source theirs && "
	    "chown -R 12345:12345 theirs",
	    top);
	check_tree(top, "theirs");
	fixture_remove(top);
}

/* git says no, is missing, dies early: an error with its words, no mess. */
static void test_git_fails(void)
{
	char *top = fixture_folder();
	g_autofree char *path = g_strconcat(top, "/bin:/usr/bin:/bin", NULL);
	g_autofree char *old = g_strdup(g_getenv("PATH"));
	g_autofree char *build = g_build_filename(top, "build", NULL);
	g_autofree char *out = g_build_filename(top, "out", NULL);
	g_autoptr(GPtrArray) patches = make_patches();
	g_autofree char *git = g_find_program_in_path("git");
	g_autofree char *big = g_strnfill(1000000, 'x');
	struct tree tarball = {.path = "/",
			       .name = "linux",
			       .title = "Linux",
			       .version = "6.1",
			       .major = 6,
			       .minor = 1};
	struct series series = {.tree = &tarball,
				.label = "l",
				.identity = &person,
				.patches = patches,
				.cover = {"cover", "Words.", NULL}};
	static const char *const verbs[] = {"init", "fast-import", "diff-tree",
					    "format-patch", "bundle"};
	guint i;

	fixture_change(patches->pdata[0], "big.c", "a", big);
	run("mkdir '%s/bin' && cat >'%s/bin/git' <<'EOF'\n#!/bin/sh\n"
	    "# git verb\n"
	    "[ \"$1\" = \"$BREAK\" ] && { echo \"no $1 today\" >&2; exit 1; }\n"
	    "exec %s \"$@\"\nEOF\nchmod +x '%s/bin/git'",
	    top, top, git, top);
	g_setenv("PATH", path, TRUE);
	for (i = 0; i < G_N_ELEMENTS(verbs); i++) {
		g_autoptr(GError) error = NULL;
		struct series_result result = {0};
		g_autofree char *words = NULL;

		g_setenv("BREAK", verbs[i], TRUE);
		words = g_strdup_printf("git %s failed: no %s today", verbs[i],
					verbs[i]);
		g_assert_false(
			series_write(&series, out, build, &result, &error));
		g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL);
		g_assert_cmpstr(error->message, ==, words);
		run("test -z \"$(ls -A '%s')\" && test ! -e '%s'", build, out);
	}
	g_unsetenv("BREAK");
	g_setenv("PATH", old, TRUE);
	fixture_remove(top);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	fixture_git();
	g_test_add_func("/repository/checkouts", test_checkouts);
	g_test_add_func("/repository/sha256", test_sha256);
	g_test_add_func("/repository/odd-path", test_odd_path);
	g_test_add_func("/repository/local", test_local);
	g_test_add_func("/repository/refused", test_refused);
	g_test_add_func("/repository/owner", test_owner);
	g_test_add_func("/repository/git-fails", test_git_fails);
	return g_test_run();
}
