/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the parts of generate share: its options.
 */
#ifndef TREEWIDE_CMD_GENERATE_H
#define TREEWIDE_CMD_GENERATE_H

#include <json-glib/json-glib.h>

#include "cmd.h"
#include "convert/suspect.h"
#include "life/sequel.h"
#include "people/addressee.h"
#include "tree/identity.h"
#include "tree/tree.h"

/* As they were given on the command line. */
struct generate_options {
	char *only, *output, *wrappers, *split, *polarity;
	int reroll;
	char *decisions, *comments, *comments_for;
	char *asked, *cover; /* of suspects and cover_to */
	enum suspects suspects;
	enum cover_to cover_to;
	gboolean signoff, dirty, strict, lift;
};

/* Whether the words can be meant at all. Fails with TREEWIDE_ERROR_INPUT. */
gboolean generate_check_words(const struct generate_options *o,
			      const struct cmd_tree *at, GError **error);

/*
 * What would be noticed only when all the work is done: places that cannot be
 * written to or must not be, --only that names nothing, decisions that cannot
 * be read. Fails with TREEWIDE_ERROR_INPUT.
 */
gboolean generate_check_values(const struct generate_options *o,
			       const struct cmd_tree *at,
			       const struct tree *tree, GError **error);

/*
 * The command that a reader can run to get the same series. Where the tree
 * lies on this machine is nobody's business. Free with g_free().
 */
char *generate_command(const struct generate_options *o,
		       const struct tree *tree);

/* What 'treewide verify' adds to the folder; NULL at the end. */
extern const char *const generate_others[];

/* The stamp of a run; NULL: the tree cannot be listed. Free with g_free(). */
char *generate_stamp(const struct generate_options *o,
		     const struct cmd_tree *at, const struct sequel *sequel,
		     const struct tree *tree, const struct identity *identity,
		     const char *command);

/*
 * What the run said that made the series which lies there, whole, from the
 * same; NULL: there is none. Free with g_free().
 */
char *generate_recall(const struct cmd_tree *at, const struct sequel *sequel,
		      const char *folder, const char *stamp);

/* Keeps what a run said, for generate_recall(). */
void generate_remember(const struct cmd_tree *at, const char *folder,
		       const char *stamp, int status, const char *summary);

/* The options as the manifest has them. Free with json_object_unref(). */
JsonObject *generate_members(const struct generate_options *o);

#endif
