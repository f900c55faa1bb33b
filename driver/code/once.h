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

#endif
