/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fill-parts - what the parts of fill share: placing words (fill.c), where a
 * break may be and what fits on a line (fill-fit.c)
 */
#ifndef TREEWIDE_FILL_PARTS_H
#define TREEWIDE_FILL_PARTS_H

#include "rewrite/fill.h"

gboolean fill_is_char(const struct fill *fill, int i, char c);
gboolean fill_is_closer(const struct fill *fill, guint i);

/* A break before word i that is made whatever the columns say; that may be. */
gboolean fill_is_forced(const struct fill *fill, guint i);
gboolean fill_is_breakable(const struct fill *fill, guint i);

/* A comment behind the code of its line: it may run over. */
gboolean fill_is_remark(const struct fill *fill, guint i);

/* Column behind word i when it begins at this column. */
guint fill_advance_word(const struct fill *fill, guint i, guint column);

/*
 * Column of word i on a line that has reached this one. The tab before a
 * comment shrinks to a blank when that makes the comment fit.
 */
guint fill_behind_space(const struct fill *fill, guint i, guint column);

/*
 * Whether the words from lo to hi - 1, and what cannot be parted from them,
 * end before the limit; measured up to the first break inside.
 */
gboolean fill_fits(const struct fill *fill, guint lo, guint hi, guint limit);

/* They fit, but for a comment that ends the line. */
gboolean fill_fits_without_remark(const struct fill *fill, guint lo, guint hi);

#endif
