// SPDX-License-Identifier: GPL-2.0
/*
 * A rule over a small tree: which files, which functions, copies and whole
 * files alike, what is the API's own, what is kept from run to run.
 */
#include <glib.h>
#include <string.h>

#include "apply/apply.h"
#include "tools.h"

#define RULE                                                            \
	"// Options: --no-includes --include-headers\n@@\n"             \
	"expression e;\n@@\n(\n- old_stop\n+ new_stop\n|\n- old_kill\n" \
	"+ new_kill\n)\n  (e)\n"

static const struct {
	const char *path, *text;
} files[] = {
	{"Makefile", "VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 0\n"},
	{"MAINTAINERS", "THE REST\nF:\t*\n"},
	{"include/linux/api.h",
	 "int new_stop(int *x);\nstatic inline int old_stop(int *x)\n{\n"
	 "\treturn new_stop(x);\n}\n"
	 "static inline void both(int *x)\n{\n\told_stop(x);\n}\n"},
	{"a/renamed.c",
	 "int first(int *x)\n{\n\treturn 1;\n}\n\n"
	 "int second(int *x)\n{\n\t/* old_stop() it */\n"
	 "\tif (old_stop(x))\n\t\treturn 0;\n\treturn old_kill( x );\n}\n"},
	{"a/macro.c", "#define STOP(x) old_stop(x)\n"},
	{"a/guarded.c",
	 "void guarded(int *x)\n{\n\tscoped_guard(mutex, &lock) {\n"
	 "\t\told_stop(x);\n\t}\n}\n"},
	{"a/broken.c",
	 "int seen(int *x)\n{\n\treturn old_kill(x);\n}\n\n"
	 "int broken(int *x)\n{\n\tEACH_OF(x, int y {\n\t\told_stop(x);\n"
	 "\t}\n}\n"},
	{"a/local.c", "static int old_stop(int *x)\n{\n\treturn 1;\n}\n"
		      "int user(int *x)\n{\n\treturn old_stop(x);\n}\n"},
	{"a/core.c", "int new_kill(int *x)\n{\n\treturn old_kill(x);\n}\n"
		     "int old_kill(int *x)\n{\n\treturn old_stop(x);\n}\n"
		     "int user(int *x)\n{\n\treturn old_kill(x);\n}\n"},
	{"a/comment.c", "/* old_stop */\nint x;\n"},
	{"a/other.c", "int old_stopped(int *x);\n"},
	{"a/wide.c",
	 "void wide(struct adapter *adapter)\n{\n"
	 "\tif (1)\n\t\tprint_something_about(old_stop(&adapter->w), "
	 "adapter->name__);\n}\n"},
};

struct bench {
	struct tools tools;
	char *tree_path, *build;
	struct tree *tree;
	struct ruleset *set;
	struct spatch *spatch;
	struct apply apply;
};

static void bench_init(struct bench *b, const char *rule)
{
	g_autofree char *path = NULL;
	const char *paths[2] = {NULL};
	GError *error = NULL;

	memset(b, 0, sizeof(*b));
	tools_init(&b->tools);
	b->tree_path = g_build_filename(b->tools.folder, "tree", NULL);
	b->build = g_build_filename(b->tools.folder, "build", NULL);
	for (guint i = 0; i < G_N_ELEMENTS(files); i++)
		tools_write(b->tree_path, files[i].path, files[i].text);
	tools_write(b->tools.folder, "rule.cocci", rule);
	paths[0] = path = g_build_filename(b->tools.folder, "rule.cocci", NULL);
	b->tree = tree_open(b->tree_path, &error);
	g_assert_no_error(error);
	b->set = ruleset_read(paths, &error);
	g_assert_no_error(error);
	b->spatch = spatch_new(&(struct spatch_options){.build = b->build,
							.jobs = 2,
							.timeout = 60},
			       &error);
	g_assert_no_error(error);
	b->apply = (struct apply){.tree = b->tree,
				  .set = b->set,
				  .spatch = b->spatch,
				  .build = b->build,
				  .threads = 2};
}

static void bench_release(struct bench *b)
{
	spatch_free(b->spatch);
	ruleset_free(b->set);
	tree_free(b->tree);
	g_free(b->tree_path);
	g_free(b->build);
	tools_release(&b->tools);
}

static GPtrArray *run(struct bench *b)
{
	GError *error = NULL;
	g_autoptr(GPtrArray) paths = apply_candidates(&b->apply, &error);
	GPtrArray *results;

	g_assert_no_error(error);
	results = apply_run(&b->apply, paths, &error);
	g_assert_no_error(error);
	return results;
}

/* "path function:fate ..." of all results, and their hunks. */
static char *account_of(const GPtrArray *results)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < results->len; i++) {
		const struct applied *result = results->pdata[i];

		g_string_append_printf(text, "%s", result->path);
		for (guint k = 0; k < result->places->len; k++) {
			const struct apply_place *place = &g_array_index(
				result->places, struct apply_place, k);

			g_string_append_printf(text, " %s:%c",
					       place->function ? place->function
							       : "-",
					       "CSUO"[place->fate]);
			g_assert_true((place->fate == APPLY_UNSEEN) ==
				      (place->reason != NULL));
		}
		g_string_append_printf(text, " %u\n", result->hunks->len);
	}
	return g_string_free(text, FALSE);
}

