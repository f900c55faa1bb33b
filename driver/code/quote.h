/* SPDX-License-Identifier: GPL-2.0 */
/*
 * quote - code for rows, findings and letters
 */
#ifndef TREEWIDE_QUOTE_H
#define TREEWIDE_QUOTE_H

#include <glib.h>

#include "code/token.h"

/*
 * The text from token first to token last as by source_span(), but at most one
 * line: text that a directive cuts, or that is longer than 100 bytes, ends in
 * "...". Free with g_free().
 */
char *quote_span(const struct source *source, guint first, guint last);

#endif
