/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cover-decided - the patches that change what the kernel does, for cover.c
 *
 * A decision's patch changes behaviour, and a conversion of the same file needs
 * it first: neither is among those that can be taken in any order.
 */
#ifndef TREEWIDE_COVER_DECIDED_H
#define TREEWIDE_COVER_DECIDED_H

#include <glib.h>

#include "words/message.h"

/* Whether this one of the patches is, or comes after, such a one. */
gboolean cover_is_decided(const GPtrArray *patches, const struct patch *patch);

/*
 * A line each, by number, or by what each patch is called (places of cover.h;
 * or NULL); "" where there are none. NULL on error: the campaign
 * lacks a text. Free with g_free().
 */
char *cover_decisions(const struct message_input *in, const GPtrArray *patches,
		      const GPtrArray *places, GError **error);

#endif
