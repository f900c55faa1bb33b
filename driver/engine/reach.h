/* SPDX-License-Identifier: GPL-2.0 */
/*
 * reach - whether a series has all that its rule finds, and nothing else
 *
 *	reach = reach_new(verify, gate, &error);
 *	reach_run(reach);			fills the cells
 *	why = reach_differs(reach, "a.c", text);	of one text, for mutants
 *	reach_free(reach);
 *
 * The rule is run over the tree as it was. Each file that it changes is in a
 * patch, as the rule leaves it; each mention and each function that it does not
 * change stands in the series' own ledger, with what became of it.
 */
#ifndef TREEWIDE_REACH_H
#define TREEWIDE_REACH_H

#include "engine/gate.h"
#include "verify/verify.h"

struct reach;

/*
 * Runs the rule (gate_tree()). Both must outlive it; the gate can be asked about
 * texts afterwards. Fails as gate_tree() does. Free with reach_free().
 */
struct reach *reach_new(struct verify *verify, struct gate *gate,
			GError **error);
void reach_free(struct reach *reach);

/* After verify->rehearsal is there. */
void reach_run(struct reach *reach);

/*
 * Why this is not what the rule makes of the file; NULL: it is. Free with
 * g_free().
 */
char *reach_differs(const struct reach *reach, const char *path, GBytes *text);

#endif
