/* SPDX-License-Identifier: GPL-2.0 */
/*
 * outer - flags that go away in another function than the call's
 *
 * A call whose flag comes from a member, a parameter or a global is converted
 * when each write of the flag there only adds it, every reader of it is such a
 * call, and with the flags gone no giver passes one. All calls that read the
 * same origin are converted, or none.
 */
#ifndef TREEWIDE_OUTER_H
#define TREEWIDE_OUTER_H

#include <glib.h>

#include "flags/upstream.h"

/*
 * Decides the sites that flags_function() left with origins: outcome,
 * outcome_reason and removals. sites: all of the tree (struct site *).
 */
void outer_decide(struct upstream *upstream, struct program *program,
		  const struct flags *flags, GPtrArray *sites);

/* Tokens (guint) of the flag's name in a giver's value. Free with unref(). */
GArray *outer_uses(const struct flags *flags, const struct giver *giver);

/*
 * Whether the giver's value can lose its flags: each only adds, and without
 * them the value is surely clear. NULL: it can; else why not, free with
 * g_free().
 */
char *outer_check_giver(struct upstream *upstream, const struct flags *flags,
			const struct giver *giver);

#endif
