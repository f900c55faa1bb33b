/* SPDX-License-Identifier: GPL-2.0 */
/*
 * conditional - the #ifdefs of a template that the driver resolves
 *
 *	conditional = conditional_new(defined);
 *	for each line:
 *		if (conditional_wants(conditional, line))
 *			use(line);
 *	ok = conditional_end(conditional);
 *
 * #ifdef, #ifndef, "#if defined(A) || defined(B)", #else and #endif about names
 * that begin with CONDITIONAL_PREFIX go away, with the lines between them where
 * they do not hold. All other directives are lines like any other.
 */
#ifndef TREEWIDE_CONDITIONAL_H
#define TREEWIDE_CONDITIONAL_H

#include <glib.h>

#define CONDITIONAL_PREFIX "TREEWIDE_"

struct conditional;

/* defined is a set of names; it must outlive the result. */
struct conditional *conditional_new(GHashTable *defined);

/* Whether the next line of the template is one of the text. */
gboolean conditional_wants(struct conditional *conditional, const char *line);

/* Frees it. FALSE: an #endif was missing, or one too many. */
gboolean conditional_end(struct conditional *conditional);

#endif
