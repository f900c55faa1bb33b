// SPDX-License-Identifier: GPL-2.0
/* spatch and GNU parallel as they are, and as they go wrong. */
#include <signal.h>
#include <string.h>

#include "code/badline.h"
#include "base/error.h"
#include "base/interrupt.h"
#include "spatch/spatch.h"
#include "tools.h"

static const char rename_rule[] = "// Options: --no-show-diff --in-place\n"
				  "@@ @@\n- old\n+ fresh\n (...)\n";

struct fixture {
	struct tools tools;
	struct spatch_options options;
	char *build;
	char *rule;
	GPtrArray *copies;
};

static void add_copy(struct fixture *f, const char *text)
{
	g_ptr_array_add(f->copies, g_bytes_new(text, strlen(text)));
}

static void set_up(struct fixture *f, gconstpointer data)
{
	(void)data;
	tools_init(&f->tools);
	tools_write(f->tools.folder, "rule.cocci", rename_rule);
	f->build = g_build_filename(f->tools.folder, "build", NULL);
	f->rule = g_build_filename(f->tools.folder, "rule.cocci", NULL);
	f->options = (struct spatch_options){
		.build = f->build, .jobs = 2, .timeout = 60};
	f->copies =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	add_copy(f, "void f(void) { old(1); }\n");
	add_copy(f, "void g(void) { other(); }\n");
	add_copy(f, "void h(void) { old(BAD); }\n");
}

/* So much that one process is not enough. */
static void add_much(struct fixture *f)
{
	g_autofree char *blank = g_strnfill(5000, ' ');
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < 100; i++)
		g_string_append_printf(text, "/*%s*/\nint v%u;\n", blank, i);
	g_string_append(text, "void k(void) { old(2); }\n");
	add_copy(f, text->str);
}

static void tear_down(struct fixture *f, gconstpointer data)
{
	(void)data;
	g_ptr_array_unref(f->copies);
	g_free(f->build);
	g_free(f->rule);
	tools_release(&f->tools);
}

static void pass_over(int number)
{
	(void)number;
}

/* Another version, but works. */
#define VERSION(version)                                                  \
	"case \"$*\" in *--version*) echo spatch version " version ";;\n" \
	"*) exec $real \"$@\";; esac\n"

static const struct {
	const char *what;
	const char *tool;
	const char *script;
	const char *message; /* NULL: it will do */
} versions[] = {
	{"as they are", "none", "", NULL},
	{"spatch fails", "spatch", "exit 127\n", "apt-get install coccinelle"},
	{"too old", "spatch", "echo spatch version 1.0.8\n",
	 "Coccinelle 1.0.8 is too old"},
	{"the oldest", "spatch", VERSION("1.1.1 compiled"), NULL},
	{"two numbers", "spatch", VERSION("1.3"), NULL},
	{"no version", "spatch", "echo hello\n", "gives no version"},
	{"moreutils", "parallel", "echo parallel: invalid option\n",
	 "not GNU parallel"},
	{"parallel fails", "parallel", "exit 1\n", "apt-get install parallel"},
};

static void test_versions(struct fixture *f, gconstpointer data)
{
	(void)data;
	add_much(f);
	for (guint i = 0; i < G_N_ELEMENTS(versions); i++) {
		g_autoptr(GError) error = NULL;
		struct spatch_run *result = NULL;
		struct spatch *spatch;
		struct tools tools;

		tools_init(&tools);
		tools_add(&tools, versions[i].tool, versions[i].script);
		spatch = spatch_new(&f->options, &error);
		/* parallel is looked for when there is work for it */
		if (spatch)
			spatch_run(spatch, f->rule, f->copies, &result, &error);
		g_test_message("%s: %s", versions[i].what,
			       error ? error->message : "fine");
		g_assert_true(!result == !!versions[i].message);
		if (versions[i].message) {
			g_assert_error(error, TREEWIDE_ERROR,
				       TREEWIDE_ERROR_INPUT);
			g_assert_nonnull(
				strstr(error->message, versions[i].message));
		} else {
			g_assert_no_error(error);
		}
		spatch_run_free(result);
		spatch_free(spatch);
		tools_release(&tools);
	}
}

