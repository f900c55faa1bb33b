/* SPDX-License-Identifier: GPL-2.0 */
/*
 * smpl-rename - the rules of a mail's script that put the helpers' names in
 *
 * For smpl.c alone; see there.
 */
#ifndef TREEWIDE_SMPL_RENAME_H
#define TREEWIDE_SMPL_RENAME_H

#include <glib.h>

#include "site/campaign.h"

/*
 * Appends the rules (char *) for sites (struct site *, left ones too): a
 * callee that becomes one helper wherever it is called, or only in some
 * functions, or only with some flags. FALSE when its calls cannot be told
 * apart by these.
 */
gboolean smpl_rename(const struct campaign *campaign, const GPtrArray *sites,
		     GPtrArray *rules);

#endif
