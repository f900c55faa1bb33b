/* SPDX-License-Identifier: GPL-2.0 */
/*
 * bases - whether all members of a name that a function uses are other structs'
 *
 * A rule on "struct m *p; p->cnt" that does not match may have missed a type that
 * a header tells. It has missed nothing where each ->cnt and .cnt of a function
 * belongs to a parameter or local that is declared right there, as a pointer to
 * another struct, or as one.
 */
#ifndef TREEWIDE_BASES_H
#define TREEWIDE_BASES_H

#include <glib.h>

#include "rule/ruleset.h"
#include "code/token.h"

/*
 * Whether the typed rules of the file can match nothing between these tokens,
 * both inclusive. FALSE where it cannot be told.
 */
gboolean bases_foreign(const struct rulefile *file, const struct source *source,
		       guint first, guint last);

#endif