#define ACCOUNT                                     \
	"a/broken.c seen:C broken:U 1\n"            \
	"a/comment.c 0\n"                           \
	"a/core.c new_kill:O old_kill:O user:C 1\n" \
	"a/guarded.c guarded:C 1\n"                 \
	"a/local.c old_stop:O user:O 0\n"           \
	"a/macro.c STOP:C 1\n"                      \
	"a/renamed.c second:C 2\n"                  \
	"a/wide.c wide:C 1\n"                       \
	"include/linux/api.h old_stop:O both:O 0\n"

static const struct applied *result_of(const GPtrArray *results,
				       const char *path)
{
	for (guint i = 0; i < results->len; i++)
		if (!strcmp(((struct applied *)results->pdata[i])->path, path))
			return results->pdata[i];
	g_assert_not_reached();
}

static void check_text(const GPtrArray *results, const char *path,
		       const char *expected)
{
	const struct applied *result = result_of(results, path);
	gsize length;
	const char *text = g_bytes_get_data(result->after, &length);
	g_autofree char *after = g_strndup(text, length);

	g_assert_cmpstr(after, ==, expected);
}

static void test_account(void)
{
	struct bench b;
	g_autoptr(GPtrArray) results = NULL;
	g_autofree char *account = NULL;

	bench_init(&b, RULE);
	results = run(&b);
	account = account_of(results);
	g_assert_cmpstr(account, ==, ACCOUNT);
	check_text(results, "a/renamed.c",
		   "int first(int *x)\n{\n\treturn 1;\n}\n\n"
		   "int second(int *x)\n{\n\t/* old_stop() it */\n"
		   "\tif (new_stop(x))\n\t\treturn 0;\n"
		   "\treturn new_kill( x );\n}\n");
	check_text(results, "a/guarded.c",
		   "void guarded(int *x)\n{\n\tscoped_guard(mutex, &lock) {\n"
		   "\t\tnew_stop(x);\n\t}\n}\n");
	bench_release(&b);
}

/* A match can need what stands in headers: silence is no proof then. */
static void test_headers(void)
{
	struct bench b;
	g_autoptr(GPtrArray) results = NULL;
	guint unseen = 0;

	bench_init(&b, "// Options: --all-includes\n@@\nexpression e;\n@@\n"
		       "- old_stop(e, 1)\n+ new_stop(e)\n");
	results = run(&b);
	for (guint i = 0; i < results->len; i++) {
		const struct applied *result = results->pdata[i];

		for (guint k = 0; k < result->places->len; k++) {
			const struct apply_place *place = &g_array_index(
				result->places, struct apply_place, k);

			g_assert_cmpint(place->fate, !=, APPLY_SEEN);
			unseen += place->reason &&
				  strstr(place->reason, "the file alone");
		}
	}
	g_assert_cmpuint(unseen, >, 2);
	bench_release(&b);
}

/* The way makes no difference. */
static void test_ways(void)
{
	struct bench b;
	g_autoptr(GPtrArray) copies = NULL, whole = NULL;

	bench_init(&b, RULE);
	copies = run(&b);
	b.apply.whole = TRUE;
	whole = run(&b);
	g_assert_cmpuint(copies->len, ==, whole->len);
	for (guint i = 0; i < copies->len; i++) {
		const struct applied *x = copies->pdata[i];
		const struct applied *y = whole->pdata[i];

		g_test_message("%s", x->path);
		g_assert_true(g_bytes_equal(x->after, y->after));
	}
	bench_release(&b);
}

/* What was made is taken from the store: spatch is not run again. */
static void test_kept(void)
{
	struct bench b;
	g_autoptr(GPtrArray) first = NULL, second = NULL, third = NULL;
	g_autofree char *account = NULL, *store = NULL, *name = NULL;
	g_autofree char *text = NULL, *again = NULL, *fake = NULL;
	gsize length, mended;
	GDir *dir;

	bench_init(&b, RULE);
	first = run(&b);
	tools_add(&b.tools, "spatch", "exit 7\n");
	second = run(&b);
	account = account_of(second);
	g_assert_cmpstr(account, ==, ACCOUNT);
	/* a record that was cut off is none, those before it are */
	store = g_build_filename(b.build, "cache", "apply", NULL);
	dir = g_dir_open(store, 0, NULL);
	name = g_build_filename(store, g_dir_read_name(dir), NULL);
	g_dir_close(dir);
	g_assert_true(g_file_get_contents(name, &text, &length, NULL));
	g_assert_true(g_file_set_contents(name, text, length - 1, NULL));
	fake = g_build_filename(b.tools.folder, "bin", "spatch", NULL);
	g_assert_cmpint(g_unlink(fake), ==, 0);
	third = run(&b);
	g_clear_pointer(&account, g_free);
	account = account_of(third);
	g_assert_cmpstr(account, ==, ACCOUNT);
	g_assert_true(g_file_get_contents(name, &again, &mended, NULL));
	g_assert_cmpmem(text, length, again, mended);
	bench_release(&b);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/apply/account", test_account);
	g_test_add_func("/apply/headers", test_headers);
	g_test_add_func("/apply/ways", test_ways);
	g_test_add_func("/apply/kept", test_kept);
	return g_test_run();
}
