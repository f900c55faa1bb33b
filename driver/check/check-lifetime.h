/* SPDX-License-Identifier: GPL-2.0 */
/*
 * check-lifetime - findings from how long each pin really lives
 *
 *	conversion_foresee(check->conversion, check_pins(check, calls));
 *	...
 *	ok = check_lifetimes(check, calls, &error);
 *
 * In a check of the whole tree, callers and releases are looked for everywhere.
 * For single files and changes that would take longer than all the rest: there,
 * only the files' own parts of the tree are searched (the first two folders of
 * their paths).
 */
#ifndef TREEWIDE_CHECK_LIFETIME_H
#define TREEWIDE_CHECK_LIFETIME_H

#include "check/check.h"
#include "lifetime/lifetime.h"
#include "check/meaning.h"
#include "site/site.h"

/*
 * The pins whose lifetimes matter: the calls (struct reference *) of raw
 * functions and of helpers. Free with g_ptr_array_unref().
 */
GPtrArray *check_pins(const struct check *check, const GPtrArray *calls);

/*
 * Finds the lifetimes of these calls (struct reference *) and of all sites of
 * conversion_decide(), and adds suspects, contradicted comments and wrong
 * releases. Fails if a file cannot be read.
 */
gboolean check_lifetimes(struct check *check, const GPtrArray *calls,
			 GError **error);

/*
 * Adds the findings of one call, whose site has a lifetime and evidence, as
 * check_lifetimes() does once it knows them. meaning is what the call itself
 * says.
 */
void check_lifetime_of(struct check *check, const struct unit *unit,
		       const struct site *site, enum meaning meaning);

/*
 * Adds a finding for each release of the evidence that is not meant for pins.
 */
void check_releases(struct check *check, const struct evidence *evidence);

/* Whether the text says that the pin ends before something returns. */
gboolean check_claims_scoped(const char *words);

#endif
