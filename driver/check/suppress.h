/* SPDX-License-Identifier: GPL-2.0 */
/*
 * suppress - comments in the code that let a finding stay, with the reason
 *
 *	/ * pin_user_pages-allow: raw-call: the caller decides, see f() * /
 *
 *	suppress_apply(unit, "pin_user_pages-allow:", enabled, findings);
 *
 * Such a comment names one finding or several ("raw-call, suspect") and says
 * why. On lines of its own it is about the statement below it; behind code, it
 * is about that line. It must say why, or it suppresses nothing; and when it
 * suppresses nothing any more it has to go: both are findings themselves.
 */
#ifndef TREEWIDE_SUPPRESS_H
#define TREEWIDE_SUPPRESS_H

#include <glib.h>

#include "check/finding.h"
#include "site/unit.h"

/*
 * Marks the findings of this unit's file that its comments suppress, and adds
 * findings for the comments that are wrong. tag is what such a comment begins
 * with. enabled[id] says which findings were looked for: a comment that names
 * another one may have its use some other day.
 */
void suppress_apply(const struct unit *unit, const char *tag,
		    const gboolean enabled[FINDING_COUNT], GPtrArray *findings);

#endif
