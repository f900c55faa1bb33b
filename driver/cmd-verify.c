// SPDX-License-Identifier: GPL-2.0
/*
 * treewide verify --kernel PATH --output DIR
 *
 * Given the file of one mail, see cmd-verify-mail.c. Otherwise proves this
 * kernel's series in DIR against the kernel itself. Exit status 0: everything
 * that was run held; 1: something is red; 2: nothing could be run. Skipped
 * steps are named and counted.
 */
#include <stdio.h>
#include <string.h>

#include "cmd-rule.h"
#include "cmd.h"
#include "base/data.h"
#include "base/error.h"
#include "engine/breaking.h"
#include "engine/gate.h"
#include "base/interrupt.h"
#include "verify/mutating.h"
#include "engine/probing.h"
#include "verify/verify-report.h"
#include "verify/verify.h"

static char *kernel, *series, *level = "build";
static char *output = "patches-generated", *build = "build";
static char *campaign, *wrappers;
static char **files;
static gboolean mutants, trust;
static int jobs;

static const GOptionEntry options[] = {
	{"kernel", 'k', 0, G_OPTION_ARG_FILENAME, &kernel,
	 "the kernel tree; it is never written to", "PATH"},
	{"output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
	 "the series is in DIR/linux-<version> (patches-generated)", "DIR"},
	{"series", 0, 0, G_OPTION_ARG_FILENAME, &series,
	 "the folder of the series itself", "DIR"},
	{"level", 'l', 0, G_OPTION_ARG_STRING, &level,
	 "quick (mails), build (and object code on x86; the default), full",
	 "LEVEL"},
	{"file", 'f', 0, G_OPTION_ARG_FILENAME_ARRAY, &files,
	 "compile only this file of the tree (may be repeated)", "FILE"},
	{"campaign", 'c', 0, G_OPTION_ARG_FILENAME, &campaign,
	 "the campaign's folder (pin_user_pages)", "DIR"},
	{"wrappers", 0, 0, G_OPTION_ARG_FILENAME, &wrappers,
	 "folder of the helpers' templates", "DIR"},
	{"build", 0, 0, G_OPTION_ARG_FILENAME, &build,
	 "folder for the copy of the tree, objects and caches", "DIR"},
	{"mutants", 0, 0, G_OPTION_ARG_NONE, &mutants,
	 "break the series on purpose instead, and see that it is noticed",
	 NULL},
	{"trust", 0, 0, G_OPTION_ARG_NONE, &trust,
	 "run what the tree and the series hold without a sandbox", NULL},
	{"jobs", 'j', 0, G_OPTION_ARG_INT, &jobs, "processes at a time", "N"},
	{NULL}};

static gboolean parse_level(enum verify_level *result)
{
	static const char *const names[] = {"quick", "build", "full"};

	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (!strcmp(level, names[i])) {
			*result = i;
			return TRUE;
		}
	return FALSE;
}

static gboolean check(struct verify_options *o, GError **error)
{
	const char *wrong = NULL;

	if (!kernel)
		wrong = "which kernel tree? give --kernel PATH (KERNEL=path)";
	else if (!parse_level(&o->level))
		wrong = "--level (LEVEL) is quick, build or full";
	else if (jobs < 0)
		wrong = "--jobs takes a positive number";
	if (wrong)
		g_set_error_literal(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
				    wrong);
	return !wrong;
}

/* Whether the tree tells who gets a mail. */
static gboolean is_addressed(void)
{
	g_autofree char *path = g_build_filename(kernel, "MAINTAINERS", NULL);

	return g_file_test(path, G_FILE_TEST_EXISTS);
}

/* The folder of this tree's series below output. */
static char *find_series(gboolean any, GError **error)
{
	struct tree *tree =
		any ? tree_open_any(kernel, error) : tree_open(kernel, error);
	char *label = tree ? tree_label(tree) : NULL;
	char *folder = label ? g_build_filename(output, label, NULL) : NULL;

	if (folder && !g_file_test(folder, G_FILE_TEST_IS_DIR)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "there is no series '%s' yet; make it with 'make "
			    "generate KERNEL=%s'",
			    folder, kernel);
		g_clear_pointer(&folder, g_free);
	}
	g_free(label);
	tree_free(tree);
	return folder;
}

/* Exit status 0: every kind was made and caught. */
static int run_mutants(const struct verify_options *o, GError **error)
{
	struct verify *verify = verify_new(o, error);
	GPtrArray *results = NULL;
	guint caught = 0;

	interrupt_hold();
	if (verify)
		results = mutating_run(verify, error);
	for (guint i = 0; results && i < results->len; i++) {
		const struct mutating_result *result = results->pdata[i];

		caught += result->caught;
		printf("  %-9s %s: %s%s%s%s%s\n",
		       result->caught ? "caught"
		       : result->file ? "SURVIVED"
				      : "NO PLACE",
		       mutation_name(result->mutation),
		       result->file ? result->file : "no call for it",
		       result->what ? ", " : "",
		       result->what ? result->what : "",
		       result->verdict ? ": " : "",
		       result->verdict ? result->verdict : "");
	}
	if (results)
		printf("%u of %u kinds of mutants caught\n", caught,
		       results->len);
	verify_free(verify);
	interrupt_release();
	if (!results)
		return 2;
	caught = caught == results->len;
	g_ptr_array_unref(results);
	return !caught;
}

