/* SPDX-License-Identifier: GPL-2.0 */
/*
 * smpl-form - how the flag stands where it goes away, and how a script says so
 *
 *	forms |= 1 << smpl_form_at(source, token, &dress);
 *	flag = smpl_dressed("FOLL_LONGTERM", dress);
 *	lines = smpl_alternatives(flag, forms);
 *
 * For smpl-flag.c alone.
 */
#ifndef TREEWIDE_SMPL_FORM_H
#define TREEWIDE_SMPL_FORM_H

#include <glib.h>

#include "code/token.h"

/* How the flag stands where it is written. */
enum smpl_form {
	FORM_DELETE, /* v |= FLAG; the statement goes */
	FORM_SPELLED, /* v = v | FLAG; likewise */
	FORM_WHOLE, /* (X | FLAG) becomes X */
	FORM_OPERAND, /* (X) | FLAG becomes X */
	FORM_OR, /* X | FLAG becomes X */
	FORM_ALONE, /* FLAG becomes 0 */
	FORMS,
	FORM_NONE = FORMS, /* what no line of a script can say */
};

/* What stands around the flag and goes with it. */
enum smpl_dress {
	DRESS_NONE,
	DRESS_CAST, /* (T)FLAG */
	DRESS_PARENTHESES, /* (FLAG) */
	DRESS_BOTH, /* ((T)FLAG) */
};

/*
 * How the flag at this token stands. What goes along with it is added to *dress,
 * so that one spelling serves for all places of a script.
 */
enum smpl_form smpl_form_at(const struct source *source, guint token,
			    enum smpl_dress *dress);

/*
 * The flag in that dress: "(T)FLAG". Where a place wears less, coccinelle's
 * isomorphisms take it out of the pattern. Free with g_free().
 */
char *smpl_dressed(const char *flag, enum smpl_dress dress);

/*
 * The lines for these forms (an OR of 1 << form), as one disjunction where
 * several; F is what stays. Free with g_free().
 */
char *smpl_alternatives(const char *flag, guint forms);

#endif
