/* SPDX-License-Identifier: GPL-2.0 */
/*
 * check-look - makes sure that check.cocci sees every call of the scan
 *
 *	if (check_is_call(conversion, reference, &member, &suffix))
 *		g_ptr_array_add(calls, reference);
 *	ok = check_look(conversion, units, calls, failures, &error);
 *
 * The scan finds words, spatch finds calls. If spatch does not see a call that
 * the scan has, it could not parse the code around it, and its silence means
 * nothing: that is reported as a failure.
 */
#ifndef TREEWIDE_CHECK_LOOK_H
#define TREEWIDE_CHECK_LOOK_H

#include <glib.h>

#include "convert/conversion.h"
#include "site/reference.h"
#include "site/unit.h"

/*
 * Whether this is a call of the family or of one of its helpers. *member gets
 * the raw function, *suffix that of the helper ("" for a raw call).
 */
gboolean check_is_call(const struct conversion *conversion,
		       const struct reference *reference,
		       const struct member **member, const char **suffix);

/*
 * Runs the campaign's check.cocci over the units (struct unit *) with one of
 * the calls (struct reference *), blanked except for the functions with a call;
 * if that misses one, over the whole file. Each call that is still missing is
 * added to failures, with spatch's reason. Afterwards the units hold the facts
 * of this rule only. Fails if spatch cannot be run at all.
 */
gboolean check_look(struct conversion *conversion, GPtrArray *units,
		    const GPtrArray *calls, GPtrArray *failures,
		    GError **error);

/* Whether check.cocci saw the call at this reference, or need not see it. */
gboolean check_seen(const struct unit *unit, const struct reference *reference);

#endif
