/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trial - a campaign's rules tried on its own cases
 *
 *	trial = trial_new(mission, spatch, &error);
 *	ok = trial_cases(trial, mission->set, &failed, &error);
 *	ok = trial_without(trial, rule, &noticed, &error);
 *	trial_free(trial);
 *
 * A case is cases/x.c with x.expected.c beside it; where both are equal, the
 * rules must leave it alone. Each rule, switched off, has to make one case
 * fail: else nobody would notice that it is gone.
 */
#ifndef TREEWIDE_TRIAL_H
#define TREEWIDE_TRIAL_H

#include <glib.h>

#include "engine/mission.h"
#include "spatch/spatch.h"
#include "tree/tree.h"

struct trial {
	const struct mission *mission;
	struct spatch *spatch;
	struct tree *tree; /* the folder of the cases */
	GPtrArray *cases; /* char *: "x.c", sorted */
	GPtrArray *expected; /* GBytes *, of the same index */
};

/* A rule that can be switched off. */
struct trial_rule {
	guint file, rule; /* numbers in the set */
	char *name; /* "renamed", or "the rule in line 12" */
};

/*
 * Fails with TREEWIDE_ERROR_INPUT where there are no cases, or one has no
 * expectation. Both must outlive it. Free with trial_free().
 */
struct trial *trial_new(const struct mission *mission, struct spatch *spatch,
			GError **error);
void trial_free(struct trial *trial);

/*
 * Runs the rules over all cases. The result has an entry for each: NULL where
 * it is as expected, else the text that came out. Free with
 * g_ptr_array_unref(). NULL: spatch cannot run them.
 */
GPtrArray *trial_run(const struct trial *trial, const struct ruleset *set,
		     GError **error);

/* The rules that change something: struct trial_rule *. */
GPtrArray *trial_rules(const struct trial *trial);

/*
 * The first case that fails without this rule (its number); G_MAXUINT: none
 * does. *ok is FALSE, with error set, where nothing could be run.
 */
guint trial_without(const struct trial *trial, const struct trial_rule *rule,
		    gboolean *ok, GError **error);

#endif
