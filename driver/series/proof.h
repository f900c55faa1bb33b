/* SPDX-License-Identifier: GPL-2.0 */
/*
 * proof - what was shown about a patch, kept until the patch changes
 *
 * `verify` puts what held into build/verify/proofs/; the next `generate` takes
 * it into the mails:
 *
 *	base = proof_base_new(tree, campaign);
 *	text = proof_text("build", base, patch->changes);
 *	message_write(&in, patch, stale, text, &error);
 *	cover.proof = proof_cover_text("build", base, patches);
 *	proof_base_free(base);
 *
 * The key is a hash of the base (version, commit, the files that declare and
 * define the API, the headers of the tree and those beside a changed file) and
 * of each changed file before and after. Messages are not
 * part of it: that a claim stands in a mail does not make it void; that a byte
 * of code changes does.
 */
#ifndef TREEWIDE_PROOF_H
#define TREEWIDE_PROOF_H

#include <glib.h>

#include "site/campaign.h"
#include "tree/tree.h"

/* What is to be shown of a changed file, and so what may be claimed. */
enum claim {
	CLAIM_BUILDS, /* it compiles */
	CLAIM_SAME, /* its object code is the same */
	CLAIM_BEHAVIOUR, /* it does something else: objects differ */
};

/* "builds", "same-object", "behaviour" */
const char *claim_name(enum claim claim);

/* What was shown about one object. */
struct proof_object {
	char *object; /* "net/rds/rdma.o" */
	char *how; /* "clang 14.0.6, x86_64, allmodconfig"; NULL: not covered */
	gboolean identical; /* in both expansions; of a rule's series: the claim
			     * of its campaign holds */
};

struct proof_object *proof_object_new(const char *object, const char *how,
				      gboolean identical);
void proof_object_free(gpointer object);

struct proof_base;

/*
 * Reads all headers below include/ and arch/<name>/include/. NULL when the
 * tree's files cannot be listed: then nothing is claimed. tree must outlive it.
 * Free with proof_base_free(), which takes NULL.
 */
struct proof_base *proof_base_new(const struct tree *tree,
				  const struct campaign *campaign);
void proof_base_free(struct proof_base *base);

/* The same for a rule of one's own: seed is all else that claims rest on. */
struct proof_base *proof_base_of_rule(const struct tree *tree,
				      const char *seed);

/* Where it is kept, below the build folder. Free with g_free(). */
char *proof_folder(const char *build);

/* Whether anything was ever shown: else there is no need to read a base. */
gboolean proof_any(const char *build);

/* The key of a patch with these changes (struct change *). Free with g_free(). */
char *proof_key(const struct proof_base *base, const GPtrArray *changes);

/*
 * Keeps what was shown (struct proof_object *) under the key; what was there
 * goes. Fails with TREEWIDE_ERROR_IO.
 */
gboolean proof_put(const char *build, const char *key, const GPtrArray *objects,
		   GError **error);

/*
 * What was shown of a patch with these changes, as struct proof_object *; NULL:
 * nothing is known. Free with g_ptr_array_unref().
 */
GPtrArray *proof_get(const char *build, const char *key);

/*
 * Below, a base of NULL has no claims.
 *
 * The paragraph for the patch's message, not wrapped; NULL: nothing was shown.
 * Free with g_free().
 */
char *proof_text(const char *build, const struct proof_base *base,
		 const GPtrArray *changes);

/*
 * The paragraph for the cover letter, about all patches (struct patch *); NULL:
 * nothing was shown of any. Free with g_free().
 */
char *proof_cover_text(const char *build, const struct proof_base *base,
		       const GPtrArray *patches);

/*
 * The same two for the series of a rule. expanded: equal.h says what the new
 * names are in terms of the old ones.
 */
char *proof_claim_text(const char *build, const struct proof_base *base,
		       const GPtrArray *changes, enum claim claim,
		       gboolean expanded);
char *proof_claim_cover_text(const char *build, const struct proof_base *base,
			     const GPtrArray *patches, enum claim claim,
			     gboolean expanded);

#endif
