// SPDX-License-Identifier: GPL-2.0
/*
 * treewide test RULE
 *
 * Runs a campaign's rules over its own cases, and once more without each rule.
 * Exit status 0: all is as expected, and every rule is needed; 1: not; 2:
 * nothing could be run.
 */
#include <stdio.h>
#include <string.h>

#include "cmd-rule.h"
#include "cmd.h"
#include "base/error.h"
#include "base/interrupt.h"
#include "base/linediff.h"
#include "engine/trial.h"

static struct cmd_tree at = {.build = (char *)"build"};

static const GOptionEntry options[] = {
	{"build", 0, 0, G_OPTION_ARG_FILENAME, &at.build,
	 "folder for temporary files", "DIR"},
	{"timeout", 0, 0, G_OPTION_ARG_INT, &at.timeout,
	 "time limit for a run of spatch (120)", "SECONDS"},
	{"verbose", 'v', 0, G_OPTION_ARG_NONE, &at.verbose, "show commands",
	 NULL},
	{NULL}};

/* How the result of a case differs from the expected one, line by line. */
static void print_difference(const struct trial *trial, guint number,
			     GBytes *text)
{
	g_autoptr(GString) lines = g_string_new(NULL);
	g_auto(GStrv) all = NULL;

	linediff_append(lines, trial->expected->pdata[number], text);
	all = g_strsplit(lines->str, "\n", -1);
	for (char **line = all; *line; line++)
		if (**line || line[1])
			printf("          %s\n", *line);
}

/* Prints the cases; returns how many fail. */
static guint print_cases(const struct trial *trial, const GPtrArray *wrong)
{
	guint failed = 0;

	for (guint i = 0; i < wrong->len; i++) {
		cmd_step(wrong->pdata[i] ? "FAIL" : "ok",
			 trial->cases->pdata[i]);
		if (wrong->pdata[i])
			print_difference(trial, i, wrong->pdata[i]);
		failed += wrong->pdata[i] != NULL;
	}
	return failed;
}

/*
 * Returns how many rules no case needs; G_MAXUINT: something could not be run.
 */
static guint try_without(const struct trial *trial, guint *rules,
			 GError **error)
{
	g_autoptr(GPtrArray) list = trial_rules(trial);
	guint unmissed = 0;

	*rules = list->len;
	for (guint i = 0; i < list->len; i++) {
		const struct trial_rule *rule = list->pdata[i];
		gboolean ok;
		guint number = trial_without(trial, rule, &ok, error);
		g_autofree char *words = NULL;

		if (!ok)
			return G_MAXUINT;
		words = number == G_MAXUINT
				? g_strdup_printf("without %s no case fails",
						  rule->name)
				: g_strdup_printf(
					  "without %s, %s fails", rule->name,
					  (char *)trial->cases->pdata[number]);
		cmd_step(number == G_MAXUINT ? "FAIL" : "ok", words);
		unmissed += number == G_MAXUINT;
	}
	return unmissed;
}

static int run_trial(const struct trial *trial, GError **error)
{
	g_autoptr(GPtrArray) wrong =
		trial_run(trial, trial->mission->set, error);
	guint failed, rules, unmissed;

	if (!wrong)
		return 2;
	failed = print_cases(trial, wrong);
	unmissed = try_without(trial, &rules, error);
	if (unmissed == G_MAXUINT)
		return 2;
	printf("%u of %u cases are as expected, %u of %u rules would be "
	       "missed\n",
	       wrong->len - failed, wrong->len, rules - unmissed, rules);
	return failed || unmissed ? 1 : 0;
}

static int run(const char *rule, GError **error)
{
	struct spatch_options how = {
		.build = at.build,
		.jobs = g_get_num_processors(),
		.timeout = at.timeout ? at.timeout : 120,
		.verbose = at.verbose,
	};
	struct mission *mission = mission_read(rule, error);
	struct spatch *spatch = mission ? spatch_new(&how, error) : NULL;
	struct trial *trial = spatch ? trial_new(mission, spatch, error) : NULL;
	int status = trial ? run_trial(trial, error) : 2;

	trial_free(trial);
	spatch_free(spatch);
	mission_free(mission);
	return status;
}

int cmd_test(int argc, char **argv)
{
	GError *error = NULL;
	const char *rule = NULL;
	int status;

	if (!cmd_parse(&argc, &argv, options,
		       "Runs a campaign's rules over its cases.", &error))
		return cmd_fail("test", error);
	if (argc != 2)
		g_set_error(&error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "which rule? give one semantic patch, or a "
			    "campaign's folder");
	else if (!mission_is(argv[1]))
		g_set_error(&error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is neither a semantic patch (NAME.cocci) nor "
			    "a folder with one",
			    argv[1]);
	else
		rule = argv[1];
	if (!rule)
		return cmd_fail("test", error);
	interrupt_hold();
	status = run(rule, &error);
	if (error)
		return cmd_fail("test", error);
	interrupt_release();
	return status;
}
