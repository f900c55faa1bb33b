/* SPDX-License-Identifier: GPL-2.0 */
/*
 * piece - operators and constants in the words of an expression
 *
 * Ranges of tokens are given by their first and last, both inclusive.
 */
#ifndef TREEWIDE_PIECE_H
#define TREEWIDE_PIECE_H

#include <glib.h>

#include "code/token.h"

/* Takes parentheses, likely() and the like away that hold the whole. */
void piece_strip(const struct source *source, guint *first, guint *last);

/*
 * The first of these operators (NULL-terminated) behind the first token and
 * outside of all brackets, or G_MAXUINT.
 */
guint piece_op(const struct source *source, guint first, guint last,
	       const char *const *ops);

/* 0, NULL, false; X_OK and X_SUCCESS, which say that nothing failed */
gboolean piece_zero(const struct source *source, guint first, guint last);

/* -EINVAL, -1; X_ERR_ANY, X_FAILED */
gboolean piece_errno(const struct source *source, guint first, guint last);

/* EINVAL, also in parentheses or as a macro's only argument: ERR(EINVAL) */
gboolean piece_positive_errno(const struct source *source, guint first,
			      guint last);

/* -EIOCBQUEUED, -EINPROGRESS: no failure, the operation goes on */
gboolean piece_pending(const struct source *source, guint first, guint last);

/* A number, a name in capitals, one of the above. */
gboolean piece_constant(const struct source *source, guint first, guint last);

#endif
