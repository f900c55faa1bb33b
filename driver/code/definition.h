/* SPDX-License-Identifier: GPL-2.0 */
/*
 * definition - what a function's definition tells beyond its prototype
 */
#ifndef TREEWIDE_DEFINITION_H
#define TREEWIDE_DEFINITION_H

#include <glib.h>

#include "code/prototype.h"
#include "code/token.h"

/* "EXPORT_SYMBOL_GPL", or NULL: not exported here. Free with g_free(). */
char *definition_export(const struct source *source, const char *name);

/* Whether the body has "if (x < 0) x = 0;": it never returns -errno. */
gboolean definition_clamps_errors(const struct source *source,
				  const struct prototype *function);

#endif
