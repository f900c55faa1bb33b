/* SPDX-License-Identifier: GPL-2.0 */
/*
 * smpl-optout - the rules of a shown script that give calls another flag
 */
#ifndef TREEWIDE_SMPL_OPTOUT_H
#define TREEWIDE_SMPL_OPTOUT_H

#include <glib.h>

#include "site/campaign.h"

/*
 * Adds to rules (char *) what makes the short-term ones of sites (struct site
 * *, all of the patch's files) say so by the campaign's flag. FALSE: they
 * cannot be told from those that stay.
 */
gboolean smpl_optout(const struct campaign *campaign, const GPtrArray *sites,
		     GPtrArray *rules);

#endif
