/* SPDX-License-Identifier: GPL-2.0 */
/*
 * check-call - findings at calls and flags
 */
#ifndef TREEWIDE_CHECK_CALL_H
#define TREEWIDE_CHECK_CALL_H

#include "check/check.h"
#include "site/reference.h"

/*
 * Adds the findings of these calls (struct reference *): raw calls, comments
 * that are missing, unwritten or contradicted, suspects. units are those of
 * check_look().
 */
void check_calls(struct check *check, const GPtrArray *units,
		 const GPtrArray *calls);

/*
 * Adds a finding for each flag in code outside of the API's own folder, except
 * where converting a raw call that is already a finding removes it.
 */
void check_flags(struct check *check, const GPtrArray *units,
		 const GPtrArray *calls);

/* The site of a raw call that conversion_decide() has decided, or NULL. */
const struct site *check_site(const struct check *check,
			      const struct reference *call);

/* The unit of this file, or NULL. */
const struct unit *check_unit(const GPtrArray *units, const char *path);

#endif
