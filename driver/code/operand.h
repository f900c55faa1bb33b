/* SPDX-License-Identifier: GPL-2.0 */
/*
 * operand - the tokens around a name in an expression
 *
 *	operand_of(source, name, &first, &last);
 *	if (operand_adds(source, begin, end, name))
 *		remove first..last
 *
 * Judged from neighbouring tokens only; nothing is evaluated (expr.h does
 * that).
 */
#ifndef TREEWIDE_OPERAND_H
#define TREEWIDE_OPERAND_H

#include <glib.h>

struct source;

/*
 * Whether the parenthesis at this token opens a cast; *close gets the closing
 * one. Tokens from end on are ignored.
 */
gboolean operand_opens_cast(const struct source *source, guint open, guint end,
			    guint *close);

/*
 * The first token of the cast right before the operand at this token, or the
 * token itself.
 */
guint operand_cast(const struct source *source, guint token);

/*
 * Whether the parenthesis at this token only groups. After a name it is a call
 * or sizeof, after a closing one it may be a call.
 */
gboolean operand_groups(const struct source *source, guint open);

/*
 * The tokens to remove together with a name: its cast, and parentheses around
 * both. *first and *last are the name itself if it is bare.
 */
void operand_of(const struct source *source, guint name, guint *first,
		guint *last);

/*
 * Whether the flag's name at token `use` only adds the flag to the value of
 * first..last: an operand of |, an arm of ?:, alone, in parentheses or after a
 * cast. Only such a use can simply be removed.
 */
gboolean operand_adds(const struct source *source, guint first, guint last,
		      guint use);

#endif
