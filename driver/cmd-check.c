// SPDX-License-Identifier: GPL-2.0
/*
 * treewide check --kernel PATH [DRIVER] [--base REV | FILE... | -]
 *
 * Finds what is wrong with the calls of a tree or an out-of-tree driver, of
 * some files, or of what a range of commits or a patch adds. Findings go to
 * standard output, everything else to standard error. Exit status 0: clean, 1:
 * findings, 2: something could not be checked.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "check/baseline.h"
#include "tree/beside.h"
#include "check/changed.h"
#include "check/check-files.h"
#include "check/check.h"
#include "cmd-check.h"
#include "cmd-rule.h"
#include "cmd.h"
#include "base/error.h"
#include "check/form.h"
#include "engine/gate.h"
#include "base/interrupt.h"
#include "check/kept.h"

static struct cmd_tree at = CMD_TREE;
static char *base, *format = "gcc", *baseline, *write_baseline;
static char *polarity, *ephemeral, *explain;
static gboolean quiet;
static char **enable, **words;
static struct target target;

static const GOptionEntry options[] = {
	{"base", 'b', 0, G_OPTION_ARG_STRING, &base,
	 "fail only on what was added since this commit", "REV"},
	{"format", 'f', 0, G_OPTION_ARG_STRING, &format,
	 "gcc, github, sarif, junit, json or lkp", "FORM"},
	{"enable", 'e', 0, G_OPTION_ARG_STRING_ARRAY, &enable,
	 "look for this finding as well", "ID"},
	{"baseline", 0, 0, G_OPTION_ARG_FILENAME, &baseline,
	 "do not fail on the findings of this file", "FILE"},
	{"write-baseline", 0, 0, G_OPTION_ARG_FILENAME, &write_baseline,
	 "write the findings to this file, and do not fail on them", "FILE"},
	{"explain", 0, 0, G_OPTION_ARG_STRING, &explain,
	 "print the page on this finding", "ID"},
	{"polarity", 0, 0, G_OPTION_ARG_STRING, &polarity,
	 "what the old names mean: explicit, longterm-default, "
	 "shortterm-default or ephemeral",
	 "WORD"},
	{"ephemeral", 0, 0, G_OPTION_ARG_STRING, &ephemeral,
	 "the flag of short-term calls (--polarity ephemeral), if not the "
	 "campaign's",
	 "FLAG"},
	{"quiet", 'q', 0, G_OPTION_ARG_NONE, &quiet, "no progress", NULL},
	{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL,
	 "[DRIVER] [FILE...|-]"},
	{NULL}};

/* Checks these texts; a rule's findings and failures are added to check. */
static gboolean check_some(struct check_job *job, struct check *check,
			   const GPtrArray *texts, GError **error)
{
	if (!job->rule)
		return check_texts(check, texts, error);
	if (!gate_texts(job->gate, texts, error))
		return FALSE;
	cmd_take_findings(job->gate, check);
	return TRUE;
}

/* standard output is for the findings */
static void step(const char *what, const char *words)
{
	if (!quiet)
		fprintf(stderr, "  %-7s %s\n", what, words);
}

static char *read_page(enum finding_id id)
{
	char *name = g_strconcat(finding_name(id), ".md", NULL);
	char *path = g_build_filename(at.campaign, "findings", name, NULL);
	char *text = NULL;

	g_file_get_contents(path, &text, NULL, NULL);
	g_free(path);
	g_free(name);
	return text;
}

/* Reads all of standard input. */
static GBytes *read_input(GError **error)
{
	GByteArray *all = g_byte_array_new();
	char buffer[65536];
	gssize n;

	while ((n = read(STDIN_FILENO, buffer, sizeof(buffer))) > 0 ||
	       (n < 0 && errno == EINTR))
		if (n > 0)
			g_byte_array_append(all, (guchar *)buffer, n);
	if (n < 0 || !all->len) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    n < 0 ? "cannot read standard input"
				  : "standard input is empty: there is no "
				    "patch to look at");
		g_byte_array_unref(all);
		return NULL;
	}
	return g_byte_array_free_to_bytes(all);
}

