/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sequel-parts - what the files of sequel share
 */
#ifndef TREEWIDE_SEQUEL_PARTS_H
#define TREEWIDE_SEQUEL_PARTS_H

#include "life/sequel.h"
#include "tree/patch.h"

typedef void (*sequel_patch_func)(gpointer data,
				  const struct log_posting *posting,
				  const struct log_patch *patch);

/* Calls func for each patch of the book, the youngest posting first. */
void sequel_each_patch(const struct logbook *book, sequel_patch_func func,
		       gpointer data);

/*
 * Gives the patch, and what is logged of it, the tags of those that did the
 * same; sequel->said gets the tags that are dropped, and refusals.
 */
void sequel_carry_tags(struct sequel *sequel, struct patch *patch,
		       struct log_patch *logged);

#endif
