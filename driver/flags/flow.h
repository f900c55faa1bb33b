/* SPDX-License-Identifier: GPL-2.0 */
/*
 * flow - what the variables of a function can hold, at each place
 *
 *	flow = flow_new(flags, scope, dropped);
 *	can = flow_eval(flow, call_token, first, last, unknown);
 *	flow_free(flow);
 *
 * A forward data-flow analysis on the control-flow graph: the state before a
 * node joins the states behind its predecessors, until nothing changes
 * (Kildall 1973). The lattice is that of expr.h, for each variable.
 */
#ifndef TREEWIDE_FLOW_H
#define TREEWIDE_FLOW_H

#include <glib.h>

#include "flags/flags.h"

struct flow;

/*
 * dropped holds tokens (GUINT_TO_POINTER(token)) of the flag's name that count
 * as 0; NULL for none. All arguments must outlive the flow. Free with
 * flow_free().
 */
struct flow *flow_new(const struct flags *flags, const struct scope *scope,
		      GHashTable *dropped);
void flow_free(struct flow *flow);

/*
 * What the expression in tokens first..last can be when control is at token
 * `at`. Each leaf that comes from outside of the function is added to leaves
 * (struct leaf, with what it can be), if that is not NULL.
 */
guint flow_eval(struct flow *flow, guint at, guint first, guint last,
		GArray *leaves);

#endif
