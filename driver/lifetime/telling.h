/* SPDX-License-Identifier: GPL-2.0 */
/*
 * telling - chains and releases in words that a reviewer can check
 *
 * Texts are one line each; free with g_free().
 */
#ifndef TREEWIDE_TELLING_H
#define TREEWIDE_TELLING_H

#include <glib.h>

#include "lifetime/chain.h"
#include "lifetime/evidence.h"
#include "lifetime/release.h"

/* Fills a line from a spot; leaves it empty when there is none. */
void telling_line(struct evidence_line *line, const struct spot_line *spot);

/* The same; its text is the call whose name the spot is, and no more. */
void telling_call(struct evidence_line *line, const struct spot_line *spot);

/* The topmost function of a chain. */
const struct routine *telling_top(const struct chain *chain);

/* "f() at file:line drops them before g() returns" */
char *telling_dropped(const struct chain *chain);

/* "f": what drops them before the topmost function returns; or NULL */
char *telling_drop(const struct chain *chain);

/*
 * "'x->pages = pages' at file:line keeps them when g() returns". vague: it may
 * keep them.
 */
char *telling_held(const struct chain *chain, gboolean vague);

/* All that is seen is that they are handed to a function that is not known. */
gboolean telling_vague(const struct chain *chain);

/* "dropped at file:line by f() <- g() <- .release" */
char *telling_release(const struct release *release, enum trigger_kind kind);

#endif
