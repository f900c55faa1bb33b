/* SPDX-License-Identifier: GPL-2.0 */
/*
 * once - does a macro compute an argument exactly once?
 *
 * Judged from its definition: the parameter occurs once on every path, in no
 * loop, after no && || ?: and in no other macro that may skip it. A do { }
 * while (0) is no loop.
 */
#ifndef TREEWIDE_ONCE_H
#define TREEWIDE_ONCE_H

#include <glib.h>

#include "code/macros.h"

/* Argument n, from 0. */
gboolean once_argument(const struct macro *macro, guint n);

/*
 * Whether the token, in a statement or condition that begins at first, comes
 * after a && || or ? that may skip it.
 */
gboolean once_is_chosen(const struct source *source, guint first, guint token);

#endif
