/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sources - single lines of a tree's files, to be shown
 */
#ifndef TREEWIDE_SOURCES_H
#define TREEWIDE_SOURCES_H

#include <glib.h>

#include "tree/tree.h"

struct sources;

/* tree must outlive it; NULL: no file has a line. sources_free(). */
struct sources *sources_new(const struct tree *tree);
void sources_free(struct sources *sources);

/*
 * The line, from 1, of a file; NULL: there is none, or it cannot be read. Owned
 * by sources.
 */
const char *sources_line(struct sources *sources, const char *path, guint line);

#endif
