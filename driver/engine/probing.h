/* SPDX-License-Identifier: GPL-2.0 */
/*
 * probing - a rule's series held against its tree, as far as mails and rule go
 *
 *	ok = probing_run(verify, gate, &error);
 *
 * The mails apply, each alone too, and would arrive (mailcheck.h); and the rule
 * finds nothing more to change in what the series leaves.
 */
#ifndef TREEWIDE_PROBING_H
#define TREEWIDE_PROBING_H

#include "engine/gate.h"
#include "verify/verify.h"

/*
 * verify is one without a campaign, gate that of the rule. Fails only where no
 * step can go on.
 */
gboolean probing_run(struct verify *verify, struct gate *gate, GError **error);

#endif
