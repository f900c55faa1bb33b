/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Shared by the files of generate: its options.
 */
#ifndef TREEWIDE_CMD_GENERATE_H
#define TREEWIDE_CMD_GENERATE_H

#include <json-glib/json-glib.h>

#include "cmd.h"
#include "convert/suspect.h"
#include "life/sequel.h"
#include "people/addressee.h"
#include "series/plan.h"
#include "tree/identity.h"
#include "tree/tree.h"

/* The options of the command line. */
struct generate_options {
	char *only, *output, *wrappers, *split, *polarity;
	int reroll;
	char *decisions, *comments, *comments_for;
	char *asked, *cover, *people, *plan; /* of those below */
	char *mailmap; /* a .mailmap, or a tree that has one; or NULL */
	int max;
	enum suspects suspects;
	enum cover_to cover_to;
	enum people_to people_to;
	enum plan_kind plan_kind;
	gboolean signoff, dirty, strict, lift;
};

/* Checks the options by themselves. Fails with TREEWIDE_ERROR_INPUT. */
gboolean generate_check_words(const struct generate_options *o,
			      const struct cmd_tree *at, GError **error);

/*
 * The names and addresses of --mailmap go before those of the tree's own
 * .mailmap, wherever people are addressed. Fails with TREEWIDE_ERROR_INPUT.
 */
gboolean generate_lay_mailmap(const char *path, struct tree *tree,
			      GError **error);

/*
 * Checks what would otherwise fail only after all the work: places that cannot
 * or must not be written to, --only without a match, decisions that cannot be
 * read. Fails with TREEWIDE_ERROR_INPUT.
 */
gboolean generate_check_values(const struct generate_options *o,
			       const struct cmd_tree *at,
			       const struct tree *tree, GError **error);

/*
 * The command that makes the same series for a reader. The path of the tree on
 * this machine is private and left out. Free with g_free().
 */
char *generate_command(const struct generate_options *o,
		       const struct tree *tree);

/* Files that 'treewide verify' adds to the folder; NULL-terminated. */
extern const char *const generate_others[];

/* The stamp of a run; NULL: the tree cannot be listed. Free with g_free(). */
char *generate_stamp(const struct generate_options *o,
		     const struct cmd_tree *at, const struct sequel *sequel,
		     const struct tree *tree, const struct identity *identity,
		     const char *command);

/*
 * The output of the run that made the series in this folder, if it was made
 * from the same input and is unchanged; else NULL. Free with g_free().
 */
char *generate_recall(const struct cmd_tree *at, const struct sequel *sequel,
		      const char *folder, const char *stamp);

/* Keeps the output of a run for generate_recall(). */
void generate_remember(const struct cmd_tree *at, const char *folder,
		       const char *stamp, int status, const char *summary);

/* The options for the manifest. Free with json_object_unref(). */
JsonObject *generate_members(const struct generate_options *o);

#endif
