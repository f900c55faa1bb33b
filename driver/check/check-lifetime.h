/* SPDX-License-Identifier: GPL-2.0 */
/*
 * check-lifetime - findings from how long each pin really lives
 *
 *	ok = check_lifetimes(check, units, calls, &error);
 */
#ifndef TREEWIDE_CHECK_LIFETIME_H
#define TREEWIDE_CHECK_LIFETIME_H

#include "check.h"
#include "lifetime.h"
#include "site.h"

/*
 * Finds the lifetimes of these calls (struct reference *) and adds suspects,
 * contradicted comments and wrong releases. units are those of check_look().
 * Fails when a file that has to be read cannot be.
 */
gboolean check_lifetimes(struct check *check, const GPtrArray *units,
			 const GPtrArray *calls, GError **error);

/*
 * The findings of one call, whose site says lifetime and evidence: what
 * check_lifetimes() does when it knows them. suffix is the helper's.
 */
void check_lifetime_of(struct check *check, const struct unit *unit,
		       const struct site *site, const char *suffix);

/* A finding for each release of the evidence that is not meant for pins. */
void check_releases(struct check *check, const struct evidence *evidence);

/* Whether the words say that the pin ends before something returns. */
gboolean check_claims_scoped(const char *words);

#endif
