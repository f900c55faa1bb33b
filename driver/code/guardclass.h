/* SPDX-License-Identifier: GPL-2.0 */
/*
 * guardclass - the lock classes of guard() and scoped_guard()
 */
#ifndef TREEWIDE_GUARDCLASS_H
#define TREEWIDE_GUARDCLASS_H

#include <glib.h>

#include "code/token.h"

/*
 * Whether scoped_guard() with the class of this name may skip its statement
 * because it does not get the lock: by DEFINE_GUARD_COND() and the like in this
 * file or its book (macros.h), or by the suffix of the name. An undefined class
 * that is none of the common ones may.
 */
gboolean guardclass_may_fail(const struct source *source, guint name);

#endif
