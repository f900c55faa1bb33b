/* SPDX-License-Identifier: GPL-2.0 */
/*
 * because - how a verdict was reached, in a line that a reviewer can check
 */
#ifndef TREEWIDE_BECAUSE_H
#define TREEWIDE_BECAUSE_H

#include <glib.h>

#include "flags/flow.h"
#include "program/scope.h"
#include "site/site.h"

/*
 * "local gup_flags = FOLL_LONGTERM at l.158, |= FOLL_WRITE at l.162".
 * variables are the guint indexes of what the argument depends on, unknown the
 * leaves (struct leaf) that nothing is known of. Free with g_free().
 */
char *because_text(const struct flags *flags, const struct scope *scope,
		   struct flow *flow, const struct span *argument,
		   const GArray *variables, enum verdict verdict,
		   GArray *unknown);

/*
 * What the unknown leaves are: "parameter flags", "member gup->gup_flags";
 * "" when there are none. Free with g_free().
 */
char *because_unknown(const struct scope *scope, const GArray *unknown);

/* Who reads the variable at this token: "f()" or "the code". */
char *because_user(const struct scope *scope, guint token);

#endif
