/* SPDX-License-Identifier: GPL-2.0 */
/*
 * squash - the mechanical conversions of many subsystems as one patch
 */
#ifndef TREEWIDE_SQUASH_H
#define TREEWIDE_SQUASH_H

#include <glib.h>

#include "people/maintainers.h"

/*
 * Where there are more of them among patches (struct patch *) than room, the
 * first of the conversions that ask nothing of anybody (plan_is_mechanical())
 * is replaced by one that does what all of them do, for the people of all.
 * Fails as split_changes() does.
 */
gboolean squash_mechanical(GPtrArray *patches, struct maintainers *m,
			   const char *mark, guint room, GError **error);

#endif
