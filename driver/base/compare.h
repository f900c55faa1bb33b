/* SPDX-License-Identifier: GPL-2.0 */
/*
 * compare - the shortest edit script between two sequences (Myers 1986)
 */
#ifndef TREEWIDE_COMPARE_H
#define TREEWIDE_COMPARE_H

#include <glib.h>

/* Whether element i of the first equals element k of the second. */
typedef gboolean (*compare_same)(gconstpointer data, guint i, guint k);

/*
 * Marks which of the n elements of the first sequence are deleted and which of
 * the m of the second are inserted; both arrays are all FALSE on entry. If more
 * than COMPARE_LONGEST would have to be marked, every element is.
 */
#define COMPARE_LONGEST 5000
void compare_sequences(guint n, guint m, compare_same same, gconstpointer data,
		       gboolean *gone, gboolean *come);

#endif
