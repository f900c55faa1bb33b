/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cover - the letter that goes with a series
 *
 *	struct cover_input in = {
 *		.message = &message_input, .tree = tree, .patches = patches,
 *		.identity = identity, .unaccounted = lines,
 *	};
 *
 *	if (!cover_write(&in, &subject, &body, &error))
 *		...
 *
 * What is unfinished stands first: comments that no person has written, an
 * author that is nobody, references that nothing accounts for. Then the
 * problem, its discussion, the survey, what was left and why, who could merge
 * it. The words are the campaign's texts (cover-*.txt), all numbers are
 * computed. Shortlog and diffstat are the series' to add.
 */
#ifndef TREEWIDE_COVER_H
#define TREEWIDE_COVER_H

#include <glib.h>

#include "tree/identity.h"
#include "words/message.h"
#include "tree/tree.h"

/* Nothing is owned. */
struct cover_input {
	const struct message_input *message; /* as for the patches */
	const struct tree *tree;
	const GPtrArray *patches; /* struct patch *, in order */
	const struct identity *identity;
	const char *only; /* what a pilot is about; NULL: all of the tree */
	/* char *: references that nothing accounts for, "file:line: text";
	 * or NULL */
	const GPtrArray *unaccounted;
	/* char *: calls that spatch cannot read, likewise; or NULL */
	const GPtrArray *unparsed;
	/* char *: helpers that the tree has already; or NULL */
	const GPtrArray *declared;
	/* char *: what stands in the way of the last patch, and of the one
	 * that flips the meaning; or NULL */
	const GPtrArray *blockers;
	const GPtrArray *flip_blockers;
	/* char *: more that was found, one sentence each; or NULL */
	const GPtrArray *findings;
	/* what was shown about the series, a paragraph; or NULL */
	const char *proof;
	/* Of a series in packs: how they hang together, in place of the
	 * question who merges, and what each patch is called ("2 of part 3";
	 * char *); else NULL */
	const char *merge;
	const GPtrArray *places;
};

/*
 * Makes subject (without [PATCH 0/n]) and body (wrapped, no newline at the
 * end); free both with g_free(). Fails with TREEWIDE_ERROR_INPUT when the
 * campaign lacks a text.
 */
gboolean cover_write(const struct cover_input *in, char **subject, char **body,
		     GError **error);

/* What the patch of this index is called: "3". Free with g_free(). */
char *cover_place(const struct cover_input *in, guint index);

/* How many comments of the series no person has written: RFC while any is. */
guint cover_unwritten(const struct campaign *campaign,
		      const GPtrArray *patches);

#endif
