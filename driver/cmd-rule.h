/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cmd-rule - shared by the verbs that accept a rule of the user's own
 */
#ifndef TREEWIDE_CMD_RULE_H
#define TREEWIDE_CMD_RULE_H

#include <glib.h>

#include "engine/course.h"
#include "people/addressee.h"
#include "series/plan.h"

/* Those options of generate that also apply to a rule. */
struct rule_generate {
	const char *output, *split, *only;
	int reroll;
	gboolean signoff;
	enum cover_to cover_to;
	enum people_to people_to;
	enum plan_kind plan;
	int max;
	const char *mailmap;
};

struct cmd_tree;

/* If no kernel was named and the current folder is a tree, uses that. */
void cmd_here(struct cmd_tree *at);

/*
 * The rule to use: word (NULL: none was given), else the campaign. NULL if that
 * is a campaign with an analysis of its own; at->campaign is set to it then.
 */
const char *cmd_chosen(char *word, struct cmd_tree *at);

/*
 * The same for the words after the options, which may only be a rule; *rule
 * gets it. Fails with TREEWIDE_ERROR_INPUT.
 */
gboolean cmd_rule(int argc, char **argv, struct cmd_tree *at, const char **rule,
		  GError **error);

struct gate;
struct check;

/* Moves the findings and failures of a rule into a check. */
void cmd_take_findings(struct gate *gate, struct check *check);

/* The options of a course from those of the command line. */
struct course_options cmd_course(const struct cmd_tree *at, const char *rule);

/* Generates the series of a rule. Returns the exit status; 2 with error set. */
int cmd_generate_rule(const struct course_options *options,
		      const struct rule_generate *how, GError **error);

#endif
