/* SPDX-License-Identifier: GPL-2.0 */
/*
 * explain - which functions of a file may differ, and why
 *
 * A compiler cannot follow a flag that passes through memory or a parameter:
 * the function that reads it and the one that writes it must come out
 * different, and a person has to look. All others must not differ.
 */
#ifndef TREEWIDE_EXPLAIN_H
#define TREEWIDE_EXPLAIN_H

#include <glib.h>

#include "verify/posted.h"
#include "code/token.h"

/*
 * The functions, of the whole series, that hold or pass on such a flag, and
 * those in the two texts of a file, before and after, that name one of them (it
 * may be inlined there, or have a sibling now): a set of names. after may be
 * NULL. Free with g_hash_table_unref().
 */
GHashTable *explain_functions(const struct posted *posted,
			      const struct source *before,
			      const struct source *after);

/*
 * What explains a difference in this file: the calls in it, or in functions
 * that it names, with the solver's chain ("f() at line 12: depends on ...;
 * ..."), and a patch that changes behaviour on purpose. NULL: nothing does.
 * Free with g_free().
 */
char *explain_chain(const struct posted *posted, const struct source *source);

/*
 * The patch that changes this file's behaviour by a person's decision, or NULL.
 */
const struct posted_patch *explain_behaviour(const struct posted *posted,
					     const char *file);

#endif
