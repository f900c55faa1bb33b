/* SPDX-License-Identifier: GPL-2.0 */
/*
 * guardclass - the lock classes of guard() and scoped_guard()
 */
#ifndef TREEWIDE_GUARDCLASS_H
#define TREEWIDE_GUARDCLASS_H

#include <glib.h>

#include "code/token.h"

/*
 * Whether scoped_guard() with the class of this name may pass its statement
 * over, since the lock may not be had: DEFINE_GUARD_COND() and its kin say so,
 * in this file or its book (macros.h), or the ending of the name. A class that
 * nobody defines, and that is none of the common ones, may.
 */
gboolean guardclass_may_fail(const struct source *source, guint name);

#endif
