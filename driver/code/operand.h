/* SPDX-License-Identifier: GPL-2.0 */
/*
 * operand - what stands around a name in an expression
 *
 *	operand_of(source, name, &first, &last);
 *	if (operand_adds(source, begin, end, name))
 *		take first..last away
 *
 * By the tokens alone: neighbours decide, nothing is evaluated (expr.h does).
 */
#ifndef TREEWIDE_OPERAND_H
#define TREEWIDE_OPERAND_H

#include <glib.h>

struct source;

/*
 * Whether the parenthesis at this token opens a cast; *close gets the one that
 * closes it. Tokens from end on are not looked at.
 */
gboolean operand_opens_cast(const struct source *source, guint open, guint end,
			    guint *close);

/*
 * The first token of the cast right in front of the operand that begins at
 * this token; the token itself where none stands there.
 */
guint operand_cast(const struct source *source, guint token);

/*
 * Whether the parenthesis that opens at this token only groups. One behind a
 * name calls or measures, one behind another that closes may call.
 */
gboolean operand_groups(const struct source *source, guint open);

/*
 * What goes along with a name that goes: its cast, and parentheses around the
 * two. Both tokens are part of it; they are the name where it stands bare.
 */
void operand_of(const struct source *source, guint name, guint *first,
		guint *last);

/*
 * Whether the flag's name at token `use` only adds the flag to the value of
 * first..last: an operand of |, an arm of ?:, alone, in parentheses or behind
 * a cast. Only such a use can be taken away by dropping it.
 */
gboolean operand_adds(const struct source *source, guint first, guint last,
		      guint use);

#endif
