// SPDX-License-Identifier: GPL-2.0
/*
 * What the verbs share that take a semantic patch, or a campaign of its own.
 */
#include "cmd-rule.h"

#include "cmd.h"
#include "error.h"

static gboolean is_tree(const char *path)
{
	g_autofree char *makefile = g_build_filename(path, "Makefile", NULL);
	g_autofree char *maintainers =
		g_build_filename(path, "MAINTAINERS", NULL);

	return g_file_test(makefile, G_FILE_TEST_EXISTS) &&
	       g_file_test(maintainers, G_FILE_TEST_EXISTS);
}

static gboolean is_campaign(const char *path)
{
	g_autofree char *conf = g_build_filename(path, "campaign.conf", NULL);

	return g_file_test(conf, G_FILE_TEST_EXISTS);
}

gboolean cmd_rule(int argc, char **argv, struct cmd_tree *at, const char **rule,
		  GError **error)
{
	const char *word = argc > 1 ? argv[1] : at->campaign;

	*rule = NULL;
	if (argc > 2) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is one word too many: a semantic patch, or a "
			    "campaign's folder, is all that goes behind the "
			    "options",
			    argv[2]);
		return FALSE;
	}
	if (mission_is(word)) {
		*rule = word;
	} else if (argc > 1 && is_campaign(word)) {
		at->campaign = argv[1];
	} else if (argc > 1) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is neither a semantic patch (NAME.cocci) nor "
			    "a folder with one",
			    word);
		return FALSE;
	}
	if (!at->kernel && is_tree("."))
		at->kernel = (char *)".";
	return TRUE;
}

struct course_options cmd_course(const struct cmd_tree *at, const char *rule)
{
	return (struct course_options){
		.kernel = at->kernel,
		.rule = rule,
		.build = at->build,
		.jobs = at->jobs,
		.timeout = at->timeout,
		.verbose = at->verbose,
		.step = cmd_step,
		.progress = cmd_progress,
	};
}
