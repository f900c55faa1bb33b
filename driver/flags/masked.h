/* SPDX-License-Identifier: GPL-2.0 */
/*
 * masked - a member that surely holds no flag, by a write right before
 *
 *	token = masked_by(flags, scope, &leaf, at);
 *
 * Members are what any function of the tree may write. Where this one has
 * written `x->m &= OTHER_FLAG` or the like on every way to a place, and on none
 * of them anything happens since that could change x->m (a call, another m, a
 * write through a pointer), it is known there.
 */
#ifndef TREEWIDE_MASKED_H
#define TREEWIDE_MASKED_H

#include <glib.h>

#include "flags/flags.h"

/*
 * Token at which the write stands that makes the member (a LEAF_MEMBER, read
 * when control is at token `at`) clear; one of them when there are several.
 * 0: it is not known to be.
 */
guint masked_by(const struct flags *flags, const struct scope *scope,
		const struct leaf *leaf, guint at);

#endif
