/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cmd-rule - what the verbs do that get a rule of the user's own
 */
#ifndef TREEWIDE_CMD_RULE_H
#define TREEWIDE_CMD_RULE_H

#include <glib.h>

#include "course.h"

/* The options of generate that a rule has, too. */
struct rule_generate {
	const char *output, *split, *only;
	int reroll;
	gboolean signoff;
};

/*
 * Takes the word behind the options, or the campaign, for a rule: *rule is its
 * path, NULL where it is one with an analysis of its own, which then is the
 * campaign. The kernel is the current folder where none is named and that is a
 * tree. FALSE, with TREEWIDE_ERROR_INPUT: there are more words, or it is
 * neither.
 */
struct cmd_tree;
gboolean cmd_rule(int argc, char **argv, struct cmd_tree *at, const char **rule,
		  GError **error);

/* What these options ask of a course. */
struct course_options cmd_course(const struct cmd_tree *at, const char *rule);

/* Returns the exit status; 2 with error set. */
int cmd_generate_rule(const struct course_options *options,
		      const struct rule_generate *how, GError **error);

#endif
