// SPDX-License-Identifier: GPL-2.0
/* What a word of the command line stands for: one thing, and never two. */
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "tree/target.h"
#include "tools.h"

struct fixture {
	struct tools tools;
	char *home; /* the working directory of before */
};

/* A tree linux/, and beside it rules and drivers; the test stands in here/. */
static void set_up(struct fixture *f, gconstpointer data)
{
	static const char *const files[] = {
		"linux/Makefile",
		"linux/MAINTAINERS",
		"linux/Kbuild",
		"linux/drivers/alpha/map.c",
		"linux/drivers/old.cocci",
		"linux/scripts/coccinelle/api/alloc.cocci",
		"linux/scripts/coccinelle/api/more.cocci",
		"linux/scripts/own/campaign.conf",
		"linux/tools/x.c",
		"linux2/Makefile",
		"linux2/MAINTAINERS",
		"linux2/Kbuild",
		"here/mine.cocci",
		"here/card/card.c",
		"here/card/compat.cocci",
		"here/card/src/ioctl.c",
		"here/single.c",
		"here/campaign/campaign.conf",
		"here/campaign/cases.c",
		"here/bare/timer.cocci",
		"here/bare/cases/x.c",
		"here/tools/y.c",
		"here/sub/odd.cocci/file",
	};
	g_autofree char *here = NULL;

	(void)data;
	tools_init(&f->tools);
	for (guint i = 0; i < G_N_ELEMENTS(files); i++)
		tools_write(f->tools.folder, files[i], "x\n");
	f->home = g_get_current_dir();
	here = g_build_filename(f->tools.folder, "here", NULL);
	g_assert_cmpint(chdir(here), ==, 0);
	g_assert_cmpint(symlink("../linux/drivers", "way"), ==, 0);
	g_assert_cmpint(symlink("../linux", "tree"), ==, 0);
	g_assert_cmpint(symlink("card", "link"), ==, 0);
}

static void tear_down(struct fixture *f, gconstpointer data)
{
	(void)data;
	g_assert_cmpint(chdir(f->home), ==, 0);
	g_free(f->home);
	tools_release(&f->tools);
}

static const struct {
	const char *word;
	enum target_kind kind; /* 0: an error that says this */
	const char *end; /* of the path, or words of the error; NULL: none */
} cases[] = {
	{"-", TARGET_INPUT, NULL},
	{"mine.cocci", TARGET_RULE, "here/mine.cocci"},
	{"./mine.cocci", TARGET_RULE, "here/mine.cocci"},
	{"drivers/old.cocci", TARGET_RULE, "linux/drivers/old.cocci"},
	{"scripts/coccinelle/api/alloc.cocci", TARGET_RULE, "api/alloc.cocci"},
	{"no.cocci", 0, "there is no rule 'no.cocci'"},
	{"campaign", TARGET_RULE, "here/campaign"},
	{"campaign/", TARGET_RULE, "here/campaign"},
	{"bare", TARGET_RULE, "here/bare"},
	/* a rule beside C files is part of a driver */
	{"card", TARGET_DRIVER, "here/card"},
	{"card/src", TARGET_DRIVER, "here/card/src"},
	{"link", TARGET_DRIVER, "here/card"},
	{"sub", TARGET_DRIVER, "here/sub"},
	{"sub/odd.cocci", TARGET_DRIVER, "sub/odd.cocci"},
	{".", TARGET_DRIVER, "/here"},
	{"card/card.c", TARGET_PLACE, "card/card.c"},
	{"card/card.c:12", TARGET_PLACE, NULL},
	{"nowhere", TARGET_PLACE, NULL},
	{"drivers", TARGET_PLACE, "linux/drivers"},
	{"drivers/alpha/map.c", TARGET_PLACE, "alpha/map.c"},
	{"../linux/drivers", TARGET_PLACE, "linux/drivers"},
	{"way", TARGET_PLACE, "linux/drivers"},
	{"way/alpha", TARGET_PLACE, "drivers/alpha"},
	{"tree", TARGET_PLACE, "/linux"},
	{"./drivers", TARGET_PLACE, "linux/drivers"},
	/* the tree's own rules are each for itself */
	{"scripts/coccinelle/api", TARGET_PLACE, "coccinelle/api"},
	{"scripts/own", TARGET_RULE, "scripts/own"},
	{"tools", 0, "write './tools' for this one, or '"},
	{"./tools", TARGET_DRIVER, "here/tools"},
	{"../linux/tools", TARGET_PLACE, "linux/tools"},
	{"..", 0, "holds the kernel tree itself"},
	{"../linux2", 0, "is a kernel tree of its own"},
	{"", 0, "an empty word"},
};

