/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mutant - a conversion that is broken on purpose, in one way
 *
 *	text = mutant_make(MUTATION_FLAG_LEFT, campaign, family, before,
 *			   after, &what);
 *
 * Each compiles, and each is what a wrong rule or a mistake by hand could
 * produce. A verification that misses one proves nothing.
 */
#ifndef TREEWIDE_MUTANT_H
#define TREEWIDE_MUTANT_H

#include <glib.h>

#include "site/campaign.h"
#include "site/family.h"
#include "code/token.h"

enum mutation {
	MUTATION_SHARED, /* one of two calls that share a variable is raw */
	MUTATION_VARIABLE, /* the flag stays in the variable */
	MUTATION_SHORT_FLAG, /* the flag is passed to a short-term helper */
	MUTATION_SHORT_TO_LONG,
	MUTATION_WRITE_LOST, /* another flag of the argument is lost */
	MUTATION_WRONG_CALLEE, /* the helper of another function */
	MUTATION_LONG_TO_SHORT,
	MUTATION_FLAG_DROPPED, /* raw call without the flag */
	MUTATION_FLAG_LEFT, /* the flag stays in the argument */
	MUTATIONS,
};

/* "flag left in the argument" */
const char *mutation_name(enum mutation mutation);

/*
 * The text of a converted file with this mutation; *what gets a description
 * with the function's name (free with g_free()). before is the file before the
 * conversion. NULL: the file has no place for it. Free with g_bytes_unref().
 */
GBytes *mutant_make(enum mutation mutation, const struct campaign *campaign,
		    const struct family *family, const struct source *before,
		    const struct source *after, char **what);

#endif
