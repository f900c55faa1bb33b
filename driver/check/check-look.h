/* SPDX-License-Identifier: GPL-2.0 */
/*
 * check-look - have check.cocci see every call that the scan found
 *
 *	if (check_is_call(conversion, reference, &member, &suffix))
 *		g_ptr_array_add(calls, reference);
 *	ok = check_look(conversion, units, calls, failures, &error);
 *
 * The scan finds words, spatch finds calls. Where the scan has a call that
 * spatch does not see, the code around it could not be read, and a check of it
 * says nothing: that is a failure, never silence.
 */
#ifndef TREEWIDE_CHECK_LOOK_H
#define TREEWIDE_CHECK_LOOK_H

#include <glib.h>

#include "convert/conversion.h"
#include "site/reference.h"
#include "site/unit.h"

/*
 * Whether this is a call of the family or of one of its helpers. *member gets
 * the raw function that is meant, *suffix the helper's ("" for a raw call).
 */
gboolean check_is_call(const struct conversion *conversion,
		       const struct reference *reference,
		       const struct member **member, const char **suffix);

/*
 * Runs the campaign's check.cocci over the units (struct unit *) with one of
 * the calls (struct reference *), blanked but for the functions that matter;
 * where that misses one, over the whole file. Each call that is still missing
 * is added to the failures, with spatch's reason. The units' facts are the
 * rule's and nothing else. Fails when spatch cannot be run at all.
 */
gboolean check_look(struct conversion *conversion, GPtrArray *units,
		    const GPtrArray *calls, GPtrArray *failures,
		    GError **error);

/* Whether check.cocci saw the call at this reference, or need not see it. */
gboolean check_seen(const struct unit *unit, const struct reference *reference);

#endif
