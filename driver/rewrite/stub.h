/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stub - the words of a comment that a person has yet to write
 *
 * Says what is known: who drops the pin and when, or what speaks against what
 * the call says, or, where nothing is known, which function holds it. File
 * names and line numbers stay out of it: they would not stay true.
 */
#ifndef TREEWIDE_STUB_H
#define TREEWIDE_STUB_H

#include <glib.h>

#include "site/campaign.h"
#include "lifetime/evidence.h"
#include "site/site.h"

/*
 * The text for this site's comment, by the campaign's text
 * "comment[-longterm]-<lifetime>", or "comment" where too little is known;
 * evidence may be NULL. Free with g_free().
 */
char *stub_text(const struct campaign *campaign, const struct site *site,
		const struct evidence *evidence, GError **error);

#endif
