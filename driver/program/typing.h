/* SPDX-License-Identifier: GPL-2.0 */
/*
 * typing - which struct a member belongs to, from declarations alone
 *
 * Enough to tell user->gup_flags of one struct from another's: a name's type is
 * read from the parameter or declaration that introduces it, a member's from
 * the struct's definition. What needs more (casts, calls, typeof) has no
 * answer.
 */
#ifndef TREEWIDE_TYPING_H
#define TREEWIDE_TYPING_H

#include <glib.h>

#include "program/program.h"

/*
 * Tag of the struct whose member the name at token `member` is, in
 * x->y.member or in an initialiser { .member = ... }. NULL when it cannot be
 * told. Free with g_free().
 */
char *typing_member(struct program *program, const struct unit *unit,
		    guint member);

/* Tag of the struct that the variable named at this token is or points to. */
char *typing_variable(struct program *program, const struct unit *unit,
		      guint token);

/*
 * The unit that defines struct tag (with its members), and the token of the
 * tag there; NULL when none of the files read so far does.
 */
const struct unit *typing_definition(struct program *program, const char *tag,
				     guint *token);

/*
 * Whether the unit is a .c file with a struct tag of its own: then no other
 * file can name a member of it, and its uses are known without program_find().
 */
gboolean typing_is_private(struct program *program, const struct unit *unit,
			   const char *tag);

#endif
