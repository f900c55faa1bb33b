// SPDX-License-Identifier: GPL-2.0
/*
 * Shared by the verbs that accept a semantic patch or another campaign.
 */
#include "cmd-rule.h"

#include "check/check.h"
#include "cmd.h"
#include "base/error.h"
#include "engine/gate.h"
#include "tree/target.h"

static gboolean is_tree(const char *path)
{
	g_autofree char *makefile = g_build_filename(path, "Makefile", NULL);
	g_autofree char *maintainers =
		g_build_filename(path, "MAINTAINERS", NULL);

	return g_file_test(makefile, G_FILE_TEST_EXISTS) &&
	       g_file_test(maintainers, G_FILE_TEST_EXISTS);
}

void cmd_here(struct cmd_tree *at)
{
	if (!at->kernel && is_tree("."))
		at->kernel = (char *)".";
}

const char *cmd_chosen(char *word, struct cmd_tree *at)
{
	if (word && !mission_is(word))
		at->campaign = word;
	else if (word)
		return word;
	return mission_is(at->campaign) ? at->campaign : NULL;
}

gboolean cmd_rule(int argc, char **argv, struct cmd_tree *at, const char **rule,
		  GError **error)
{
	struct target target = {0};
	static char *word; /* never freed, as the strings of options */

	cmd_here(at);
	*rule = NULL;
	if (argc > 1 &&
	    !target_read(&target, argv + 1, at->kernel, TARGET_RULE, error))
		return FALSE;
	g_free(word);
	word = g_steal_pointer(&target.rule);
	target_clear(&target);
	*rule = cmd_chosen(word, at);
	return TRUE;
}

void cmd_take_findings(struct gate *gate, struct check *check)
{
	GPtrArray *lists[][2] = {{gate->findings, check->findings},
				 {gate->failures, check->failures}};

	for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
		while (lists[i][0]->len)
			g_ptr_array_add(lists[i][1], g_ptr_array_steal_index(
							     lists[i][0], 0));
	check->files += gate->files;
}

struct course_options cmd_course(const struct cmd_tree *at, const char *rule)
{
	return (struct course_options){
		.kernel = at->kernel,
		.rule = rule,
		.build = at->build,
		.jobs = at->jobs,
		.timeout = at->timeout,
		.logins = at->logins,
		.verbose = at->verbose,
		.step = cmd_step,
		.progress = cmd_progress,
	};
}
