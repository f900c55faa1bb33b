/* SPDX-License-Identifier: GPL-2.0 */
/*
 * gone - comments that people wrote for calls that no longer exist
 */
#ifndef TREEWIDE_GONE_H
#define TREEWIDE_GONE_H

#include <glib.h>

struct conversion;

/*
 * One line (char *) for each comment of the comments file whose call is gone,
 * with the place to look at; call after conversion_decide(). Free with
 * g_ptr_array_unref().
 */
GPtrArray *gone_lines(const struct conversion *conversion);

#endif
