/* SPDX-License-Identifier: GPL-2.0 */
/*
 * meaning - what a call says of how long its pin lives
 *
 *	meaning = check_meaning(check, unit, call, suffix, site);
 *
 * A helper says it by its name. What a raw function says depends on the
 * polarity (polarity.h), and on whether the tree has flipped it already.
 */
#ifndef TREEWIDE_MEANING_H
#define TREEWIDE_MEANING_H

#include "check/check.h"
#include "site/reference.h"
#include "site/unit.h"

enum meaning {
	MEANING_NONE, /* it does not say it, or not what it does */
	MEANING_LONGTERM,
	MEANING_SHORTTERM,
};

/*
 * suffix is the helper's, "" for a raw call; site is the decided raw call, or
 * NULL where it could not be decided.
 */
enum meaning check_meaning(const struct check *check, const struct unit *unit,
			   const struct reference *call, const char *suffix,
			   const struct site *site);

/* Whether a short-term call opts out of a default: it carries the comment. */
gboolean check_opts_out(const struct check *check, const char *suffix);

/*
 * What to call in place of a raw function, for a pin of this kind: "f_x()",
 * with a word where the tree lacks that. Free with g_free().
 */
char *check_wanted(const struct check *check, const struct member *member,
		   gboolean longterm);

#endif
