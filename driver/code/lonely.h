/* SPDX-License-Identifier: GPL-2.0 */
/*
 * lonely - is a statement the whole body of something?
 *
 * Judged from the tokens before it only, so that no macro has to be known: a
 * statement after a ; or a brace is one of a list and may be removed. After
 * anything else (a parenthesis, else, do, a macro's bare name) it is a body.
 * After the arms of an #if each arm's end counts, and the code before the #if.
 */
#ifndef TREEWIDE_LONELY_H
#define TREEWIDE_LONELY_H

#include <glib.h>

#include "code/token.h"

/*
 * Whether the statement of these tokens, which ends with its ;, can be removed
 * without another statement taking its place as a body.
 */
gboolean lonely_may_go(const struct source *source, guint first, guint last);

#endif
