// SPDX-License-Identifier: GPL-2.0
/*
 * treewide audit --kernel PATH [--format text|tsv|json|md]
 *
 * Where what the calls of a tree say and what the code does part: suspects
 * first. Nothing is written.
 */
#include <stdio.h>
#include <string.h>

#include "audit.h"
#include "cmd.h"
#include "conversion.h"
#include "error.h"
#include "interrupt.h"

static char *decisions;
static char *kernel, *format = "text";
static char *campaign = "cocci/pin_user_pages", *build = "build";
static int jobs, timeout;
static gboolean verbose;

static const GOptionEntry options[] = {
	{"kernel", 'k', 0, G_OPTION_ARG_FILENAME, &kernel,
	 "the kernel tree; it is never written to", "PATH"},
	{"format", 'f', 0, G_OPTION_ARG_STRING, &format,
	 "text, tsv, json or md", "FORM"},
	{"decisions", 0, 0, G_OPTION_ARG_FILENAME, &decisions,
	 "what people decided about single pins (decisions.conf of the "
	 "campaign); 'none': nothing",
	 "FILE"},
	{"campaign", 'c', 0, G_OPTION_ARG_FILENAME, &campaign,
	 "the campaign's folder", "DIR"},
	{"build", 0, 0, G_OPTION_ARG_FILENAME, &build,
	 "folder for temporary files and caches", "DIR"},
	{"jobs", 'j', 0, G_OPTION_ARG_INT, &jobs, "processes at a time", "N"},
	{"timeout", 0, 0, G_OPTION_ARG_INT, &timeout,
	 "time limit for a run of spatch (120)", "SECONDS"},
	{"verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose, "show commands", NULL},
	{NULL}};

static struct conversion *read_calls(GError **error)
{
	struct conversion_options o = {
		.kernel = kernel,
		.campaign = campaign,
		.build = build,
		.jobs = jobs,
		.timeout = timeout,
		.dirty = TRUE, /* nothing is written: as the files lie */
		.verbose = verbose,
	};
	struct conversion *conversion = conversion_new(&o, error);

	if (conversion && conversion_scan(conversion, error) &&
	    conversion_decide(conversion, error) &&
	    conversion_lifetimes(conversion, error))
		return conversion;
	conversion_free(conversion);
	return NULL;
}

static void print_audit(const struct audit *audit)
{
	char *text = !strcmp(format, "tsv") ? audit_tsv(audit)
		     : !strcmp(format, "json")
			     ? audit_json(audit)
			     : audit_text(audit, !strcmp(format, "md"));

	fputs(text, stdout);
	g_free(text);
}

int cmd_audit(int argc, char **argv)
{
	static const char *const forms[] = {"text", "tsv", "json", "md", NULL};
	struct conversion *conversion;
	struct decisions *decided;
	struct audit *audit = NULL;
	GError *error = NULL;

	if (!cmd_parse(&argc, &argv, options,
		       "Says where the flags of calls and the code part.",
		       &error))
		return cmd_fail("audit", error);
	if (!kernel || argc > 1 || !g_strv_contains(forms, format)) {
		g_set_error(&error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "a kernel tree (--kernel) is needed, and --format "
			    "takes text, tsv, json or md");
		return cmd_fail("audit", error);
	}
	interrupt_hold();
	conversion = read_calls(&error);
	decided =
		conversion ? cmd_decisions(campaign, decisions, &error) : NULL;
	if (decided && decisions_match(decided, conversion, !decisions, &error))
		audit = audit_new(conversion, decided, &error);
	if (audit)
		print_audit(audit);
	audit_free(audit);
	decisions_free(decided);
	conversion_free(conversion);
	if (error)
		return cmd_fail("audit", error);
	interrupt_release();
	return 0;
}
