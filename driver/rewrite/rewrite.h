/* SPDX-License-Identifier: GPL-2.0 */
/*
 * rewrite - from decided sites to changed files
 *
 *	struct rewrite rewrite = { .campaign = campaign, .family = family,
 *				   .spatch = spatch };
 *	changes = rewrite_units(&rewrite, units, sites, &error);
 *
 * The campaign's semantic patches do the rewriting, on copies that show them
 * only what was decided (mask.h). Of what they changed only the words are
 * taken (retoken.h), each changed call is laid out (layout.h), and each
 * short-term call gets its comment (comment.h), where the campaign's polarity
 * wants one: a person's words, or a stub, and then site->stub is set. A
 * semantic patch that does not
 * rewrite a decided call is an error: nothing is lost in silence.
 */
#ifndef TREEWIDE_REWRITE_H
#define TREEWIDE_REWRITE_H

#include <glib.h>

#include "site/campaign.h"
#include "site/family.h"
#include "lifetime/lifetime.h"
#include "rewrite/lift.h"
#include "rewrite/remarks.h"
#include "spatch/spatch.h"
#include "tree/tree.h"

struct rewrite {
	const struct tree *tree; /* for file modes; NULL: 0100644 */
	const struct campaign *campaign;
	const struct family *family;
	struct spatch *spatch;
	const struct lift *lift; /* what is lifted first, or NULL */
	enum stage until; /* the sites of this stage, and of those before it */
	/* networking code wants its own style of comments in this tree */
	gboolean networking;
	const struct remarks *remarks; /* what people wrote; NULL: nothing */
	const struct lifetimes *lifetimes; /* for the stubs; NULL: unknown */
	gboolean comment_longterm; /* long-term calls get one as well */
};

/*
 * rewrite_units() will be asked for this: what spatch has to do for it begins
 * (spatch_ahead()), and goes on while the caller does something else. Comments
 * and lifetimes need not be known yet.
 */
void rewrite_ahead(const struct rewrite *rewrite, const GPtrArray *units,
		   GPtrArray *sites);

/*
 * The changes (struct change *) of all units with a site that converts or with
 * a flag that goes with one, by path. A site whose call spatch does not rewrite becomes
 * OUTCOME_LEFT with the reason. Free with g_ptr_array_unref().
 */
GPtrArray *rewrite_units(const struct rewrite *rewrite, const GPtrArray *units,
			 GPtrArray *sites, GError **error);

#endif