static void test_kinds(struct fixture *f, gconstpointer data)
{
	g_autofree char *linux_tree =
		g_build_filename(f->tools.folder, "linux", NULL);
	/* by its name, and by a link as people have it */
	const char *const kernels[] = {linux_tree, "../linux/", "tree"};

	(void)data;
	for (guint k = 0; k < G_N_ELEMENTS(kernels); k++) {
		for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
			g_autoptr(GError) error = NULL;
			g_autofree char *path = NULL;
			enum target_kind kind = target_kind(
				cases[i].word, kernels[k], &path, &error);

			g_test_message("'%s' of '%s'", cases[i].word,
				       kernels[k]);
			g_assert_cmpint(kind, ==, cases[i].kind);
			g_assert_true(!kind == (error != NULL));
			if (!kind)
				g_assert_nonnull(
					strstr(error->message, cases[i].end));
			else if (cases[i].end)
				g_assert_true(
					g_str_has_suffix(path, cases[i].end));
			else
				g_assert_null(path);
		}
	}
}

/* Without a tree nothing belongs to one. */
static void test_no_kernel(struct fixture *f, gconstpointer data)
{
	g_autofree char *path = NULL, *rule = NULL;

	(void)f;
	(void)data;
	g_assert_cmpint(target_kind("card", NULL, &path, NULL), ==,
			TARGET_DRIVER);
	g_assert_cmpint(target_kind("mine.cocci", NULL, &rule, NULL), ==,
			TARGET_RULE);
}

static void expect_error(const char *words, guint taken, const char *message)
{
	g_auto(GStrv) list = g_strsplit(words, " ", -1);
	g_autoptr(GError) error = NULL;
	struct target target = {0};

	g_assert_false(target_read(&target, list, "../linux", taken, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	g_assert_nonnull(strstr(error->message, message));
	g_assert_null(target.driver);
	g_assert_null(target.places);
}

static void test_together(struct fixture *f, gconstpointer data)
{
	const guint all =
		TARGET_RULE | TARGET_DRIVER | TARGET_PLACE | TARGET_INPUT;
	char *words[] = {"card", "mine.cocci", "src/ioctl.c", "card.c", NULL};
	char *patch[] = {"-", "card", NULL};
	struct target target = {0};

	(void)f;
	(void)data;
	g_assert_true(target_read(&target, words, "../linux", all, NULL));
	g_assert_true(g_str_has_suffix(target.driver, "here/card"));
	g_assert_true(g_str_has_suffix(target.rule, "here/mine.cocci"));
	g_assert_cmpuint(g_strv_length(target.places), ==, 2);
	g_assert_false(target.input);
	target_clear(&target);
	g_assert_true(target_read(&target, patch, "../linux", all, NULL));
	g_assert_true(target.input && target.driver && !target.places);
	target_clear(&target);
	g_assert_true(target_read(&target, NULL, "../linux", all, NULL));
	target_clear(&target);

	expect_error("card link", all, "one driver at a time");
	expect_error("mine.cocci bare", all, "one rule at a time");
	expect_error("- drivers", all, "exclude each other");
	expect_error("mine.cocci", TARGET_DRIVER | TARGET_PLACE,
		     "'mine.cocci' is a rule, and this verb takes a driver's "
		     "folder, a file or folder of the tree");
	expect_error("card", TARGET_RULE, "takes a rule");
	expect_error("drivers", 0, "takes no words");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/target/kinds", struct fixture, NULL, set_up, test_kinds,
		   tear_down);
	g_test_add("/target/no-kernel", struct fixture, NULL, set_up,
		   test_no_kernel, tear_down);
	g_test_add("/target/together", struct fixture, NULL, set_up,
		   test_together, tear_down);
	return g_test_run();
}
