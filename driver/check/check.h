/* SPDX-License-Identifier: GPL-2.0 */
/*
 * check - what is wrong with the calls of some files
 *
 *	check = check_new(&options, conversion);
 *	ok = check_tree(check, &error);			the whole tree, or
 *	ok = check_texts(check, texts, &error);		these files only
 *	use(check->findings); use(check->failures);
 *	check_free(check);
 *
 * The scan finds the words, check.cocci the calls, the flag solver says which
 * helper a raw call wants; comments are read where `generate` writes them.
 */
#ifndef TREEWIDE_CHECK_H
#define TREEWIDE_CHECK_H

#include <glib.h>

#include "convert/conversion.h"
#include "check/check-texts.h"
#include "check/finding.h"
#include "site/polarity.h"

struct check_options {
	enum polarity polarity;
	const char *ephemeral; /* POLARITY_EPHEMERAL: the new flag */
	/* Which findings to look for, by enum finding_id. */
	gboolean enabled[FINDING_COUNT];
};

struct check {
	struct check_options options;
	struct conversion *conversion; /* not owned */
	GPtrArray *findings; /* struct finding *, finished */
	GPtrArray *failures; /* struct failure * */
	guint files; /* how many files name the API */
	gboolean whole; /* all of the tree is looked at */
	GHashTable *beside; /* paths that are only looked at for what the texts
			     * drop (related.h); NULL: none */
	char **parts; /* folders where callers and releases were looked for;
		       * NULL: in all of the tree, or not at all */
	gboolean flipped; /* the raw functions mean long-term by now: no public
			   * header has the flag */
};

/* All findings that need not be asked for are enabled. */
void check_options_init(struct check_options *options);

/* conversion must outlive the check. Free with check_free(). */
struct check *check_new(const struct check_options *options,
			struct conversion *conversion);
void check_free(struct check *check);

/*
 * Checks all of the tree, or the given texts (struct check_text *). May be
 * called once. What cannot be looked at goes to failures; FALSE, with error
 * set, when nothing could be.
 */
gboolean check_tree(struct check *check, GError **error);
gboolean check_texts(struct check *check, const GPtrArray *texts,
		     GError **error);

#endif
