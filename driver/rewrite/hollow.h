/* SPDX-License-Identifier: GPL-2.0 */
/*
 * hollow - an if or else whose body was taken away
 *
 *	hollow_add(edits, source, offset);
 *
 * Where a statement was all that something has, retoken leaves its ; so that
 * what follows does not become the body. Behind a loop or a macro that is how
 * the kernel writes it. An else that holds nothing goes, and so does an if
 * whose condition only looks; of two arms the first goes when the condition
 * is turned round. What is behind case or default becomes a break. A comment
 * or an #if in between, or a macro's body, and everything stays.
 */
#ifndef TREEWIDE_HOLLOW_H
#define TREEWIDE_HOLLOW_H

#include "base/edit.h"
#include "code/token.h"

/*
 * Adds to edits what becomes of the head, where the ; or the empty block that
 * is left of a statement stands at this offset. Nothing where all is well.
 */
void hollow_add(struct edits *edits, const struct source *source, guint offset);

#endif
