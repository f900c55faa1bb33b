/* SPDX-License-Identifier: GPL-2.0 */
/*
 * series - ordered patches with a cover letter, as commits, mails and a folder
 *
 *	struct series series = {
 *		.tree = tree, .label = label, .identity = identity,
 *		.patches = patches, .cover = { subject, body, people },
 *		.rfc = TRUE,
 *	};
 *	struct series_result result = { 0 };
 *
 *	if (!series_write(&series, "patches-generated", "build", &result,
 *			  &error))
 *		...
 *	series_result_clear(&result);
 *
 * Writes out/label/ with
 *	0000-cover-letter.patch, 0001-<subject>.patch ...  as git format-patch
 *		names them (v2-0000-... for a second version)
 *	series.mbox	the patches, for `git am`; the cover letter is not in
 *		it: git am stops at a mail without a patch
 *	series.bundle	a git bundle with the branch treewide/<label>
 *	the files that the caller adds, and MANIFEST.json
 *
 * The same series on the same base gives the same bytes: dates count from the
 * base commit (or the tarball's version), Message-IDs are a hash of all that
 * is sent. The folder is replaced as a whole or not at all (output.h).
 *
 * Without patches there are no mails, mailbox or bundle: the folder holds the
 * caller's files and the manifest.
 *
 * Message-IDs are new in each version (reroll), so that a v2 is a thread of
 * its own. What its versions have in common is the cover letter's change-id,
 * in the form and at the place that b4 knows.
 */
#ifndef TREEWIDE_SERIES_H
#define TREEWIDE_SERIES_H

#include <glib.h>
#include <json-glib/json-glib.h>

#include "people/addressee.h"
#include "tree/identity.h"
#include "tree/tree.h"

struct cover {
	const char *subject; /* without [PATCH 0/n] */
	const char *body; /* wrapped; shortlog and diffstat follow it */
	const GPtrArray *people; /* struct person *: whom it is for
					 * first; NULL: those of patch 1 */
	enum cover_to to; /* whom else */
	enum people_to people_to; /* and whom the helpers go to */
	char *const *quoted; /* "Name <mail>": and these; or NULL */
};

struct series {
	const struct tree *tree;
	const char *label; /* the folder's name: tree_label() */
	const struct identity *identity; /* identity_read() */
	const GPtrArray *patches; /* struct patch *, in their order */
	struct cover cover;

	guint reroll; /* 2: [PATCH v2 n/m]; 0 and 1: no version */
	gboolean rfc; /* [RFC PATCH n/m] */
	gboolean signoff; /* add the identity's Signed-off-by */
	const char *signature; /* last line of each mail; NULL: none */
	const char *check; /* a line below the --- of mails that show their
			    * semantic patch: how to verify one; or NULL */
	const char *name; /* what a new change-id is called; NULL: none */
	const char *change_id; /* that of earlier versions, or NULL */

	/* Of a pack (plan.h); all NULL for a series that is sent as one. */
	const char *below; /* its folder in that of the series */
	const char *tag; /* "net-next" for [PATCH net-next] */
	const char
		*needs; /* Message-ID of the helpers' patch, of another pack */
	char *const *takers; /* "Name <mail>": who takes what is for others */
	const GPtrArray *ground; /* struct patch *: what it is based on */
	const GPtrArray *all; /* struct patch *: of all packs */

	GHashTable *files; /* name (char *) -> GBytes *: what else lies in
				 * the folder; may be NULL */
	/* makes REPORT_NAME (addendum.h), knowing the mails' files (char *, the
	 * cover letter's first; NULL: there are none); or NULL. The text is
	 * freed with g_free(). */
	char *(*report)(gpointer data, const GPtrArray *mails, GError **error);
	gpointer report_data;
	JsonObject *manifest; /* fields for MANIFEST.json (tools, rules,
				 * options, command); may be NULL */
	const char *const *others; /* files that other verbs add to the
					 * folder, NULL-terminated; or NULL */
};

struct series_result {
	char *folder; /* out/label */
	char *kept; /* where a folder that someone had edited is
				 * now, or NULL */
	char *branch; /* in the bundle: "treewide/linux-6.12.117"; NULL ... */
	char *base; /* the commit below patch 1; ... */
	char *tip; /* the last patch's commit; ... without patches */
	guint local; /* files taken with local changes */
	GPtrArray *mails; /* char *: names, the cover letter's first */
	GPtrArray *ids; /* char *: their Message-IDs; NULL without mails */
	char *change_id; /* the cover letter's, or NULL */
	GPtrArray *refused; /* char *: people who got no mail, since theirs
				 * is no usable address */
};

/*
 * Writes the series. build is the folder for temporary files. result must be
 * zeroed; it is untouched on failure. Fails with TREEWIDE_ERROR_INPUT (a
 * patch without effect, changes that do not follow from each other, texts that
 * no mail can hold, a sign-off without an identity), TREEWIDE_ERROR_TOOL (git),
 * TREEWIDE_ERROR_IO or TREEWIDE_ERROR_INTERRUPTED; what the folder held before
 * is then unchanged. That the commits hold what the changes say is checked
 * before anything is written.
 */
gboolean series_write(const struct series *series, const char *out,
		      const char *build, struct series_result *result,
		      GError **error);
void series_result_clear(struct series_result *result);

/*
 * The same in several packs (struct series *, each with below), in one folder;
 * whole has what they share: label, files, manifest, report. Its patches are
 * those of all packs, in their order. results is filled with a struct
 * series_result * for each pack (series_result_free()).
 *
 * letter is asked for the words of each pack in turn, knowing the results of
 * those before it; it may fail.
 */
typedef gboolean (*series_letter_func)(gpointer data, guint pack,
				       const GPtrArray *results,
				       GError **error);
gboolean series_write_packs(const struct series *whole, const GPtrArray *packs,
			    const char *out, const char *build,
			    series_letter_func letter, gpointer data,
			    GPtrArray *results, GError **error);
void series_result_free(gpointer result);

/* The checks of series_write() that need no git: before long work, say. */
gboolean series_check(const struct series *series, GError **error);

/*
 * Whether the patch of this index applies on the first patch alone: each of
 * its files is there what the patch starts from. TRUE for the first.
 */
gboolean series_patch_is_alone(const GPtrArray *patches, guint index);

#endif
