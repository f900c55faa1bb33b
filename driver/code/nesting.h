/* SPDX-License-Identifier: GPL-2.0 */
/*
 * nesting - how deeply the code of an item is nested
 */
#ifndef TREEWIDE_NESTING_H
#define TREEWIDE_NESTING_H

#include <glib.h>

#include "code/token.h"

/*
 * Whether some token from first to last is nested deeper than DEPTH_MAX: in
 * brackets, after if, else, for, while, do and switch without braces, after ?,
 * casts and unary operators. One walk, without a parser.
 */
gboolean nesting_is_deep(const struct source *source, guint first, guint last);

#endif
