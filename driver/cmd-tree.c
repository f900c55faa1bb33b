// SPDX-License-Identifier: GPL-2.0
/*
 * Shared by the verbs that read a kernel tree: options, and the reading.
 */
#include <stdio.h>
#include <string.h>

#include "tree/beside.h"
#include "cmd.h"
#include "convert/conversion.h"
#include "base/data.h"
#include "base/error.h"
#include "base/place.h"

gboolean cmd_parse_tree(int *argc, char ***argv, const GOptionEntry *options,
			struct cmd_tree *at, const char *summary,
			GError **error)
{
	const GOptionEntry common[] = {
		{"kernel", 'k', 0, G_OPTION_ARG_FILENAME, &at->kernel,
		 "the kernel tree; it is never written to", "PATH"},
		{"campaign", 'c', 0, G_OPTION_ARG_FILENAME, &at->campaign,
		 "the campaign's folder (pin_user_pages)", "DIR"},
		{"build", 0, 0, G_OPTION_ARG_FILENAME, &at->build,
		 "folder for temporary files and caches", "DIR"},
		{"jobs", 'j', 0, G_OPTION_ARG_INT, &at->jobs,
		 "processes at a time", "N"},
		{"timeout", 0, 0, G_OPTION_ARG_INT, &at->timeout,
		 "time limit for a run of spatch (120)", "SECONDS"},
		{"sshlogin", 0, 0, G_OPTION_ARG_FILENAME, &at->logins,
		 "other machines that run spatch, one a line, as GNU parallel "
		 "takes them",
		 "FILE"},
		{"verbose", 'v', 0, G_OPTION_ARG_NONE, &at->verbose,
		 "show commands", NULL},
		{NULL}};
	const GOptionEntry *const tables[] = {common, options, NULL};
	gboolean ok = cmd_parse_tables(argc, argv, tables, summary, error);

	if (ok && (at->jobs < 0 || at->timeout < 0)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "--jobs and --timeout take positive numbers");
		ok = FALSE;
	}
	if (!at->campaign)
		at->campaign = (char *)data_path(CMD_CAMPAIGN);
	return ok;
}

/* Whether a folder that is to be made would be inside of another one. */
static gboolean lies_in(const char *folder, const char *in)
{
	g_autofree char *real = place_real(in);
	g_autofree char *planned = place_planned(folder);

	return real && place_holds(real, planned);
}

gboolean cmd_words_build(struct cmd_tree *at, GError **error)
{
	if (!at->driver)
		return TRUE;
	if (!lies_in(at->build, at->driver) && !lies_in(at->build, at->kernel))
		return TRUE;
	if (!strcmp(at->build, CMD_BUILD)) {
		at->build = g_build_filename(g_get_user_cache_dir(), "treewide",
					     NULL);
		return TRUE;
	}
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "the build folder '%s' lies in the driver or the kernel, "
		    "which are never written to; name another (--build)",
		    at->build);
	return FALSE;
}

gboolean cmd_words(struct cmd_tree *at, char *const *words, guint taken,
		   struct target *target, GError **error)
{
	if (!at->kernel) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "a kernel tree is needed (--kernel); for a driver "
			    "that is not in the tree, installed headers will "
			    "do: --kernel /lib/modules/<version>/build");
		return FALSE;
	}
	if (!target_read(target, words, at->kernel, taken | TARGET_DRIVER,
			 error))
		return FALSE;
	at->driver = target->driver;
	return cmd_words_build(at, error);
}

struct conversion_options cmd_options(const struct cmd_tree *at)
{
	return (struct conversion_options){
		.kernel = at->kernel,
		.driver = at->driver,
		.campaign = at->campaign,
		.build = at->build,
		.jobs = at->jobs,
		.timeout = at->timeout,
		.logins = at->logins,
		.verbose = at->verbose,
	};
}

/* standard output is for the result */
static void step(const char *what, const char *text)
{
	fprintf(stderr, "  %-7s %s\n", what, text);
}

/* No output for a driver must not look as if it had not been read. */
static void say_driver(const struct conversion *conversion)
{
	if (conversion->tree->beside)
		fprintf(stderr,
			"C files of '%s' read, beside Linux %s: %u; those that "
			"name %s*(): %u\n",
			conversion->tree->path, conversion->tree->version,
			beside_sources(conversion->tree),
			conversion->campaign->family, conversion->units->len);
}

struct conversion *cmd_read(const struct conversion_options *options,
			    gboolean lifetimes, GError **error)
{
	struct conversion_options o = *options;
	struct conversion *conversion;

	o.dirty = TRUE; /* nothing is written: use the files as they are */
	o.step = o.verbose ? step : NULL;
	if (!o.verbose)
		cmd_watch(&o);
	conversion = conversion_new(&o, error);
	if (!conversion || !conversion_scan(conversion, error))
		goto fail;
	if (lifetimes)
		conversion_foresee(conversion, NULL);
	if (conversion_decide(conversion, error) &&
	    (!lifetimes || conversion_lifetimes(conversion, error))) {
		cmd_watch_end();
		say_driver(conversion);
		return conversion;
	}
fail:
	cmd_watch_end();
	conversion_free(conversion);
	return NULL;
}
