/* SPDX-License-Identifier: GPL-2.0 */
/*
 * relay - lays out the calls that changes of a file touch (layout.h)
 */
#ifndef TREEWIDE_RELAY_H
#define TREEWIDE_RELAY_H

#include <glib.h>

#include "code/token.h"

/*
 * text: what before has become by these changes (struct carry_span). Returns
 * the text with its calls laid out; takes text. Free with g_bytes_unref().
 */
GBytes *relay(GBytes *text, const struct source *before, const GArray *spans);

#endif
