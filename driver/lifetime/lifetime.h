/* SPDX-License-Identifier: GPL-2.0 */
/*
 * lifetime - how long each pin lives, and what shows it
 *
 *	lifetimes = lifetimes_find(program, family, lexicon, sites, &error);
 *	evidence = lifetimes_of(lifetimes, site);
 *	lifetimes_free(lifetimes);
 *
 * Reads neither flags nor verdicts: where pages go and who drops them is in
 * the code around a pin, not in its arguments. A claim is made only where
 * every step is seen; all else is LIFETIME_UNKNOWN with the reason.
 *
 *	SCOPED	every path that succeeds drops the pages before the function,
 *		or each of its callers, returns
 *	ESCAPES	a line stores the pages in something that lives on, and what
 *		drops them is called by user space
 *	ASYNC	the same, but what drops them is called by a completion
 */
#ifndef TREEWIDE_LIFETIME_H
#define TREEWIDE_LIFETIME_H

#include <glib.h>

#include "lifetime/evidence.h"
#include "site/family.h"
#include "lifetime/lexicon.h"
#include "program/program.h"
#include "site/site.h"

struct lifetimes {
	GPtrArray *sites; /* struct evidence *: in the order of the sites */
	GPtrArray *others; /* struct evidence *: pins that take no flags */
};

/*
 * Finds the lifetimes of the sites (struct site *) and of other pins, and
 * sets each site's lifetime and evidence. Reads files of the tree as needed.
 * Fails only when one cannot be read. Free with lifetimes_free().
 */
struct lifetimes *lifetimes_find(struct program *program,
				 const struct family *family,
				 const struct lexicon *lexicon,
				 GPtrArray *sites, GError **error);
void lifetimes_free(struct lifetimes *lifetimes);

/*
 * Lifetimes that were found of some sites become those of others, which have
 * the same places: lifetimes->sites is in their order then. FALSE: one of them
 * has a place that was not looked at, or shares it, lifted, with another; then
 * their lifetimes must be found for themselves.
 */
gboolean lifetimes_give(struct lifetimes *lifetimes, GPtrArray *sites);

/* What was found of a site, or NULL. */
const struct evidence *lifetimes_of(const struct lifetimes *lifetimes,
				    const struct site *site);

#endif
