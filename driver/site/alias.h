/* SPDX-License-Identifier: GPL-2.0 */
/*
 * alias - other names of the API's functions: #define PIN pin_user_pages_fast
 *
 *	aliases = aliases_new();
 *	aliases_find(aliases, unit, "pin_user_pages");
 *	if (alias_reaches(alias, tree, "drivers/x.c"))
 *		PIN(...) in drivers/x.c calls alias->word
 *
 * A #define without parameters whose text is one name, in parentheses or not,
 * that begins with the prefix or is such a name itself. It means something in
 * the files that include the one that has it, and in those that this one
 * includes. It may begin with the prefix, too (pin_user_pages_compat), where
 * the family has no function of that name.
 */
#ifndef TREEWIDE_ALIAS_H
#define TREEWIDE_ALIAS_H

#include <glib.h>

#include "site/unit.h"

struct family;
struct tree;

struct alias {
	char *name; /* "PIN" */
	char *word; /* "pin_user_pages_fast": what it means in the end */
	char *file; /* that defines it */
};

/* An empty list of struct alias *. Free with g_ptr_array_unref(). */
GPtrArray *aliases_new(void);

/*
 * Adds those that the unit defines; whether there is a new one. family: the
 * functions that the tree declares; NULL: names with the prefix are none.
 */
gboolean aliases_find(GPtrArray *aliases, const struct unit *unit,
		      const char *prefix, const struct family *family);

/*
 * Adds those of the files that this text includes by "...", as far as the tree
 * has them, and of those that they include.
 */
void aliases_reach(GPtrArray *aliases, const struct tree *tree,
		   const char *path, GBytes *text, const char *prefix,
		   const struct family *family);

/* Whether the file sees the alias: what includes what is read from the tree. */
gboolean alias_reaches(const struct alias *alias, const struct tree *tree,
		       const char *path);

/* Whether the unit gives the name a meaning of its own. */
gboolean alias_is_hidden(const struct alias *alias, const struct unit *unit);

#endif
