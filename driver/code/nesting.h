/* SPDX-License-Identifier: GPL-2.0 */
/*
 * nesting - how deep the words of an item lie in each other
 */
#ifndef TREEWIDE_NESTING_H
#define TREEWIDE_NESTING_H

#include <glib.h>

#include "code/token.h"

/*
 * Whether some word from first to last lies deeper than DEPTH_MAX: in brackets,
 * behind if, else, for, while, do and switch without braces, behind ?, casts
 * and operators with one operand. No parser is asked: this is one walk.
 */
gboolean nesting_is_deep(const struct source *source, guint first, guint last);

#endif
