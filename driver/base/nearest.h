/* SPDX-License-Identifier: GPL-2.0 */
/*
 * nearest - the name that somebody meant who wrote another one
 */
#ifndef TREEWIDE_NEAREST_H
#define TREEWIDE_NEAREST_H

#include <glib.h>

/*
 * The one of these names (ends with NULL) that is a slip or two away from the
 * word; NULL: none is. The first of two that are as near.
 */
const char *nearest(const char *word, const char *const *names);

#endif
