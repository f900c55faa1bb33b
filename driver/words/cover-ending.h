/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cover-ending - what the cover letter says of the last patches, and what for
 * they are withheld: part of cover.h
 */
#ifndef TREEWIDE_COVER_ENDING_H
#define TREEWIDE_COVER_ENDING_H

#include "words/cover.h"

/* Paragraphs; "": none. Fail as cover_write() does. Free with g_free(). */
char *cover_flip(const struct cover_input *in, GError **error);
char *cover_lockdown(const struct cover_input *in, GError **error);

gboolean cover_has_kind(const struct cover_input *in, enum patch_kind kind);

/* Whether nothing is left to do but to lock the door. */
gboolean cover_only_locks(const struct cover_input *in);

/*
 * The meaning was to flip, and does not in this series; there is a text of this
 * name for that.
 */
gboolean cover_is_withheld(const struct cover_input *in, const char *text);

#endif
