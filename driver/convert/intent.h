/* SPDX-License-Identifier: GPL-2.0 */
/*
 * intent - what the decided calls are to become, by the campaign's polarity
 *
 *	intent_check(campaign, family, &error);	before all else
 *	intent_apply(campaign, family, sites);		decided, not yet rewritten
 *	for each site: outcome, fits, stage
 *
 * The flags say what a call is (site->verdict); the polarity says whether that
 * has to be written down. A call that need not change becomes OUTCOME_LEFT with
 * `fits`. Where the raw functions flip, long-term calls change with that patch
 * (STAGE_FLIP), unless this tree's functions mean long-term already.
 */
#ifndef TREEWIDE_INTENT_H
#define TREEWIDE_INTENT_H

#include <glib.h>

#include "site/campaign.h"
#include "site/family.h"

/*
 * Fails with TREEWIDE_ERROR_INPUT when this tree's raw functions mean long-term
 * and the campaign's polarity takes them for something else.
 */
gboolean intent_check(const struct campaign *campaign,
		      const struct family *family, GError **error);

/* For all sites (struct site *). */
void intent_apply(const struct campaign *campaign, const struct family *family,
		  const GPtrArray *sites);

/* Whether the raw functions of this tree mean long-term already. */
gboolean intent_is_flipped(const struct family *family);

#endif
