/* SPDX-License-Identifier: GPL-2.0 */
/*
 * retoken - what a semantic patch changed, word by word
 *
 *	retoken_add(edits, mask, copy, result);
 *
 * spatch rewrites whole lines and forms white space anew; a maintainer wants
 * to see only the words that must change. So the words of the copy and of the
 * result are compared (shortest edit script, Myers 1986), and only words that
 * differ become edits, with the white space that belongs to them. A statement
 * that goes takes its line along; comments stay where they are.
 */
#ifndef TREEWIDE_RETOKEN_H
#define TREEWIDE_RETOKEN_H

#include <glib.h>

#include "base/edit.h"
#include "code/mask.h"
#include "code/token.h"

/*
 * Adds to edits, in offsets of the copy (which are those of the file), what
 * turns copy into result; hidden names come back (mask_reveal()). What stands in
 * the file where the copy is blank stays, but between words that go together.
 * FALSE, and nothing is added: the result changes a word that only stands in for
 * what the file has, or it is not known which braces spatch has added.
 */
gboolean retoken_add(struct edits *edits, const struct mask *mask, GBytes *copy,
		     GBytes *result);

#endif
