/* SPDX-License-Identifier: GPL-2.0 */
/*
 * nearest - suggests the name that a misspelt word may have meant
 */
#ifndef TREEWIDE_NEAREST_H
#define TREEWIDE_NEAREST_H

#include <glib.h>

/*
 * The name (of a NULL-terminated array) with the fewest typos between it and
 * the word; NULL: all are too far off. The first of equally near ones.
 */
const char *nearest(const char *word, const char *const *names);

#endif
