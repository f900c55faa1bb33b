/* SPDX-License-Identifier: GPL-2.0 */
/*
 * explain - which functions of a file may differ, and why
 *
 * A flag that passes through memory or a parameter is nothing that a compiler
 * can see whole: the function that reads it and the one that writes it must come out
 * different, and a person has to look. Everything else must not.
 */
#ifndef TREEWIDE_EXPLAIN_H
#define TREEWIDE_EXPLAIN_H

#include <glib.h>

#include "posted.h"
#include "token.h"

/*
 * The functions of the file that hold, or give away, such a flag, and those
 * that name one of them (it may be inlined there): a set of names. Free with
 * g_hash_table_unref().
 */
GHashTable *explain_functions(const struct posted *posted,
			      const struct source *source);

/*
 * The calls that explain a difference in this file, with the solver's chain:
 * "f() at line 12: depends on ...; ...". NULL: none. Free with g_free().
 */
char *explain_chain(const struct posted *posted, const char *file);

#endif
