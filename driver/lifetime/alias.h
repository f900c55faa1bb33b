/* SPDX-License-Identifier: GPL-2.0 */
/*
 * alias - names that are nothing but other names: #define UNPIN unpin_user_page
 *
 * Compatibility code calls a function by a name of its own. Where one such line
 * is compiled, the call is read as that of the function.
 */
#ifndef TREEWIDE_ALIAS_H
#define TREEWIDE_ALIAS_H

#include "lifetime/world.h"

/*
 * The name at this token, or what it is an alias of, through up to three of
 * them; the name itself where several lines could be the one. Free with
 * g_free().
 */
char *alias_word(struct world *world, const struct unit *unit, guint token);

/*
 * Takes it that the alias at this token is one of the callee: the #define that
 * makes it so is compiled.
 */
void alias_take(struct world *world, struct setting *setting,
		const struct unit *unit, guint token, const char *callee);

/* The same as alias_word() of a word. */
char *alias_of(struct world *world, const struct unit *unit, const char *word);

/*
 * The names (char *) that are aliases of this one in the files read so far; the
 * files near to each are asked for. Free with g_ptr_array_unref().
 */
GPtrArray *aliases_of(struct world *world, const char *word);

#endif
