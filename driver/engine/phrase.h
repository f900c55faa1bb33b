/* SPDX-License-Identifier: GPL-2.0 */
/*
 * phrase - the words of a patch that a rule has made
 *
 *	struct phrases words = {.mission = mission, .history = history,
 *				.results = results, .spatch = "1.1.1",
 *				.command = "treewide generate timer.cocci"};
 *
 *	for each patch:
 *		ok = phrase_write(&words, patch, proof, &error);
 *	subject_distinct(patches);
 *
 * The subject is the rule's summary and the functions that change, as far as
 * they fit. The body is the rule's own message, the places, what was shown, the
 * rule itself where it is short, and the tool. A text of the campaign
 * (texts/context.txt, places, proof, smpl, tool) takes the place of the part of
 * its name, and may use @SUMMARY@, @OLD@, @NEW@, @FUNCTIONS@, @FILES@,
 * @CAMPAIGN@, @SPATCH@ and @COMMAND@.
 */
#ifndef TREEWIDE_PHRASE_H
#define TREEWIDE_PHRASE_H

#include <glib.h>

#include "engine/account.h"
#include "tree/history.h"
#include "engine/mission.h"
#include "tree/patch.h"

/* What all messages of a series are made from. Nothing is owned. */
struct phrases {
	const struct mission *mission;
	const struct history *history; /* NULL: none is known */
	const char *maintainers; /* text of MAINTAINERS, or "" */
	const GPtrArray *results; /* struct applied *, sorted by path */
	const struct account *account;
	const char *rule_path; /* where the tree has the rule, or NULL */
	const char *spatch; /* Coccinelle's version */
	const char *command; /* reproduces the series */
};

/*
 * Fills prefix, subject, body and notes of a patch that the rules made. proof:
 * a paragraph of what was shown about it; NULL: nothing was. Fails with
 * TREEWIDE_ERROR_INPUT where a text of the campaign cannot be filled.
 */
gboolean phrase_write(const struct phrases *words, struct patch *patch,
		      const char *proof, GError **error);

/* The campaign's text of this name, filled, or the given one; g_free(). */
char *phrase_text(const struct phrases *words, const struct patch *patch,
		  const char *name, const char *otherwise, GError **error);

/* Functions (char *, owned by the results) that the patch changes, by file. */
GPtrArray *phrase_functions(const struct phrases *words,
			    const struct patch *patch);

/* "one place", "7 functions in 3 files" of changed files. g_free(). */
char *phrase_count(const GPtrArray *results);

#endif
