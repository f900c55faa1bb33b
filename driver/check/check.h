/* SPDX-License-Identifier: GPL-2.0 */
/*
 * check - finds what is wrong with the calls of some files
 *
 *	check = check_new(&options, conversion);
 *	ok = check_tree(check, &error);			the whole tree, or
 *	ok = check_texts(check, texts, &error);		these files only
 *	use(check->findings); use(check->failures);
 *	check_free(check);
 *
 * The scan finds the words, check.cocci the calls; the flag solver tells which
 * helper a raw call needs. Comments are read where `generate` puts them.
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
	/* Whether to look for a finding, by enum finding_id. */
	gboolean enabled[FINDING_COUNT];
};

struct check {
	struct check_options options;
	struct conversion *conversion; /* not owned */
	GPtrArray *findings; /* struct finding *, finished */
	GPtrArray *failures; /* struct failure * */
	guint files; /* number of files that name the API */
	gboolean whole; /* the whole tree is checked */
	/*
	 * paths that are only searched for pins that the texts drop
	 * (related.h); or NULL
	 */
	GHashTable *beside;
	/*
	 * folders where callers and releases were looked for; NULL: everywhere,
	 * or not at all
	 */
	char **parts;
	/*
	 * the raw functions already mean long-term: no public header has the
	 * flag
	 */
	gboolean flipped;
};

/* Enables all findings that are not optional. */
void check_options_init(struct check_options *options);

/* conversion must outlive the check. Free with check_free(). */
struct check *check_new(const struct check_options *options,
			struct conversion *conversion);
void check_free(struct check *check);

/*
 * Checks the whole tree, or the given texts (struct check_text *). May be
 * called once. Anything that cannot be checked goes to failures; FALSE, with
 * error set, if nothing could be.
 */
gboolean check_tree(struct check *check, GError **error);
gboolean check_texts(struct check *check, const GPtrArray *texts,
		     GError **error);

#endif
