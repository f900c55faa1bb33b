/* SPDX-License-Identifier: GPL-2.0 */
/*
 * declaring - whether a name before a parenthesis is declared or called
 *
 *	if (declared_behind_type(source, name) &&
 *	    declared_parameters(source, source_next(source, name)))
 *		"long f(unsigned long start)", not "x = f(start)"
 */
#ifndef TREEWIDE_DECLARING_H
#define TREEWIDE_DECLARING_H

#include <glib.h>

#include "code/token.h"

/* Whether the token before the name, or before its stars, can end a type. */
gboolean declared_behind_type(const struct source *source, guint name);

/*
 * Whether the parentheses that open there hold declared parameters: nothing at
 * all, void, or two words in a row.
 */
gboolean declared_parameters(const struct source *source, guint open);

#endif
