/* SPDX-License-Identifier: GPL-2.0 */
/* mission-parts - what the two halves of mission share */
#ifndef TREEWIDE_MISSION_PARTS_H
#define TREEWIDE_MISSION_PARTS_H

#include "engine/mission.h"

/*
 * Paths (char *, sorted) of a folder's files with this ending; below: a folder
 * in it, or NULL. Free with g_ptr_array_unref().
 */
GPtrArray *mission_files(const char *folder, const char *below,
			 const char *end);

/* What needs the rules to be read: words, texts, decisions, patches. */
gboolean mission_read_rest(struct mission *mission, GError **error);

#endif
