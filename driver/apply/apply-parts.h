/* SPDX-License-Identifier: GPL-2.0 */
/*
 * apply-parts - what the parts of apply share: which files (apply-find.c),
 * running spatch (apply-run.c), what came of a file (apply-places.c)
 */
#ifndef TREEWIDE_APPLY_PARTS_H
#define TREEWIDE_APPLY_PARTS_H

#include <glib.h>

#include "apply/apply.h"
#include "apply/work.h"

struct applied *applied_new(const char *path);
void applied_free(gpointer applied);

/* Adds what one semantic patch made of the file. */
void applied_take(struct applied *applied, const struct work *work);

/* Finds the hunks between first and last. */
void applied_finish(struct applied *applied, gboolean lean);

#endif
