/* SPDX-License-Identifier: GPL-2.0 */
/*
 * smpl-shown - a rule as a mail shows it
 */
#ifndef TREEWIDE_SMPL_SHOWN_H
#define TREEWIDE_SMPL_SHOWN_H

#include "engine/mission.h"

/* A script of more lines has no place in the mail of each patch. */
#define SMPL_SHOWN_LINES 25

/*
 * The rules of the campaign between smpl marks, without header and comments,
 * indented so that no mail program and no git takes them for a patch; NULL:
 * they have more lines than most. Free with g_free().
 */
char *smpl_shown(const struct mission *mission, guint most);

#endif
