/* SPDX-License-Identifier: GPL-2.0 */
/*
 * bracket - matches brackets, also around the arms of an #if
 *
 *	close = source_close(source, open);
 */
#ifndef TREEWIDE_BRACKET_H
#define TREEWIDE_BRACKET_H

#include "code/token.h"

/*
 * Index of the bracket that closes the one at i: ( [ or {. count if it is not
 * closed. Arms of an #if in between are alternatives: the bracket is looked for
 * in the first arm that has it and, if the opening one is in an arm, in no
 * other arm of that #if.
 */
guint source_close(const struct source *source, guint i);

/* The first token of code after the #endif of the #else at token i. */
guint source_behind_arms(const struct source *source, guint i);

/* The # of the #if whose #else or #endif is token i; G_MAXUINT: none. */
guint source_if(const struct source *source, guint i);

#endif
