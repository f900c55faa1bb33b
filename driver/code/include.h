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
 * The offset after the last #include line that is inside of no #if but a
 * header's guard; 0: there is none.
 */
gsize include_end(const struct source *source);

/*
 * Whether the file includes this header (a path from the root), by the name
 * that it has for a file in that place.
 */
gboolean include_has(const struct source *source, const char *header);

/* Adds such an #include line after the others. */
void include_add(const struct source *source, const char *header,
		 struct edits *edits);

#endif
