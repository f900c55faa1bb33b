/* SPDX-License-Identifier: GPL-2.0 */
/*
 * once - does a macro compute an argument once, whatever happens?
 *
 * Read from its definition: the parameter stands there once, on every path, in
 * no loop, behind no && || ?: and in no other macro that may leave it out.
 * A do { } while (0) is no loop.
 */
#ifndef TREEWIDE_ONCE_H
#define TREEWIDE_ONCE_H

#include <glib.h>

#include "code/macros.h"

/* Argument n, from 0. */
gboolean once_argument(const struct macro *macro, guint n);

/*
 * Whether the token, in a statement or condition that begins at first, stands
 * behind a && || or ? that may leave it out.
 */
gboolean once_is_chosen(const struct source *source, guint first, guint token);

#endif
