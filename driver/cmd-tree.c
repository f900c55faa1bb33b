// SPDX-License-Identifier: GPL-2.0
/*
 * What the verbs that read a kernel tree share: options, and the reading.
 */
#include <stdio.h>

#include "cmd.h"
#include "conversion.h"
#include "error.h"

gboolean cmd_parse_tree(int *argc, char ***argv, const GOptionEntry *options,
			struct cmd_tree *at, const char *summary,
			GError **error)
{
	const GOptionEntry common[] = {
		{"kernel", 'k', 0, G_OPTION_ARG_FILENAME, &at->kernel,
		 "the kernel tree; it is never written to", "PATH"},
		{"campaign", 'c', 0, G_OPTION_ARG_FILENAME, &at->campaign,
		 "the campaign's folder", "DIR"},
		{"build", 0, 0, G_OPTION_ARG_FILENAME, &at->build,
		 "folder for temporary files and caches", "DIR"},
		{"jobs", 'j', 0, G_OPTION_ARG_INT, &at->jobs,
		 "processes at a time", "N"},
		{"timeout", 0, 0, G_OPTION_ARG_INT, &at->timeout,
		 "time limit for a run of spatch (120)", "SECONDS"},
		{"verbose", 'v', 0, G_OPTION_ARG_NONE, &at->verbose,
		 "show commands", NULL},
		{NULL}};
	GOptionContext *context = g_option_context_new(NULL);
	gboolean ok;

	g_option_context_set_summary(context, summary);
	g_option_context_add_main_entries(context, common, NULL);
	g_option_context_add_main_entries(context, options, NULL);
	ok = g_option_context_parse(context, argc, argv, error);
	g_option_context_free(context);
	if (ok && (at->jobs < 0 || at->timeout < 0)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "--jobs and --timeout take positive numbers");
		ok = FALSE;
	}
	return ok;
}

struct conversion_options cmd_options(const struct cmd_tree *at)
{
	return (struct conversion_options){
		.kernel = at->kernel,
		.campaign = at->campaign,
		.build = at->build,
		.jobs = at->jobs,
		.timeout = at->timeout,
		.verbose = at->verbose,
	};
}

/* Standard output belongs to the result. */
static void step(const char *what, const char *text)
{
	fprintf(stderr, "  %-7s %s\n", what, text);
}

struct conversion *cmd_read(const struct conversion_options *options,
			    gboolean lifetimes, GError **error)
{
	struct conversion_options o = *options;
	struct conversion *conversion;

	o.dirty = TRUE; /* nothing is written: as the files lie */
	o.step = o.verbose ? step : NULL;
	conversion = conversion_new(&o, error);
	if (!conversion || !conversion_scan(conversion, error))
		goto fail;
	if (lifetimes)
		conversion_foresee(conversion, NULL);
	if (conversion_decide(conversion, error) &&
	    (!lifetimes || conversion_lifetimes(conversion, error)))
		return conversion;
fail:
	conversion_free(conversion);
	return NULL;
}
