/* SPDX-License-Identifier: GPL-2.0 */
/*
 * reaching - whose values a call can see at all
 *
 *	seen = reaching_part(scope, token, leaf, origin);
 *
 * "if (x->pin) pin(..., x->flags)" is reached only by who sets x->pin: who fills
 * in another struct of the kind, and leaves that member 0, gives the call
 * nothing. For reasons alone: verdicts count everybody.
 */
#ifndef TREEWIDE_REACHING_H
#define TREEWIDE_REACHING_H

#include "flags/giver.h"
#include "flags/origin.h"
#include "program/scope.h"

/*
 * The origin of a member that stands in leaf without the givers that cannot
 * lead to the token, and without what only they need. NULL: all can. Free with
 * reaching_free(); the origin must outlive it.
 */
struct origin *reaching_part(const struct scope *scope, guint token,
			     const struct leaf *leaf,
			     const struct origin *origin);
void reaching_free(struct origin *part);

#endif
