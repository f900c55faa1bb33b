/* SPDX-License-Identifier: GPL-2.0 */
/*
 * smpl-flag - the rules of a mail's script that take the flag away
 *
 * For smpl.c alone; see there.
 */
#ifndef TREEWIDE_SMPL_FLAG_H
#define TREEWIDE_SMPL_FLAG_H

#include <glib.h>

#include "site/campaign.h"
#include "tree/patch.h"

/*
 * Appends the rules (char *) that drop the flag where the converted sites'
 * removals say. by_function: out of named functions wherever it may not go
 * everywhere, else out of the helpers' arguments where it stands there.
 * FALSE when it cannot be said.
 */
gboolean smpl_drop_flag(const struct campaign *campaign,
			const struct patch *patch, const GPtrArray *converted,
			gboolean by_function, GPtrArray *rules);

/* "fn" for one name; else fn, and *declaration declares it as one of them. */
char *smpl_function(const GPtrArray *names, char **declaration);

/* Adds the string unless the array has an equal one. Takes nothing over. */
void smpl_add_once(GPtrArray *strings, const char *string);
gboolean smpl_has(const GPtrArray *strings, const char *string);

#endif
