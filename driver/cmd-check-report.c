// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <stdio.h>

#include "check/finding.h"
#include "cmd-check.h"
#include "tree/beside.h"

const struct tree *check_job_tree(const struct check_job *job)
{
	return job->rule ? job->gate->course->tree : job->conversion->tree;
}

static void report_of(const struct check_job *job, struct check_report *report)
{
	const struct check *check = job->check;

	report->findings = check->findings;
	report->failures = check->failures;
	report->rule = job->rule != NULL;
	report->campaign = job->rule ? job->gate->course->mission->name
				     : job->conversion->campaign->name;
	report->kernel = check_job_tree(job)->version;
	report->project = check_job_tree(job)->title;
	report->files = check->files;
	for (guint id = 0; id < FINDING_COUNT; id++)
		report->pages[id] = job->pages[id];
}

static void summary(const struct check_job *job)
{
	const struct check *check = job->check;
	guint new = findings_count(check->findings, FINDING_NEW);
	guint old = findings_count(check->findings, FINDING_OLD);
	guint may = findings_count(check->findings, FINDING_SUPPRESSED);

	for (guint i = 0; i < check->failures->len; i++) {
		const struct failure *failure = check->failures->pdata[i];
		char *file = form_file(failure->file	 ? failure->file
				       : job->at->driver ? job->at->driver
							 : job->at->kernel);
		char *text = form_plain(failure->text);

		if (failure->line)
			fprintf(stderr, "%s:%u: not checked: %s\n", file,
				failure->line, text);
		else
			fprintf(stderr, "%s: not checked: %s\n", file, text);
		g_free(file);
		g_free(text);
	}
	fprintf(stderr, "%u finding%s", new, new == 1 ? "" : "s");
	if (old)
		fprintf(stderr, ", %u old", old);
	if (may)
		fprintf(stderr, ", %u suppressed", may);
	if (job->rule)
		fprintf(stderr, " in %u %s", check->files,
			check->files == 1 ? "file" : "files");
	else
		fprintf(stderr, " in %u %s the API", check->files,
			check->files == 1 ? "file that names"
					  : "files that name");
	if (job->changed)
		fprintf(stderr, " (of %u C files changed)", job->changed);
	else if (job->at->driver)
		fprintf(stderr, " (C files read: %u)",
			beside_sources(job->conversion->tree));
	if (check->parts && *check->parts) {
		char *parts = g_strjoinv(", ", check->parts);
		char *plain = form_plain(parts);

		fprintf(stderr, "; callers and releases looked for in %s",
			plain);
		g_free(plain);
		g_free(parts);
	}
	if (check->failures->len)
		fprintf(stderr, "; %u %s could not be looked at",
			check->failures->len,
			check->failures->len == 1 ? "place" : "places");
	fputc('\n', stderr);
}

/* Prints the report; FALSE: standard output cannot be written. */
static gboolean print(const struct check_job *job,
		      const struct check_report *report)
{
	char *text = form_write(job->form, report);

	fputs(text, stdout);
	g_free(text);
	return !fflush(stdout) && !ferror(stdout);
}

/* Forms for machines have a place for errors of the whole run, too. */
int check_job_fail(const struct check_job *job, GError *error)
{
	struct check_report report = {.campaign = "treewide", .kernel = ""};
	GPtrArray *findings = findings_new(), *failures = failures_new();

	if (job->form != FORM_GCC && job->form != FORM_LKP) {
		report.findings = findings;
		report.failures = failures;
		failures_add(failures, NULL, 0, error->message);
		print(job, &report);
	}
	g_ptr_array_unref(findings);
	g_ptr_array_unref(failures);
	return cmd_fail("check", error);
}

int check_job_finish(const struct check_job *job)
{
	struct check_report report = {0};

	report_of(job, &report);
	if (!print(job, &report)) {
		fprintf(stderr,
			"treewide check: cannot write to standard "
			"output: %s\n",
			g_strerror(errno));
		return 2;
	}
	summary(job);
	if (job->check->failures->len)
		return 2;
	return findings_count(job->check->findings, FINDING_NEW) ? 1 : 0;
}
