/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mission - a semantic patch, or a campaign's folder, as its user gave it
 *
 *	if (mission_is("timer.cocci"))
 *		mission = mission_read("timer.cocci", &error);
 *	use(mission->set);  use(mission_key(mission, "proof"));
 *	mission_free(mission);
 *
 * A folder holds at least one NAME.cocci, and may hold
 *	campaign.conf	only what differs from the defaults: group [campaign]
 *	texts/NAME.txt	paragraphs that take the place of the program's own
 *	cases/x.c	what the rules are tested on, beside x.expected.c
 *	before/N.patch	comes before the conversions: adds the new API
 *	after/N.patch	comes behind them: takes the old one away
 *	equal.h		the new API in terms of the old one, for proofs
 *	decisions.conf	what people decided about single places
 * The keys of [campaign] may stand in the rule, too: "//# treewide: key=value".
 */
#ifndef TREEWIDE_MISSION_H
#define TREEWIDE_MISSION_H

#include <glib.h>

#include "rule/ruleset.h"
#include "series/proof.h"

struct mission {
	char *path; /* as given, without a slash at the end */
	char *name; /* "timer_delete" */
	char *folder; /* of all that is beside the rules; NULL: a lone rule */
	GPtrArray *rules; /* char *: paths of the .cocci, in their order */
	struct ruleset *set;
	GHashTable *conf; /* key -> value, of campaign.conf */
	GHashTable *texts; /* name without ".txt" -> text */
	GHashTable *decisions; /* "file" or "file:function" -> reason why what
				* stands there is left */
	GPtrArray *before; /* char *: paths of patches, in order */
	GPtrArray *after;
	enum claim claim;
	char *title; /* the cover letter's subject */
	char *summary; /* what each subject says behind its prefix */
	char *message; /* context and reason, in paragraphs; "" */
};

/*
 * Whether this path is for mission_read(): a .cocci, or a folder with one that
 * needs no analysis of its own.
 */
gboolean mission_is(const char *path);

/*
 * Reads it all. Fails with TREEWIDE_ERROR_INPUT, naming file and key, where a
 * rule cannot be used, a key or its value is unknown. Free with
 * mission_free().
 */
struct mission *mission_read(const char *path, GError **error);
void mission_free(struct mission *mission);

/* The key of campaign.conf, else of a rule; NULL: neither has it. */
const char *mission_key(const struct mission *mission, const char *key);

/* The words of such a key, blanks, commas or semicolons between them. */
char **mission_words(const struct mission *mission, const char *key);

/* Path of its equal.h, or NULL: it has none. Free with g_free(). */
char *mission_equal(const struct mission *mission);

/*
 * All of the campaign, beside the changed files themselves, that what verify
 * shows rests on: claim, equal.h, the patches in front. Free with g_free().
 */
char *mission_seed(const struct mission *mission);

#endif
