/* SPDX-License-Identifier: GPL-2.0 */
/*
 * apply-parts - what the parts of apply share: which files (apply-find.c), one
 * file on its way (apply-file.c), running spatch (apply-run.c), places and
 * hunks (apply-places.c)
 */
#ifndef TREEWIDE_APPLY_PARTS_H
#define TREEWIDE_APPLY_PARTS_H

#include <glib.h>

#include "apply.h"
#include "item.h"

void apply_place_clear(gpointer place);

/* A result for this file as it is; takes a reference to the text. */
struct applied *applied_new(const char *path, GBytes *text);
void applied_free(gpointer applied);

/* Whether the tree's C that a campaign is about has this file in it. */
gboolean apply_is_source(const struct apply *apply, const char *path);

/* The lines that differ between before and after, into applied->hunks. */
void apply_read_hunks(struct applied *applied);

#endif
