/* SPDX-License-Identifier: GPL-2.0 */
/*
 * carry - what spatch made of a copy, carried back into the file
 *
 *	after = carry_back(&carry);
 *	for (i = 0; i < carry.spans->len; i++)
 *		use(&g_array_index(carry.spans, struct carry_span, i));
 *	g_array_unref(carry.spans);
 *
 * The words (and comments) of the copy and of the result are compared. What
 * stands between two words that stay together stays byte for byte as the file
 * has it, with all that the copy hid; what stands beside words that go or come
 * is as spatch laid it out. No two empty lines are left behind, nor one at a
 * block's edge.
 */
#ifndef TREEWIDE_CARRY_H
#define TREEWIDE_CARRY_H

#include <glib.h>

#include "code/token.h"

/* A change: bytes of the file, and those that came in their place. */
struct carry_span {
	guint before, gone;
	guint after, come;
};

struct carry {
	GBytes *file;
	GBytes *copy; /* as long as the file, blanks for what it hides */
	GBytes *result;
	/* Whether the bytes from..to of the file must stay; or NULL. */
	gboolean (*stays)(gpointer data, guint from, guint to);
	/* Whether the copy shows something else there than the file; or NULL. */
	gboolean (*differs)(gpointer data, guint from, guint to);
	gpointer data;
	/* Set: struct carry_span, in order; g_array_unref(). */
	GArray *spans;
	/*
	 * Set: struct carry_span: changes that were not made, as the file hides
	 * something inside of them; g_array_unref().
	 */
	GArray *refused;
};

/* The file's new text. Free with g_bytes_unref(). */
GBytes *carry_back(struct carry *carry);

#endif
