/* SPDX-License-Identifier: GPL-2.0 */
/*
 * lonely - is a statement all that something else has?
 *
 * By the words in front of it alone, so that no macro has to be known: what
 * stands behind a ; or a brace stands in a list, and may go. Behind anything
 * else (a parenthesis, else, do, a macro's bare name) it is the body of that. In
 * front of the arms of an #if each arm's end counts, and what is before the #if.
 */
#ifndef TREEWIDE_LONELY_H
#define TREEWIDE_LONELY_H

#include <glib.h>

#include "code/token.h"

/*
 * Whether the statement of these tokens, the last its ;, can go without
 * another one becoming what it was.
 */
gboolean lonely_may_go(const struct source *source, guint first, guint last);

#endif
