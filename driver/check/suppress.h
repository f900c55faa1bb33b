/* SPDX-License-Identifier: GPL-2.0 */
/*
 * suppress - comments in the code that let a finding stay, with a reason
 *
 *	/ * pin_user_pages-allow: raw-call: the caller decides, see f() * /
 *
 *	suppress_apply(unit, "pin_user_pages-allow:", enabled, findings);
 *
 * Such a comment names one or several findings ("raw-call, suspect") and gives
 * a reason. On lines of its own it applies to the statement below it; after
 * code, to that line. Without a reason it suppresses nothing, and once it
 * suppresses nothing it has to go: both are findings themselves.
 */
#ifndef TREEWIDE_SUPPRESS_H
#define TREEWIDE_SUPPRESS_H

#include <glib.h>

#include "check/finding.h"
#include "site/unit.h"

/*
 * Marks the findings in this unit's file that its comments suppress, and adds
 * findings for comments that are wrong. tag is how such a comment begins.
 * enabled[id] tells which findings were looked for: a comment that names
 * another one may still be needed.
 */
void suppress_apply(const struct unit *unit, const char *tag,
		    const gboolean enabled[FINDING_COUNT], GPtrArray *findings);

#endif
