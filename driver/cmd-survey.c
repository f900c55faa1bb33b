// SPDX-License-Identifier: GPL-2.0
/*
 * treewide survey --kernel PATH [--format text|tsv|json|md]
 * treewide explain --kernel PATH FILE:LINE
 *
 * What the calls of a tree say and do, in numbers and one by one; nothing is
 * written. explain says of one call how its verdict and its lifetime were
 * reached.
 */
#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "conversion.h"
#include "error.h"
#include "interrupt.h"
#include "site.h"
#include "survey.h"
#include "table.h"

static char *kernel, *format = "text";
static char *campaign = "cocci/pin_user_pages", *build = "build";
static int jobs, timeout;
static gboolean verbose, quick;
static char **words;

static const GOptionEntry options[] = {
	{"kernel", 'k', 0, G_OPTION_ARG_FILENAME, &kernel,
	 "the kernel tree; it is never written to", "PATH"},
	{"format", 'f', 0, G_OPTION_ARG_STRING, &format,
	 "survey: text, tsv, json or md", "FORM"},
	{"no-lifetimes", 0, 0, G_OPTION_ARG_NONE, &quick,
	 "do not look for who drops the pins", NULL},
	{"campaign", 'c', 0, G_OPTION_ARG_FILENAME, &campaign,
	 "the campaign's folder", "DIR"},
	{"build", 0, 0, G_OPTION_ARG_FILENAME, &build,
	 "folder for temporary files and caches", "DIR"},
	{"jobs", 'j', 0, G_OPTION_ARG_INT, &jobs, "processes at a time", "N"},
	{"timeout", 0, 0, G_OPTION_ARG_INT, &timeout,
	 "time limit for a run of spatch (120)", "SECONDS"},
	{"verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose, "show commands", NULL},
	{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL,
	 "[FILE:LINE]"},
	{NULL}};

/* Progress goes to standard error: the result alone is on standard output. */
static void step(const char *what, const char *text)
{
	if (verbose)
		fprintf(stderr, "  %-7s %s\n", what, text);
}

static struct conversion *read_sites(GError **error)
{
	struct conversion_options o = {
		.kernel = kernel,
		.campaign = campaign,
		.build = build,
		.jobs = jobs,
		.timeout = timeout,
		.dirty = TRUE, /* nothing is written: as the files lie */
		.verbose = verbose,
		.step = step,
	};
	struct conversion *conversion = conversion_new(&o, error);

	if (conversion && conversion_scan(conversion, error) &&
	    conversion_decide(conversion, error) &&
	    (quick || conversion_lifetimes(conversion, error)))
		return conversion;
	conversion_free(conversion);
	return NULL;
}

static void print_sites(const GPtrArray *sites, gboolean markdown)
{
	const char *row = markdown ? "| %s:%u | %s() | %s | %s | %s | %s |\n"
				   : "  %s:%u  %s()  %s  %s  %s  %s\n";

	if (markdown)
		printf("| place | function | callee | flags | verdict | "
		       "lifetime |\n|---|---|---|---|---|---|\n");
	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];
		char *flags = g_strdup(site->flags);

		if (markdown)
			g_strdelimit(flags, "|", '/');
		printf(row, site->file, site->line,
		       site->function ? site->function : "", site->callee,
		       flags, verdict_name(site->verdict),
		       lifetime_name(site->lifetime));
		g_free(flags);
	}
}

static void print_survey(const struct conversion *conversion)
{
	gboolean markdown = !strcmp(format, "md");
	char *verdicts = survey_verdicts(conversion->sites);
	char *lifetimes = survey_lifetimes(conversion->sites);

	printf("Linux %s: %u calls in %u files\n\n", conversion->tree->version,
	       conversion->sites->len, survey_files(conversion->sites));
	printf("%s%s%s\n\n", markdown ? "```\n" : "", verdicts,
	       markdown ? "\n```" : "");
	if (lifetimes)
		printf("%s%s%s\n\n", markdown ? "```\n" : "", lifetimes,
		       markdown ? "\n```" : "");
	print_sites(conversion->sites, markdown);
	g_free(verdicts);
	g_free(lifetimes);
}

