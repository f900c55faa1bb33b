/* SPDX-License-Identifier: GPL-2.0 */
/*
 * polarity - what a call without a helper's name means in the end
 *
 *	if (!polarity_parse("ephemeral", &polarity, &error))
 *		...
 *	if (polarity_names(polarity, VERDICT_SHORTTERM))
 *		the call becomes <raw>_shortterm()
 *
 * A campaign can be carried through in four ways. What a call looks like when
 * all of the series is in, and what becomes of the flag outside of the API's
 * own folder:
 *
 *	                   long-term      short-term           the flag
 *	explicit           _longterm()    _shortterm()         internal
 *	longterm-default   raw()          _shortterm()         internal
 *	shortterm-default  _longterm()    raw()                internal
 *	ephemeral          raw()          raw(, opt-out flag)  internal
 *
 * So a finding of "raw call outside of the API's folder" is one with explicit
 * always; with longterm-default and ephemeral where the pin is short-term by
 * its flags and the raw function has not been flipped yet (a raw call in a
 * flipped tree says: long-term); with shortterm-default where it passes the
 * flag. The required comment belongs to each short-term call that opts out of
 * the default, by name or by flag: in all but shortterm-default, where short-
 * term is what is said by saying nothing.
 *
 * Where the raw functions change their meaning (polarity_flips()), no step of
 * the series changes what a call does that is in the tree: first the ways to
 * say short-term, then the short-term calls, then one patch that flips the
 * meaning and takes the flag away from the long-term calls.
 */
#ifndef TREEWIDE_POLARITY_H
#define TREEWIDE_POLARITY_H

#include <glib.h>

#include "site/site.h"

enum polarity {
	POLARITY_EXPLICIT, /* the default */
	POLARITY_LONGTERM_DEFAULT,
	POLARITY_SHORTTERM_DEFAULT,
	POLARITY_EPHEMERAL,
};

/* Reads the word of an option ("longterm-default"); NULL: explicit. */
gboolean polarity_parse(const char *word, enum polarity *polarity,
			GError **error);
const char *polarity_name(enum polarity polarity);

/* Whether calls of this verdict are renamed to a helper of their own. */
gboolean polarity_names(enum polarity polarity, enum verdict verdict);

/* Whether the raw functions mean long-term in the end, where they did not. */
gboolean polarity_flips(enum polarity polarity);

/* Whether short-term calls opt out by a flag of their own. */
gboolean polarity_has_flag(enum polarity polarity);

/* Whether short-term calls must carry the campaign's comment. */
gboolean polarity_comments(enum polarity polarity);

/* Whether nobody outside may call the raw functions in the end. */
gboolean polarity_hides_raw(enum polarity polarity);

#endif
