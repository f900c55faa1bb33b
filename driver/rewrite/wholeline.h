/* SPDX-License-Identifier: GPL-2.0 */
/*
 * wholeline - lines that have nothing but what goes
 */
#ifndef TREEWIDE_WHOLELINE_H
#define TREEWIDE_WHOLELINE_H

#include <glib.h>

#include "code/token.h"

/* Offset of the first byte of the line that holds this offset. */
guint wholeline_start(const struct source *source, guint offset);

/* Whether there is only white space from the first offset to the second. */
gboolean wholeline_blank(const struct source *source, guint from, guint to);

/*
 * Whether the tokens from first to last are all that their lines have. Then
 * from and to (exclusive) get the offsets of the lines.
 */
gboolean wholeline_of(const struct source *source, guint first, guint last,
		      guint *from, guint *to);

/*
 * Lines from..to go: takes along the empty line that would meet another one,
 * or stand at a block's edge.
 */
void wholeline_close_gap(const struct source *source, guint *from, guint *to);

#endif
