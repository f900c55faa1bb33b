/* SPDX-License-Identifier: GPL-2.0 */
/*
 * routine-run - runs a function of routines.h
 */
#ifndef TREEWIDE_TEST_ROUTINE_RUN_H
#define TREEWIDE_TEST_ROUTINE_RUN_H

#include "code/expr.h"
#include "routines.h"

#define STEPS 400 /* instructions in a run at most */

/*
 * Runs it once; seen says for the offset of each call what its variable was in
 * any run (CAN_*).
 */
static inline void routine_run(struct maker *m, GHashTable *seen)
{
	gboolean v[3] = {FALSE, FALSE, FALSE};

	for (guint i = 0, steps = 0; i < m->code->len && steps < STEPS;
	     steps++) {
		const struct instruction *code = at(m, i++);
		guint can;

		switch (code->op) {
		case OP_SET:
		case OP_ADD:
			v[code->v] = TRUE;
			break;
		case OP_CLEAR:
		case OP_MASK:
			v[code->v] = FALSE;
			break;
		case OP_COPY:
			v[code->v] = v[code->w];
			break;
		case OP_CALL:
			can = GPOINTER_TO_UINT(g_hash_table_lookup(
				seen, GUINT_TO_POINTER(code->offset)));
			can |= v[code->v] ? CAN_SET : CAN_CLEAR;
			g_hash_table_insert(seen,
					    GUINT_TO_POINTER(code->offset),
					    GUINT_TO_POINTER(can));
			break;
		case OP_BRANCH:
			i = chance(m, 2) ? code->to : i;
			break;
		case OP_JUMP:
			i = code->to;
			break;
		case OP_KEEP:
			break;
		case OP_RETURN:
			return;
		}
	}
}

#endif
