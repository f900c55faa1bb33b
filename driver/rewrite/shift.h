/* SPDX-License-Identifier: GPL-2.0 */
/*
 * shift - the lines of a call that preprocessor lines cut into pieces
 *
 * For layout.c alone: where an #ifdef stands among the arguments, no line can
 * be filled from another. What remains to be done is to move the lines to their
 * parentheses.
 */
#ifndef TREEWIDE_SHIFT_H
#define TREEWIDE_SHIFT_H

#include <glib.h>

#include "code/token.h"

/*
 * The text with the continuation lines of the call moved whose name begins at
 * offset. NULL: nothing is to be moved, or it had better not be: no directive
 * stands among the arguments, brackets do not close between two of them, a line
 * would pass column 80. Free with g_bytes_unref().
 */
GBytes *shift_call(const struct source *source, guint offset);

#endif
