/* SPDX-License-Identifier: GPL-2.0 */
/*
 * compose - from changes to the ordered patches of a series, with their words
 *
 *	compose = compose_new(conversion, &options, &error);
 *	use(compose->patches);  use(compose->subject);  use(compose->body);
 *	compose_free(compose);
 *
 * Order: helpers, what people decided, the API's own callers, the KUnit suite,
 * then a patch for each subsystem, what people are asked about, what teaches the kernel's tools (tooling.h),
 * and last the one that locks the door (lockdown.h), unless something stands in
 * its way; a pilot has neither of the two.
 */
#ifndef TREEWIDE_COMPOSE_H
#define TREEWIDE_COMPOSE_H

#include <glib.h>

#include "convert/conversion.h"
#include "helper/flip.h"
#include "helper/helpers.h"
#include "tree/identity.h"
#include "helper/lockdown.h"
#include "people/maintainers.h"
#include "series/plan.h"
#include "series/split.h"

/* A change of what calls do, which the conversion builds upon. */
struct behaviour {
	struct change *change; /* owned */
	char **values; /* names and values for the texts "behaviour",
			* "behaviour-links" and "subject-behaviour"; owned */
};

void behaviour_free(gpointer behaviour);

struct compose_options {
	enum split_by by;
	const char *only; /* pilot: a path or an entry; NULL: all */
	const char *wrappers; /* folder of the helpers' templates */
	const char *command; /* reproduces the series */
	const struct identity *identity;
	enum plan_kind plan; /* PLAN_NONE: one series */
	guint max; /* patches of a pack */
	GHashTable *known; /* numbers of packs, see plan_new(); or NULL */
	const GPtrArray *behaviours; /* struct behaviour *: what people decided
				      * and the tree does not do; may be NULL */
};

struct compose {
	GPtrArray *patches; /* struct patch *, in order */
	struct helpers *helpers;
	struct maintainers *maintainers;
	struct flip *flip; /* where the raw functions change their meaning */
	struct lockdown *lockdown; /* the last patch; NULL for a pilot */
	struct plan *plan; /* the packs; NULL: one series */
	char *subject; /* of the cover letter */
	char *body;
	char *problem; /* of a plan: what all its letters begin with */
	guint unwritten; /* comments that no person has written, ... */
	guint asked; /* ... and those of the patches that ask for them */
};

/*
 * Makes the patches of a conversion that has been rewritten, and lets it
 * account for its references. Fails with TREEWIDE_ERROR_INPUT when nothing is
 * left to convert. Free with compose_free().
 */
struct compose *compose_new(struct conversion *conversion,
			    const struct compose_options *options,
			    GError **error);
void compose_free(struct compose *compose);

#endif
