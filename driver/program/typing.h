/* SPDX-License-Identifier: GPL-2.0 */
/*
 * typing - which struct a member belongs to, from declarations only
 *
 * Enough to tell the gup_flags of one struct from those of another: the type of
 * a name is read from the parameter or declaration that introduces it, that of
 * a member from the struct's definition. Anything that needs more (casts,
 * calls, typeof) stays unknown.
 */
#ifndef TREEWIDE_TYPING_H
#define TREEWIDE_TYPING_H

#include <glib.h>

#include "program/program.h"

/*
 * Tag of the struct that the member named at token `member` belongs to, in
 * x->y.member or in an initialiser { .member = ... }; NULL if unknown. Free
 * with g_free().
 */
char *typing_member(struct program *program, const struct unit *unit,
		    guint member);

/*
 * Tag of the struct that the variable at this token is or points to, or NULL.
 */
char *typing_variable(struct program *program, const struct unit *unit,
		      guint token);

/*
 * The unit that defines struct tag (with its members); *token gets the tag's
 * token there. NULL if none of the files read so far does.
 */
const struct unit *typing_definition(struct program *program, const char *tag,
				     guint *token);

/*
 * Whether the unit is a .c file with its own struct tag: no other file can use
 * its members then, and their uses are known without program_find().
 */
gboolean typing_is_private(struct program *program, const struct unit *unit,
			   const char *tag);

#endif
