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
 * Removes #ifdef, #ifndef, "#if defined(A) || defined(B)", #else and #endif for
 * names that begin with CONDITIONAL_PREFIX, and the lines between them if the
 * condition is false. All other directives are ordinary lines.
 */
#ifndef TREEWIDE_CONDITIONAL_H
#define TREEWIDE_CONDITIONAL_H

#include <glib.h>

#define CONDITIONAL_PREFIX "TREEWIDE_"

struct conditional;

/* defined is a set of names; it must outlive the result. */
struct conditional *conditional_new(GHashTable *defined);

/* Whether the next line of the template is part of the text. */
gboolean conditional_wants(struct conditional *conditional, const char *line);

/* Frees it. FALSE: there was an #endif too few or too many. */
gboolean conditional_end(struct conditional *conditional);

#endif