/* A signal that comes early is no spatch that is missing. */
static void test_interrupted(struct fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	void (*before)(int) = signal(SIGINT, pass_over);

	(void)data;
	interrupt_hold();
	raise(SIGINT);
	g_assert_null(spatch_new(&f->options, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INTERRUPTED);
	interrupt_release();
	signal(SIGINT, before);
}

static void test_newer(struct fixture *f, gconstpointer data)
{
	struct spatch *spatch;

	(void)data;
	tools_add(&f->tools, "spatch", "echo spatch version 9.0.0\n");
	spatch = spatch_new(&f->options, NULL);
	g_assert_true(spatch->untested);
	g_assert_cmpstr(spatch->version, ==, "9.0.0");
	spatch_free(spatch);
}

static const char *text_of(const struct spatch_run *run, guint i)
{
	return run->results->pdata[i]
		       ? g_bytes_get_data(run->results->pdata[i], NULL)
		       : "";
}

static struct spatch_run *run(struct fixture *f, GError **error)
{
	struct spatch *spatch = spatch_new(&f->options, NULL);
	struct spatch_run *result = NULL;
	g_autofree char *folder = g_strdup(spatch->scratch->path);

	g_assert_true(spatch_run(spatch, f->rule, f->copies, &result, error) ==
		      (result != NULL));
	spatch_free(spatch);
	/* nothing is left behind */
	g_assert_false(g_file_test(folder, G_FILE_TEST_EXISTS));
	return result;
}

static void test_run(struct fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	struct spatch_run *result = run(f, &error);

	(void)data;
	g_assert_no_error(error);
	g_assert_cmpuint(result->results->len, ==, 3);
	for (guint i = 0; i < 3; i++)
		g_assert_cmpstr(result->failed[i], ==, NULL);
	g_assert_true(strstr(text_of(result, 0), "fresh(1)"));
	g_assert_true(strstr(text_of(result, 1), "other()"));
	g_assert_true(strstr(text_of(result, 2), "fresh(BAD)"));
	spatch_run_free(result);
}

/*
 * One copy cannot be read: a crash or a hang costs that copy alone, also for
 * those that were in one process with it.
 */
static const struct {
	const char *what;
	const char *script;
	const char *why;
} failures[] = {
	{"exits", "exit 3", "exited with status 3"},
	{"crashes", "kill -SEGV $$", "killed by signal 11"},
	{"hangs", "exec sleep 60", "time limit"},
};

static void check_failures(struct fixture *f)
{
	f->options.timeout = 3;
	f->options.jobs = 1;
	for (guint i = 0; i < G_N_ELEMENTS(failures); i++) {
		g_autoptr(GError) error = NULL;
		g_autofree char *script = g_strdup_printf(
			"case \"$*\" in *--parse-cocci*|*--version*) ;; *)\n"
			"for a; do case $a in *.c) grep -q BAD $a && %s;; "
			"esac; done;; esac\nexec $real \"$@\"\n",
			failures[i].script);
		struct spatch_run *result;

		tools_add(&f->tools, "spatch", script);
		result = run(f, &error);
		g_assert_no_error(error);
		g_test_message("%s: %s", failures[i].what, result->failed[2]);
		g_assert_cmpstr(result->failed[0], ==, NULL);
		g_assert_cmpstr(result->failed[1], ==, NULL);
		g_assert_nonnull(strstr(result->failed[2], failures[i].why));
		g_assert_true(strstr(text_of(result, 0), "fresh(1)"));
		g_assert_null(result->results->pdata[2]);
		spatch_run_free(result);
	}
}

static void test_failures(struct fixture *f, gconstpointer data)
{
	(void)data;
	check_failures(f); /* in one process */
	add_much(f);
	check_failures(f); /* by parallel */
}

static void test_all_fail(struct fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL, slow = NULL;

	(void)data;
	tools_add(&f->tools, "spatch",
		  "case \"$*\" in *.c) exit 4;; esac\nexec $real \"$@\"\n");
	g_assert_null(run(f, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL);
	g_assert_nonnull(strstr(error->message, "a single file"));
	tools_add(&f->tools, "spatch",
		  "case \"$*\" in *.c) exec sleep 60;; esac\n"
		  "exec $real \"$@\"\n");
	f->options.timeout = 1;
	g_assert_null(run(f, &slow));
	g_assert_error(slow, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL);
	g_assert_nonnull(strstr(slow->message, "--timeout"));
}

static void test_bad_rule(struct fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL, missing = NULL;

	(void)data;
	tools_write(f->tools.folder, "rule.cocci", "@@ @@\n- old(\n");
	g_assert_null(run(f, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	g_assert_nonnull(strstr(error->message, "rule.cocci"));
	g_unlink(f->rule);
	g_assert_null(run(f, &missing));
	g_assert_nonnull(missing);
}

static void test_none(struct fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	struct spatch_run *result;

	(void)data;
	g_ptr_array_set_size(f->copies, 0);
	result = run(f, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(result->results->len, ==, 0);
	spatch_run_free(result);
	spatch_run_free(NULL);
}

/* One copy needs no parallel; it fails by itself. */
static void test_one(struct fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	struct spatch_run *result;

	(void)data;
	tools_add(&f->tools, "parallel", "exit 1\n");
	g_ptr_array_set_size(f->copies, 1);
	result = run(f, &error);
	g_assert_no_error(error);
	g_assert_true(strstr(text_of(result, 0), "fresh(1)"));
	spatch_run_free(result);
	tools_add(&f->tools, "spatch",
		  "case \"$*\" in *.c) exit 4;; esac\nexec $real \"$@\"\n");
	g_assert_null(run(f, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL);
}

/* Much goes through parallel, little does not. */
static void test_much(struct fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	struct spatch_run *result;

	(void)data;
	tools_add(&f->tools, "parallel", "echo used >&2\nexec $real \"$@\"\n");
	result = run(f, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(result->complaint, ==, NULL);
	spatch_run_free(result);
	add_much(f);
	result = run(f, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(result->complaint, ==, "used");
	g_assert_true(strstr(text_of(result, 0), "fresh(1)"));
	g_assert_true(strstr(text_of(result, 3), "fresh(2)"));
	spatch_run_free(result);
}

/* A parallel that waits already is used, once; or it is not needed. */
static void test_expect(struct fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	struct spatch *spatch = spatch_new(&f->options, NULL);
	g_autofree char *used = g_build_filename(f->tools.folder, "used", NULL);
	g_autofree char *script =
		g_strdup_printf("echo >>'%s'\nexec $real \"$@\"\n", used);

	(void)data;
	tools_add(&f->tools, "parallel", script);
	add_much(f);
	spatch_expect(spatch);
	for (guint i = 0; i < 2; i++) {
		g_autofree char *lines = NULL;
		struct spatch_run *result = NULL;

		spatch_run(spatch, f->rule, f->copies, &result, &error);
		g_assert_no_error(error);
		g_assert_true(strstr(text_of(result, 3), "fresh(2)"));
		g_assert_true(g_file_get_contents(used, &lines, NULL, NULL));
		g_assert_cmpuint(strlen(lines), ==, i + 1);
		spatch_run_free(result);
	}
	spatch_expect(spatch);
	spatch_free(spatch);
}

/* How often spatch was run over copies: a line each. */
static guint count_runs(const struct fixture *f)
{
	g_autofree char *path = g_build_filename(f->tools.folder, "runs", NULL);
	g_autofree char *lines = NULL;

	return g_file_get_contents(path, &lines, NULL, NULL) ? strlen(lines)
							     : 0;
}

/* The copies in reverse, and one more: equal ones are known by their text. */
static GPtrArray *others(const struct fixture *f)
{
	static const char more[] = "void m(void) { old(3); }\n";
	GPtrArray *list =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);

	for (guint i = f->copies->len; i-- > 0;)
		g_ptr_array_add(list, g_bytes_ref(f->copies->pdata[i]));
	g_ptr_array_add(list, g_bytes_new(more, strlen(more)));
	return list;
}

/*
 * What was begun ahead is taken once, also for copies among others; of another
 * rule it is not, and ends with the rest.
 */
static void test_ahead(struct fixture *f, gconstpointer data)
{
	g_autofree char *script =
		g_strdup_printf("case \"$*\" in *.c) echo >>'%s/runs';; esac\n"
				"exec $real \"$@\"\n",
				f->tools.folder);
	g_autofree char *other = g_strdup_printf("%s.copy", f->rule);
	g_autoptr(GPtrArray) more = others(f);
	/* the last that was begun may not have come far */
	const struct {
		gboolean ahead;
		const char *rule;
		GPtrArray *copies;
		guint first, last, least, most;
	} steps[] = {
		{TRUE, f->rule, f->copies, 0, 2, 1, 1},
		{FALSE, f->rule, f->copies, 0, 2, 2, 2},
		{TRUE, f->rule, more, 2, 0, 4, 4},
		{TRUE, other, f->copies, 0, 2, 5, 6},
	};
	struct spatch *spatch;

	(void)data;
	tools_add(&f->tools, "spatch", script);
	tools_write(f->tools.folder, "rule.cocci.copy", rename_rule);
	spatch = spatch_new(&f->options, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
		g_autoptr(GError) error = NULL;
		struct spatch_run *result = NULL;

		if (steps[i].ahead)
			spatch_ahead(spatch, f->rule, f->copies);
		spatch_run(spatch, steps[i].rule, steps[i].copies, &result,
			   &error);
		g_assert_no_error(error);
		g_assert_true(
			strstr(text_of(result, steps[i].first), "fresh(1)"));
		g_assert_true(
			strstr(text_of(result, steps[i].last), "fresh(BAD)"));
		if (steps[i].copies == more)
			g_assert_true(strstr(text_of(result, 3), "fresh(3)"));
		g_assert_cmpuint(count_runs(f), >=, steps[i].least);
		g_assert_cmpuint(count_runs(f), <=, steps[i].most);
		spatch_run_free(result);
	}
	spatch_free(spatch);
}

static void test_ahead_fails(struct fixture *f, gconstpointer data)
{
	g_autofree char *script = g_strdup_printf(
		"case \"$*\" in *.c) echo >>'%s/runs'\n"
		"test $(wc -l <'%s/runs') -gt 1 || exit 5;; esac\n"
		"exec $real \"$@\"\n",
		f->tools.folder, f->tools.folder);
	g_autoptr(GError) error = NULL;
	struct spatch_run *result = NULL;
	struct spatch *spatch;

	(void)data;
	tools_add(&f->tools, "spatch", script);
	spatch = spatch_new(&f->options, NULL);
	spatch_ahead(spatch, f->rule, f->copies);
	spatch_run(spatch, f->rule, f->copies, &result, &error);
	g_assert_no_error(error);
	g_assert_true(strstr(text_of(result, 0), "fresh(1)"));
	g_assert_cmpuint(count_runs(f), ==, 2);
	spatch_run_free(result);
	spatch_free(spatch);
}

/* The Python that is named may be of no use: spatch then finds its own. */
static void test_python(struct fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	struct spatch *spatch = spatch_new(&f->options, NULL);
	struct spatch_run *result = NULL;

	(void)data;
	if (!spatch->python) {
		g_test_skip("no Python where spatch's own would be");
		spatch_free(spatch);
		return;
	}
	tools_add(&f->tools, "spatch",
		  "case \"$*\" in *--python*) exit 255;; esac\n"
		  "exec $real \"$@\"\n");
	spatch_run(spatch, f->rule, f->copies, &result, &error);
	g_assert_no_error(error);
	g_assert_true(strstr(text_of(result, 0), "fresh(1)"));
	g_assert_null(spatch->python);
	spatch_run_free(result);
	spatch_free(spatch);
}

/* The bad region of a real file, by the words of the real spatch. */
static void test_parse(struct fixture *f, gconstpointer data)
{
	static const char text[] =
		"int a;\n\nint f(void)\n{\n\treturn ) 1;\n}\n"
		"\nint g(void) { return 2; }\n";
	struct spatch *spatch = spatch_new(&f->options, NULL);
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	g_autofree char *said = spatch_parse(spatch, bytes, NULL);
	g_autoptr(GArray) bad = badlines_read(said);

	(void)data;
	g_assert_cmpuint(bad->len, ==, 1);
	g_assert_cmpuint(g_array_index(bad, struct badline, 0).error, ==, 5);
	g_assert_cmpuint(g_array_index(bad, struct badline, 0).first, <=, 3);
	g_assert_cmpuint(g_array_index(bad, struct badline, 0).last, ==, 6);
	spatch_free(spatch);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(name, test) \
	g_test_add(name, struct fixture, NULL, set_up, test, tear_down)
	ADD("/spatch/versions", test_versions);
	ADD("/spatch/interrupted", test_interrupted);
	ADD("/spatch/newer", test_newer);
	ADD("/spatch/run", test_run);
	ADD("/spatch/failures", test_failures);
	ADD("/spatch/all-fail", test_all_fail);
	ADD("/spatch/bad-rule", test_bad_rule);
	ADD("/spatch/none", test_none);
	ADD("/spatch/one", test_one);
	ADD("/spatch/much", test_much);
	ADD("/spatch/expect", test_expect);
	ADD("/spatch/ahead", test_ahead);
	ADD("/spatch/ahead-fails", test_ahead_fails);
	ADD("/spatch/python", test_python);
	ADD("/spatch/parse", test_parse);
	return g_test_run();
}