/* The same for a rule's series. */
static int break_rule(const struct verify_options *o, const char *rule,
		      GError **error)
{
	struct cmd_tree at = {.kernel = kernel, .build = build, .jobs = jobs};
	struct course_options options = cmd_course(&at, rule);
	struct verify *verify = verify_new(o, error);
	struct gate *gate = verify ? gate_new(&options, error) : NULL;
	GPtrArray *results = NULL;
	guint caught = 0, kinds;

	interrupt_hold();
	if (gate)
		results = breaking_run(verify, gate, error);
	for (guint i = 0; results && i < results->len; i++) {
		const struct breaking_result *result = results->pdata[i];

		caught += result->verdict != NULL;
		printf("  %-9s %s: %s%s%s%s%s\n",
		       result->verdict ? "caught"
		       : result->file  ? "SURVIVED"
				       : "NO PLACE",
		       breakage_name(result->breakage),
		       result->file ? result->file : "no line for it",
		       result->what ? ", " : "",
		       result->what ? result->what : "",
		       result->verdict ? ": " : "",
		       result->verdict ? result->verdict : "");
	}
	gate_free(gate);
	verify_free(verify);
	interrupt_release();
	if (!results)
		return 2;
	kinds = results->len;
	g_ptr_array_unref(results);
	printf("%u of %u kinds of mutants caught\n", caught, kinds);
	return caught != kinds;
}

/* What the rule's campaign claims. Nothing is freed: see main. */
static void take_claim(struct verify *verify, const struct mission *mission)
{
	static char *equal, *seed;

	g_free(seed);
	seed = mission_seed(mission);
	g_free(equal);
	equal = mission_equal(mission);
	verify->options.claim = mission->claim;
	verify->options.equal = equal;
	verify->options.seed = seed;
}

/* Runs the steps for a rule, or for the campaign. */
static gboolean run_steps(struct verify *verify, const char *rule,
			  GError **error)
{
	struct cmd_tree at = {.kernel = kernel, .build = build, .jobs = jobs};
	struct course_options options = cmd_course(&at, rule);
	struct gate *gate;
	gboolean ok;

	if (!rule)
		return verify_run(verify, error);
	options.step = NULL;
	options.progress = NULL;
	gate = gate_new(&options, error);
	if (gate)
		take_claim(verify, gate->course->mission);
	ok = gate && probing_run(verify, gate, error);
	gate_free(gate);
	return ok;
}

static int run(const struct verify_options *o, const char *rule, GError **error)
{
	struct verify *verify = verify_new(o, error);
	int status = 2;

	if (!verify)
		return status;
	interrupt_hold();
	if (run_steps(verify, rule, error) && verify_report(verify, error)) {
		char *table = verify_table(verify);

		fputs(table, stdout);
		printf("%s and %s are in %s\n", VERIFY_TSV, VERIFY_JSON,
		       verify->posted->folder);
		g_free(table);
		status = verify_status(verify);
		if (!cmd_said("verify"))
			status = 1;
	}
	verify_free(verify);
	interrupt_release();
	return status;
}

/* Defaults for what the user did not name: the program's own files. */
static void find_data(void)
{
	if (!campaign)
		campaign = (char *)data_path(CMD_CAMPAIGN);
	if (!wrappers)
		wrappers = (char *)data_path("wrappers");
}

int cmd_verify(int argc, char **argv)
{
	struct verify_options o = {0};
	struct cmd_tree at = {0};
	const char *rule = NULL;
	GError *error = NULL;
	char *folder = NULL;
	int status;

	if (!cmd_parse(&argc, &argv, options,
		       "Holds a series against the kernel it is for.", &error))
		return cmd_fail("verify", error);
	if (argc == 2 && cmd_is_mail(argv[1]))
		return cmd_verify_mail(kernel, build, jobs, argv[1]);
	find_data();
	at.kernel = kernel;
	at.campaign = campaign;
	if (!cmd_rule(argc, argv, &at, &rule, &error))
		return cmd_fail("verify", error);
	kernel = at.kernel;
	campaign = at.campaign;
	if (!check(&o, &error))
		return cmd_fail("verify", error);
	folder = series ? g_strdup(series) : find_series(rule != NULL, &error);
	if (!folder)
		return cmd_fail("verify", error);
	o.kernel = kernel;
	o.series = folder;
	o.campaign = rule ? NULL : campaign;
	o.nobody = rule && !is_addressed();
	o.wrappers = wrappers;
	o.build = build;
	o.files = files;
	o.trust = trust;
	o.jobs = jobs ? (guint)jobs : g_get_num_processors();
	o.step = cmd_step;
	o.progress = cmd_progress;
	if (mutants)
		status = rule ? break_rule(&o, rule, &error)
			      : run_mutants(&o, &error);
	else
		status = run(&o, rule, &error);
	g_free(folder);
	return error ? cmd_fail("verify", error) : status;
}
