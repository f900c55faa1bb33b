/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stub - the words of a comment that a person has yet to write
 *
 * Says what is known: who drops the pin, or what speaks against its being
 * short-term, or, where nothing is known, which function holds it. File names
 * and line numbers stay out of it: they would not stay true.
 */
#ifndef TREEWIDE_STUB_H
#define TREEWIDE_STUB_H

#include <glib.h>

#include "campaign.h"
#include "site.h"

/* The text for this site's comment. Free with g_free(). */
char *stub_text(const struct campaign *campaign, const struct site *site,
		GError **error);

#endif
