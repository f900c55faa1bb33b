/* SPDX-License-Identifier: GPL-2.0 */
/*
 * judge - what the kernel's own checkpatch.pl says about changed texts
 *
 *	judge_init(&judge);
 *	judge_add(&judge, "case-name.c", before, after);
 *	said = judge_run(&judge, "6.12", NULL);
 *	judge_release(&judge);
 *
 * All pairs go through one run, as one patch, in a folder of its own.
 */
#ifndef TREEWIDE_TEST_JUDGE_H
#define TREEWIDE_TEST_JUDGE_H

#include <string.h>
#include <sys/wait.h>

#include <glib.h>
#include <glib/gstdio.h>

struct judge {
	char *folder;
	GString *patch;
};

static inline void judge_init(struct judge *judge)
{
	judge->folder = g_dir_make_tmp("judge-XXXXXX", NULL);
	g_assert_nonnull(judge->folder);
	judge->patch = g_string_new("subject\n\nbody\n---\n");
}

static inline char *judge_file(struct judge *judge, const char *name,
			       const char *text)
{
	char *path = g_build_filename(judge->folder, name, NULL);

	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	return path;
}

static inline void judge_release(struct judge *judge)
{
	static const char *const names[] = {"before", "after", "patch"};

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path =
			g_build_filename(judge->folder, names[i], NULL);
		g_unlink(path);
	}
	g_rmdir(judge->folder);
	g_free(judge->folder);
	g_string_free(judge->patch, TRUE);
}

/* Runs a program whose exit status 1 means "found something". */
static inline char *judge_output(struct judge *judge, char **argv)
{
	g_autoptr(GError) error = NULL;
	char *out = NULL;
	int status;

	/* checkpatch.pl complains to standard error of having no tree. */
	g_spawn_sync(judge->folder, argv, NULL,
		     G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
		     NULL, &out, NULL, &status, &error);
	g_assert_no_error(error);
	g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) <= 1);
	g_assert_cmpint(WEXITSTATUS(status), ==, *out != 0);
	return out;
}

static inline void judge_add(struct judge *judge, const char *name,
			     const char *before, const char *after)
{
	g_autofree char *old = judge_file(judge, "before", before);
	g_autofree char *new = judge_file(judge, "after", after);
	g_autofree char *a = g_strconcat("a/", name, NULL);
	g_autofree char *b = g_strconcat("b/", name, NULL);
	char *argv[] = {"diff", "-U5", "--label", a,   "--label",
			b,	old,   new,	  NULL};
	g_autofree char *diff = judge_output(judge, argv);

	g_string_append_printf(judge->patch, "diff --git %s %s\n%s", a, b,
			       diff);
}

/* The tree of this version, or NULL: the test cannot be made here. */
static inline char *judge_tree(const char *version)
{
	const char *name = !strcmp(version, "6.1") ? "KERNEL_61" : "KERNEL_612";
	const char *build = g_getenv("BUILD");
	char *tree = g_strdup(g_getenv(name));
	g_autofree char *makefile = NULL;

	if (!tree)
		tree = g_strdup_printf("%s/kernel/linux-source-%s",
				       build ? build : "build", version);
	makefile = g_build_filename(tree, "Makefile", NULL);
	if (!g_file_test(makefile, G_FILE_TEST_EXISTS))
		g_clear_pointer(&tree, g_free);
	return tree;
}

/*
 * One line for each remark ("file:line: CHECK:TYPE: ..."), "" when all is well.
 * Only remarks of these types; NULL: all that are about code and not about the
 * mail. NULL when there is no tree.
 */
static inline char *judge_run(struct judge *judge, const char *version,
			      const char *types)
{
	/* A block comment in a macro is always taken for a needless
	 * continuation: checkpatch.pl blanks the backslash before its end.
	 */
	static const char ignored[] = "MISSING_SIGN_OFF,FILE_PATH_CHANGES,"
				      "LINE_CONTINUATIONS";
	g_autofree char *tree = judge_tree(version);
	g_autofree char *script = NULL, *patch = NULL, *out = NULL;
	GString *said = g_string_new(NULL);
	g_auto(GStrv) lines = NULL;

	if (!tree)
		return g_string_free(said, TRUE);
	script = g_build_filename(tree, "scripts", "checkpatch.pl", NULL);
	patch = judge_file(judge, "patch", judge->patch->str);
	char *argv[] = {script,
			"--strict",
			"--no-tree",
			"--terse",

			"--no-summary",
			"--show-types",
			types ? "--types" : "--ignore",
			types ? (char *)types : (char *)ignored,
			patch,
			NULL};
	out = judge_output(judge, argv);
	lines = g_strsplit(out, "\n", -1);
	for (char **line = lines; *line; line++)
		if (**line)
			g_string_append_printf(said, "%s\n", *line);
	return g_string_free(said, FALSE);
}

#endif
