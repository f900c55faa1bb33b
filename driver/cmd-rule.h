/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cmd-rule - what the verbs do that get a rule of the user's own
 */
#ifndef TREEWIDE_CMD_RULE_H
#define TREEWIDE_CMD_RULE_H

#include <glib.h>

#include "engine/course.h"
#include "people/addressee.h"

/* The options of generate that a rule has, too. */
struct rule_generate {
	const char *output, *split, *only;
	int reroll;
	gboolean signoff;
	enum cover_to cover_to;
};

struct cmd_tree;

/* The kernel is the current folder where none is named and that is a tree. */
void cmd_here(struct cmd_tree *at);

/*
 * The rule to work with: this word (NULL: none was given), else the campaign;
 * NULL where it is one with an analysis of its own, which then is the campaign.
 */
const char *cmd_chosen(char *word, struct cmd_tree *at);

/*
 * The same of the words behind the options, which may be a rule and nothing
 * else; *rule gets it. Fails with TREEWIDE_ERROR_INPUT.
 */
gboolean cmd_rule(int argc, char **argv, struct cmd_tree *at, const char **rule,
		  GError **error);

struct gate;
struct check;

/* Moves what a rule has found into a check. */
void cmd_take_findings(struct gate *gate, struct check *check);

/* What these options ask of a course. */
struct course_options cmd_course(const struct cmd_tree *at, const char *rule);

/* Returns the exit status; 2 with error set. */
int cmd_generate_rule(const struct course_options *options,
		      const struct rule_generate *how, GError **error);

#endif
