/* SPDX-License-Identifier: GPL-2.0 */
/*
 * check-lifetime - findings from how long each pin really lives
 *
 *	conversion_foresee(check->conversion, check_pins(check, calls));
 *	...
 *	ok = check_lifetimes(check, calls, &error);
 *
 * In a check of the whole tree, callers and releases are looked for in all of
 * it. For single files and changes that would cost more than all else: there,
 * they are looked for in the files' own parts of the tree, the first two
 * folders of their paths.
 */
#ifndef TREEWIDE_CHECK_LIFETIME_H
#define TREEWIDE_CHECK_LIFETIME_H

#include "check/check.h"
#include "lifetime/lifetime.h"
#include "check/meaning.h"
#include "site/site.h"

/*
 * What lifetimes are looked for of: the calls (struct reference *) of raw
 * functions and of helpers. Free with g_ptr_array_unref().
 */
GPtrArray *check_pins(const struct check *check, const GPtrArray *calls);

/*
 * Finds the lifetimes of these calls (struct reference *), and of all that
 * conversion_decide() has made sites of, and adds suspects, contradicted
 * comments and wrong releases. Fails when a file that has to be read cannot be.
 */
gboolean check_lifetimes(struct check *check, const GPtrArray *calls,
			 GError **error);

/*
 * The findings of one call, whose site says lifetime and evidence: what
 * check_lifetimes() does when it knows them. meaning is what the call says of itself.
 */
void check_lifetime_of(struct check *check, const struct unit *unit,
		       const struct site *site, enum meaning meaning);

/* A finding for each release of the evidence that is not meant for pins. */
void check_releases(struct check *check, const struct evidence *evidence);

/* Whether the words say that the pin ends before something returns. */
gboolean check_claims_scoped(const char *words);

#endif
