/* SPDX-License-Identifier: GPL-2.0 */
/*
 * quote - source as it is quoted in rows, findings and letters
 */
#ifndef TREEWIDE_QUOTE_H
#define TREEWIDE_QUOTE_H

#include <glib.h>

#include "code/token.h"

/*
 * The words from token first to token last as source_span() gives them, but no
 * more than a line of them: what a directive cuts, or what is longer than 100
 * bytes, ends in "...". Free with g_free().
 */
char *quote_span(const struct source *source, guint first, guint last);

#endif
