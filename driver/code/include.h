/* SPDX-License-Identifier: GPL-2.0 */
/*
 * include - the #include lines of a C file
 */
#ifndef TREEWIDE_INCLUDE_H
#define TREEWIDE_INCLUDE_H

#include <glib.h>

#include "base/edit.h"
#include "code/token.h"

/*
 * Offset behind the last #include line that is in no #if but a header's guard;
 * 0 when there is none.
 */
gsize include_end(const struct source *source);

/*
 * Whether the file includes this one (a path from the root), by the name that
 * a file of that place has for it.
 */
gboolean include_has(const struct source *source, const char *header);

/* Adds such an #include line behind the others. */
void include_add(const struct source *source, const char *header,
		 struct edits *edits);

#endif