static void print_result(const struct conversion *conversion)
{
	char *text = NULL;

	if (!strcmp(format, "tsv"))
		text = table_sites_tsv(conversion->sites);
	else if (!strcmp(format, "json"))
		text = table_sites_json(conversion->sites);
	if (text)
		fputs(text, stdout);
	else
		print_survey(conversion);
	g_free(text);
}

static void print_lifetime(const struct conversion *conversion,
			   const struct site *site)
{
	const struct evidence *evidence =
		conversion->lifetimes
			? lifetimes_of(conversion->lifetimes, site)
			: NULL;

	printf("lifetime  %s\n", lifetime_name(site->lifetime));
	if (!evidence)
		return;
	printf("          %s\n", evidence->text);
	for (guint i = 0; i < evidence->callers->len; i++) {
		const struct evidence_caller *caller =
			evidence->callers->pdata[i];

		printf("  caller  %s() at %s:%u: %s, %s\n", caller->function,
		       caller->file, caller->line,
		       lifetime_name(caller->lifetime), caller->why);
	}
	for (guint i = 0; i < evidence->releases->len; i++) {
		const struct evidence_release *release =
			evidence->releases->pdata[i];

		printf("  drop    %s() at %s:%u, by %s%s\n",
		       release->at.function ? release->at.function : "",
		       release->at.file, release->at.line,
		       release->kinds ? release->kinds : "nobody seen",
		       release->mismatch ? " (not for pins)" : "");
	}
}

/* The call at FILE:LINE; an error that names the nearest one. */
static gboolean explain(const struct conversion *conversion, GError **error)
{
	char *colon = strrchr(words[0], ':');
	guint line = colon ? strtoul(colon + 1, NULL, 10) : 0;
	char *file = g_strndup(words[0], colon ? colon - words[0] : 0);
	gboolean found = FALSE;

	for (guint i = 0; i < conversion->sites->len; i++) {
		const struct site *site = conversion->sites->pdata[i];

		if (strcmp(site->file, file) || site->line != line)
			continue;
		found = TRUE;
		printf("%s:%u: %s() in %s()\n", site->file, site->line,
		       site->callee, site->function);
		printf("flags     %s\nverdict   %s\n          %s\n",
		       site->flags, verdict_name(site->verdict), site->reason);
		if (site->outcome_reason)
			printf("left      %s\n", site->outcome_reason);
		print_lifetime(conversion, site);
	}
	g_free(file);
	if (!found)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "there is no call at '%s'; 'treewide survey' lists "
			    "them",
			    words[0]);
	return found;
}

static int run(const char *verb, gboolean one, int argc, char **argv)
{
	static const char *const forms[] = {"text", "tsv", "json", "md", NULL};
	struct conversion *conversion;
	GError *error = NULL;
	gboolean ok = TRUE;

	if (!cmd_parse(&argc, &argv, options,
		       "Says of a tree's calls what they say and do.", &error))
		return cmd_fail(verb, error);
	if (!kernel || (words != NULL) != one || (one && words[1]) ||
	    !g_strv_contains(forms, format)) {
		g_set_error(&error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    one ? "a kernel tree (--kernel) and one FILE:LINE "
				  "are needed"
				: "a kernel tree (--kernel) is needed, and "
				  "--format takes text, tsv, json or md");
		return cmd_fail(verb, error);
	}
	interrupt_hold();
	conversion = read_sites(&error);
	if (conversion && one)
		ok = explain(conversion, &error);
	else if (conversion)
		print_result(conversion);
	conversion_free(conversion);
	if (!conversion || !ok)
		return cmd_fail(verb, error);
	interrupt_release();
	return 0;
}

int cmd_survey(int argc, char **argv)
{
	return run("survey", FALSE, argc, argv);
}

int cmd_explain(int argc, char **argv)
{
	return run("explain", TRUE, argc, argv);
}