/* Checks the old texts by the same rules: findings in both are old. */
static gboolean check_before(struct check_job *job,
			     const struct changed *changed, GError **error)
{
	struct check *before = check_new(&job->options, job->conversion);
	gboolean ok = check_some(job, before, changed->before, error);

	if (ok)
		baseline_mark_old(job->check->findings, before->findings);
	check_free(before);
	return ok;
}

/*
 * The words that make a changed file relevant: the API's, and those that drop
 * pages.
 */
static char **words_of(const struct check_job *job, GError **error)
{
	const struct campaign *names;
	const char **drops;
	GPtrArray *words;

	if (job->rule)
		return gate_words(job->gate);
	names = job->conversion->campaign;
	drops = check_drop_words(job->conversion, error);
	if (!drops)
		return NULL;
	words = g_ptr_array_new();
	for (guint i = 0; drops[i]; i++)
		g_ptr_array_add(words, g_strdup(drops[i]));
	g_ptr_array_add(words, g_strdup(names->family));
	g_ptr_array_add(words, g_strdup(names->flag));
	g_ptr_array_add(words, NULL);
	g_free(drops);
	return (char **)g_ptr_array_free(words, FALSE);
}

static gboolean check_changed(struct check_job *job, GError **error)
{
	g_auto(GStrv) words = words_of(job, error);
	struct changed changed = {0};
	gboolean ok;

	if (!words)
		return FALSE;
	if (!job->rule)
		changed.family = job->conversion->campaign->family;
	if (base) {
		step("DIFF", base);
		ok = changed_since(check_job_tree(job), base,
				   (const char *const *)words, &changed, error);
	} else {
		GBytes *patch = read_input(error);

		if (!patch)
			return FALSE;
		step("PATCH", "standard input");
		ok = changed_by(check_job_tree(job), patch, at.build,
				(const char *const *)words, &changed, error);
		g_bytes_unref(patch);
	}
	if (!ok)
		return FALSE;
	job->changed = changed.files;
	ok = check_some(job, job->check, changed.now, error);
	if (ok && job->check->findings->len)
		ok = check_before(job, &changed, error);
	changed_clear(&changed);
	return ok;
}

static gboolean check_named(struct check_job *job, GError **error)
{
	GPtrArray *texts = check_files(check_job_tree(job), target.places,
				       job->check->failures, error);
	gboolean ok = texts && check_some(job, job->check, texts, error);

	g_clear_pointer(&texts, g_ptr_array_unref);
	return ok;
}

static gboolean apply_baseline(struct check_job *job, GError **error)
{
	GPtrArray *before;
	char *text = NULL;
	gboolean ok = TRUE;

	if (write_baseline) {
		text = baseline_write(job->check->findings);
		ok = g_file_set_contents_full(write_baseline, text, -1,
					      G_FILE_SET_CONTENTS_CONSISTENT,
					      0644, error);
		before = ok ? baseline_read(text, write_baseline, error) : NULL;
	} else if (baseline) {
		ok = g_file_get_contents(baseline, &text, NULL, error);
		before = ok ? baseline_read(text, baseline, error) : NULL;
	} else {
		return TRUE;
	}
	ok = before != NULL;
	if (ok)
		baseline_mark_old(job->check->findings, before);
	g_clear_pointer(&before, g_ptr_array_unref);
	g_free(text);
	return ok;
}

static gboolean open_calls(struct check_job *job, GError **error)
{
	struct conversion_options o = cmd_options(&at);

	o.dirty = TRUE;
	o.step = step;
	job->conversion = conversion_new(&o, error);
	if (!job->conversion)
		return FALSE;
	job->options.ephemeral =
		ephemeral ? ephemeral : job->conversion->campaign->optout_flag;
	return TRUE;
}

