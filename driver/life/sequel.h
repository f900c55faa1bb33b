/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sequel - a series as the next of what was written before
 *
 *	sequel = sequel_open("patches-generated", "timer_delete", NULL, 2, &error);
 *	digest = sequel_digest(sequel);		a part of the run's question
 *	sequel_count(sequel, references);	once the calls are known
 *	ok = sequel_prepare(sequel, tree, patches, body, "build", &error);
 *	series.cover.body = sequel->body;  series.change_id = sequel->change_id;
 *	... series_write() ...
 *	ok = sequel_note(sequel, &result, &error);
 *	puts(sequel->said->str);
 *	sequel_free(sequel);
 *
 * Tags that people have given are put into the patches that still do the same,
 * and what is new is said below the --- and in the cover letter. A new version
 * is a thread of its own, as Documentation/process/submitting-patches.rst
 * wants it: the cover letter links to the one before, nothing replies to it.
 */
#ifndef TREEWIDE_SEQUEL_H
#define TREEWIDE_SEQUEL_H

#include <glib.h>

#include "life/logbook.h"
#include "series/series.h"
#include "site/reference.h"
#include "tree/tree.h"

struct sequel {
	struct logbook *book;
	char *only;
	char *plan; /* of a series in packs: what their names begin with */
	guint pack; /* of a pack: its number */
	gboolean lent; /* the book is that of another one */
	guint version;
	const struct log_posting *before; /* the version before, or NULL */
	struct log_posting *posting; /* the one in the making */
	char *change_id; /* of the versions before, or NULL */
	char *body; /* the cover letter's */
	GString *said; /* what whoever makes the series has to know */
};

/*
 * Reads the state of the campaign in out. only: the choice of a pilot series,
 * or NULL. Fails as logbook_read() does. Free with sequel_free().
 */
struct sequel *sequel_open(const char *out, const char *campaign,
			   const char *only, guint version, GError **error);
void sequel_free(struct sequel *sequel);

/*
 * The series is made in packs, by this plan: from here on sequel_digest() and
 * sequel_is_noted() look at all of them. Returns the numbers that packs have had
 * (key -> number as a pointer); free with g_hash_table_unref().
 */
GHashTable *sequel_plan(struct sequel *sequel, const char *plan);

/*
 * The sequel of a pack, which is a series of its own in the book of the whole;
 * that must outlive it. Free with sequel_free().
 */
struct sequel *sequel_part(const struct sequel *whole, const char *key,
			   guint number);

/* A hash of all in the state that reaches the mails of this version. */
char *sequel_digest(const struct sequel *sequel);

/* Whether the state knows a posting of this version. */
gboolean sequel_is_noted(const struct sequel *sequel);

/*
 * The uses of the old names (struct reference *) that the state is to know;
 * suffixes (may be NULL): words that end so are none of them.
 */
void sequel_count(struct sequel *sequel, const GPtrArray *references,
		  const char *const *suffixes);

/*
 * Fills tags and notes of the patches, and body. Fails as edits_of() does.
 */
gboolean sequel_prepare(struct sequel *sequel, const struct tree *tree,
			const GPtrArray *patches, const char *body,
			const char *build, GError **error);

/*
 * Writes the posting into the state. Without mails (nothing is left to
 * convert) only that, unless no state is there yet. Fails with
 * TREEWIDE_ERROR_IO.
 */
gboolean sequel_note(struct sequel *sequel, const struct series_result *result,
		     GError **error);

#endif
