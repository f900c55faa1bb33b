/* SPDX-License-Identifier: GPL-2.0 */
/*
 * intent - the intended form of decided calls, by the campaign's polarity
 *
 *	intent_check(campaign, family, &error);	before everything else
 *	intent_apply(campaign, family, sites);		decided, not yet rewritten
 *	for each site: outcome, fits, stage
 *
 * The flags tell what a call is (site->verdict); the polarity tells whether
 * that has to be written down. A call that need not change becomes OUTCOME_LEFT
 * with `fits`. With a flip, long-term calls change in that patch (STAGE_FLIP),
 * unless this tree's raw functions already mean long-term.
 */
#ifndef TREEWIDE_INTENT_H
#define TREEWIDE_INTENT_H

#include <glib.h>

#include "site/campaign.h"
#include "site/family.h"

/*
 * Fails with TREEWIDE_ERROR_INPUT if this tree's raw functions mean long-term
 * and the campaign's polarity assumes something else.
 */
gboolean intent_check(const struct campaign *campaign,
		      const struct family *family, GError **error);

/* For all sites (struct site *). */
void intent_apply(const struct campaign *campaign, const struct family *family,
		  const GPtrArray *sites);

/* Whether the raw functions of this tree already mean long-term. */
gboolean intent_is_flipped(const struct family *family);

#endif
