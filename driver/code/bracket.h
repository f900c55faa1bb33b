/* SPDX-License-Identifier: GPL-2.0 */
/*
 * bracket - which bracket closes which, where arms of an #if may stand between
 *
 *	close = source_close(source, open);
 */
#ifndef TREEWIDE_BRACKET_H
#define TREEWIDE_BRACKET_H

#include "code/token.h"

/*
 * Index of the bracket that closes the one at i: ( [ or {. count when it is
 * not closed. Arms of an #if in between are alternatives: it is found in the
 * first that has it, and not in another one than the bracket's own.
 */
guint source_close(const struct source *source, guint i);

/* The first token of code behind the #endif of the #else at token i. */
guint source_behind_arms(const struct source *source, guint i);

/* The # of the #if whose #else or #endif is token i; G_MAXUINT: there is none. */
guint source_if(const struct source *source, guint i);

#endif
