/* SPDX-License-Identifier: GPL-2.0 */
/*
 * meaning - how long a pin lives according to its call
 *
 *	meaning = check_meaning(check, unit, call, suffix, site);
 *
 * A helper says it by its name. For a raw function it depends on the polarity
 * (polarity.h), and on whether the tree has flipped it already.
 */
#ifndef TREEWIDE_MEANING_H
#define TREEWIDE_MEANING_H

#include "check/check.h"
#include "site/reference.h"
#include "site/unit.h"

enum meaning {
	MEANING_NONE, /* the call does not say, or is not as it should be */
	MEANING_LONGTERM,
	MEANING_SHORTTERM,
};

/*
 * suffix is that of the helper, "" for a raw call; site is the decided raw
 * call, or NULL if it could not be decided.
 */
enum meaning check_meaning(const struct check *check, const struct unit *unit,
			   const struct reference *call, const char *suffix,
			   const struct site *site);

/*
 * Whether a short-term call opts out of a default: it needs the comment then.
 */
gboolean check_opts_out(const struct check *check, const char *suffix);

/*
 * The function to call instead of a raw function for a pin of this kind:
 * "f_x()", with a remark if the tree lacks it. Free with g_free().
 */
char *check_wanted(const struct check *check, const struct member *member,
		   gboolean longterm);

#endif
