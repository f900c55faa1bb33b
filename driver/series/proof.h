/* SPDX-License-Identifier: GPL-2.0 */
/*
 * proof - what was shown about a patch, kept until the patch changes
 *
 * `verify` puts what held into build/verify/proofs/; the next `generate` takes
 * it into the mails:
 *
 *	text = proof_text("build", tree, campaign, patch->changes);
 *	message_write(&in, patch, stale, text, &error);
 *	cover.proof = proof_cover_text("build", tree, campaign, patches);
 *
 * The key is a hash of the base (version, commit, the files that declare and
 * define the API) and of each changed file before and after. Messages are not
 * part of it: that a claim stands in a mail does not make it void; that a byte
 * of code changes does.
 */
#ifndef TREEWIDE_PROOF_H
#define TREEWIDE_PROOF_H

#include <glib.h>

#include "campaign.h"
#include "tree.h"

/* What was shown about one object. */
struct proof_object {
	char *object; /* "net/rds/rdma.o" */
	char *how; /* "clang 14.0.6, x86_64, allmodconfig"; NULL: not covered */
	gboolean identical; /* in both expansions */
};

struct proof_object *proof_object_new(const char *object, const char *how,
				      gboolean identical);
void proof_object_free(gpointer object);

/* The key of a patch with these changes (struct change *). Free with g_free(). */
char *proof_key(const struct tree *tree, const struct campaign *campaign,
		const GPtrArray *changes);

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
 * The paragraph for the patch's message, not wrapped; NULL: nothing was shown.
 * Free with g_free().
 */
char *proof_text(const char *build, const struct tree *tree,
		 const struct campaign *campaign, const GPtrArray *changes);

/*
 * The paragraph for the cover letter, about all patches (struct patch *); NULL:
 * nothing was shown of any. Free with g_free().
 */
char *proof_cover_text(const char *build, const struct tree *tree,
		       const struct campaign *campaign,
		       const GPtrArray *patches);

#endif
