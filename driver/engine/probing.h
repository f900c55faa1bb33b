/* SPDX-License-Identifier: GPL-2.0 */
/*
 * probing - a rule's series held against its tree
 *
 *	ok = probing_run(verify, gate, &error);
 *
 * The mails apply, each alone too, and would arrive (mailcheck.h); each new name
 * is declared (newcomer.h); the series has all that the rule finds (reach.h), and
 * the rule finds nothing more in what it leaves; where the tree can be built, the
 * objects show what the campaign claims (rebuild.h), which the next generate may
 * say in the mails.
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