static gboolean open_rule(struct check_job *job, GError **error)
{
	struct course_options o = cmd_course(&at, job->rule);

	o.step = step;
	o.progress = NULL;
	job->gate = gate_new(&o, error);
	return job->gate != NULL;
}

static gboolean check_whole(struct check_job *job, GError **error)
{
	if (!job->rule)
		return check_tree_kept(job->check, error);
	if (!gate_tree(job->gate, error))
		return FALSE;
	cmd_take_findings(job->gate, job->check);
	return TRUE;
}

static gboolean run(struct check_job *job, GError **error)
{
	gboolean ok;

	if (!(job->rule ? open_rule(job, error) : open_calls(job, error)))
		return FALSE;
	job->check = check_new(&job->options, job->conversion);
	if (base || target.input)
		ok = check_changed(job, error);
	else if (target.places)
		ok = check_named(job, error);
	else
		ok = check_whole(job, error);
	return ok && apply_baseline(job, error);
}

static gboolean read_words(struct check_job *job, GError **error)
{
	const char *what = NULL, *word = NULL;

	check_options_init(&job->options);
	if (!form_of(format, &job->form)) {
		what = "form";
		word = format;
	}
	if (!polarity_parse(polarity, &job->options.polarity, error))
		return FALSE;
	for (char **id = enable; id && *id && !what; id++) {
		if (finding_id_of(*id) == FINDING_COUNT) {
			what = "finding";
			word = *id;
		} else {
			job->options.enabled[finding_id_of(*id)] = TRUE;
		}
	}
	if (!what &&
	    !cmd_words(&at, words, TARGET_RULE | TARGET_PLACE | TARGET_INPUT,
		       &target, error))
		return FALSE;
	job->rule = cmd_chosen(target.rule, &at);
	if (!what && job->rule && at.driver) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "a rule is looked for in a tree, not in the driver "
			    "'%s' beside it; name the driver as the tree "
			    "(--kernel %s)",
			    at.driver, at.driver);
		return FALSE;
	}
	if (!what && base && (target.places || target.input))
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "--base and files exclude each other");
	else if (what)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "there is no %s '%s'%s", what, word,
			    word == format ? ": --format takes gcc, github, "
					     "sarif, junit, json or lkp"
					   : "");
	else
		return TRUE;
	return FALSE;
}

static int print_page(void)
{
	enum finding_id id = finding_id_of(explain);
	char *page = id == FINDING_COUNT ? NULL : read_page(id);

	if (!page) {
		fprintf(stderr,
			"treewide check: there is no page on '%s'; "
			"findings are:",
			explain);
		for (id = 0; id < FINDING_COUNT; id++)
			fprintf(stderr, " %s", finding_name(id));
		fputc('\n', stderr);
		return 2;
	}
	fputs(page, stdout);
	g_free(page);
	return 0;
}

int cmd_check(int argc, char **argv)
{
	struct check_job job = {.at = &at, .form = FORM_GCC};
	GError *error = NULL;
	gboolean ok;
	int status;

	if (!cmd_parse_tree(
		    &argc, &argv, options, &at,
		    "Checks that calls say how long their pins live. Exit "
		    "status 0: clean,\n1: findings, 2: something could not "
		    "be looked at.",
		    &error))
		return cmd_fail("check", error);
	if (explain)
		return print_page();
	cmd_here(&at);
	if (!read_words(&job, &error))
		return cmd_fail("check", error);
	for (enum finding_id id = 0; id < FINDING_COUNT; id++)
		job.pages[id] = read_page(id);
	interrupt_hold();
	ok = run(&job, &error) && !interrupt_pending(&error);
	status = ok ? check_job_finish(&job) : check_job_fail(&job, error);
	for (enum finding_id id = 0; id < FINDING_COUNT; id++)
		g_free(job.pages[id]);
	check_free(job.check);
	gate_free(job.gate);
	conversion_free(job.conversion);
	if (ok) /* else an interrupt was reported, and status is 2 */
		interrupt_release();
	return status;
}
