// SPDX-License-Identifier: GPL-2.0
/*
 * treewide plan [--kernel PATH] RULE [BELOW...]
 *
 * Tells what a semantic patch will do to a tree: names that it removes and
 * adds, where it can match, how long that takes, who gets mail. Writes nothing.
 * Exit status 2 if the rule cannot change anything, or adds a name that the
 * tree does not know.
 */
#include <stdio.h>
#include <string.h>

#include "cmd-rule.h"
#include "cmd.h"
#include "base/error.h"
#include "base/interrupt.h"
#include "engine/newcomer.h"
#include "engine/outlook.h"
#include "base/text.h"

#define OWN_NAMED 8
#define NEED_LONG 300

static struct cmd_tree at = CMD_TREE;
static char **words;

static const GOptionEntry options[] = {{G_OPTION_REMAINING, 0, 0,
					G_OPTION_ARG_FILENAME_ARRAY, &words,
					NULL, "RULE [FILE OR FOLDER...]"},
				       {NULL}};

static void print_names(const char *what, const GPtrArray *names)
{
	static const char *const kinds[] = {"", "()", " (member)", " (type)",
					    " (header)"};

	printf("%-12s", what);
	for (guint i = 0; i < names->len; i++) {
		const struct rulename *name = names->pdata[i];

		printf("%s%s%s", i ? ", " : "", name->name, kinds[name->kind]);
	}
	if (!names->len)
		printf("none: the old names live on, every function that holds "
		       "the words is accounted for");
	printf("\n");
}

static void print_newcomers(const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++) {
		const struct newcomer *newcomer = list->pdata[i];
		const char *where = newcomer->where;

		printf("%-12s%s: %s\n", i ? "" : "brings in", newcomer->name,
		       !where	? "NOT DECLARED"
		       : *where ? where
				: "used, but no declaration was found");
	}
	if (!list->len)
		printf("%-12sno name that it does not find\n", "brings in");
}

static void print_rules(const struct ruleset *set)
{
	for (guint i = 0; i < set->files->len; i++) {
		const struct rulefile *file = set->files->pdata[i];
		g_autofree char *need = need_text(file->need);
		g_autofree char *name = g_path_get_basename(file->cocci->path);

		if (strlen(need) > NEED_LONG)
			strcpy(need + NEED_LONG - 4, " ...");
		printf("%-12s%s: %s\n", "needs", name, need);
		printf("%-12s%s%s%s\n", "runs on",
		       file->whole ? "whole files: " : "copies of functions",
		       file->whole ? file->whole : "",
		       file->patch ? ", with -D patch" : "");
	}
}

static void print_own(const GPtrArray *own)
{
	printf("%-12s", "own places");
	for (guint i = 0; i < MIN(own->len, OWN_NAMED); i++)
		printf("%s%s", i ? ", " : "", (char *)own->pdata[i]);
	if (own->len > OWN_NAMED)
		printf(" and %u more", own->len - OWN_NAMED);
	printf("%s\n", own->len ? "" : "none found");
}

static void print_claim(const struct mission *mission)
{
	static const char *const claims[] = {
		"that each changed file builds",
		"that the object code of each changed file is the same",
		"that the object code of each changed function differs"};

	printf("%-12s%s, where verify has shown it\n", "claims",
	       claims[mission->claim]);
}

static void print_outlook(const struct outlook *outlook)
{
	guint files = outlook->candidates->len;

	printf("%-12s%u file%s", "candidates", files, files == 1 ? "" : "s");
	if (outlook->functions && outlook->looked)
		printf(", %s%u functions and other places",
		       outlook->looked < files ? "about " : "",
		       outlook->looked < files
			       ? outlook->functions * files / outlook->looked
			       : outlook->functions);
	printf("\n%-12sabout %.0f CPU seconds (%u files tried: %u changed, %u "
	       "places not seen)\n",
	       "takes", outlook->seconds, outlook->sample, outlook->changed,
	       outlook->unseen);
	printf("%-12sat most %u patches, to %u trees\n", "makes",
	       outlook->patches, outlook->lists);
}

static gboolean plan(const struct course *course, GError **error)
{
	const struct ruleset *set = course->mission->set;
	g_autoptr(GPtrArray) list = NULL;
	g_autofree char *missing = NULL;
	struct outlook *outlook;

	if (set->idle) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT, "%s",
			    set->idle);
		return FALSE;
	}
	list = newcomers_find(course->mission, course->tree,
			      course->options.jobs, error);
	if (!list)
		return FALSE;
	print_names("retires", set->retired);
	print_newcomers(list);
	print_rules(set);
	fflush(stdout);
	missing = newcomers_missing(list, course->tree);
	if (missing) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT, "%s",
			    missing);
		return FALSE;
	}
	outlook = outlook_new(course, error);
	if (!outlook)
		return FALSE;
	print_own(outlook->own);
	print_outlook(outlook);
	print_claim(course->mission);
	outlook_free(outlook);
	return TRUE;
}

int cmd_plan(int argc, char **argv)
{
	GError *error = NULL;
	struct course *course = NULL;
	struct course_options o;
	const char *rule = NULL;
	gboolean ok = cmd_parse_tree(
		&argc, &argv, options, &at,
		"Says what a semantic patch will do to a tree.", &error);

	cmd_here(&at);
	if (ok)
		rule = cmd_chosen(words ? words[0] : NULL, &at);
	if (ok && (!rule || !at.kernel)) {
		g_set_error(&error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "a semantic patch (NAME.cocci, or a folder with "
			    "one) and a kernel tree (--kernel, or the current "
			    "folder) are needed");
		ok = FALSE;
	}
	interrupt_hold();
	if (ok) {
		o = cmd_course(&at, rule);
		o.step = NULL;
		o.progress = NULL;
		o.below = words && words[1] ? words + 1 : NULL;
		course = course_new(&o, &error);
		ok = course && plan(course, &error);
	}
	if (course)
		course_free(course);
	if (!ok)
		return cmd_fail("plan", error);
	interrupt_release();
	return 0;
}
