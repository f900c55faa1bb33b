// SPDX-License-Identifier: GPL-2.0
#include "code/expr.h"

#include "fuzz.h"

/* A leaf lies in the expression; what it is, its own name says. */
static guint lookup(const struct leaf *leaf, gpointer data)
{
	const struct source *source = data;

	g_assert_cmpuint(leaf->first, <=, leaf->last);
	g_assert_cmpuint(leaf->last, <, source->count);
	g_assert_cmpuint(leaf->name, <, source->count);
	return source_is(source, leaf->name, "FOLL_LONGTERM") ? CAN_SET
	       : source_is(source, leaf->name, "FOLL_WRITE")  ? CAN_CLEAR
							      : CAN_BOTH;
}

FUZZ(expr)
{
	GBytes *bytes = fuzz_bytes(data, size);
	struct source *source = source_new("fuzz.c", bytes);
	const struct expr expr = {source, 0x100, lookup, source};

	if (source->count)
		g_assert_cmpuint(expr_eval(&expr, 0, source->count - 1), <=,
				 CAN_BOTH | CAN_UNSET);
	source_free(source);
	g_bytes_unref(bytes);
	return 0;
}
