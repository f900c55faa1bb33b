/* SPDX-License-Identifier: GPL-2.0 */
/*
 * rebuild - object code before and after a rule's series
 *
 * Does for changes of any kind what prover does for the calls of one API.
 * Hunks, not sites, tell where the relevant code is. The campaign's claim says
 * which pass is compared and what it has to show: the same bytes, a difference
 * in each function that changes, or only that it compiles.
 */
#ifndef TREEWIDE_REBUILD_H
#define TREEWIDE_REBUILD_H

#include "verify/prover.h"

/* What the tree lacks to be compiled here; NULL: nothing. */
const char *rebuild_lacks(const struct tree *tree);

/*
 * The files that pass "before" has compiled, with every change inside of #if
 * still in the preprocessor's output; prover->uncovered gives the reason for
 * the others. Ownership as for prover_covered().
 */
GPtrArray *rebuild_covered(struct prover *prover, const GPtrArray *files,
			   GError **error);

/* Compiles the converted files, with equal.h if the campaign has one. */
gboolean rebuild_pass(struct prover *prover, const GPtrArray *files,
		      GError **error);

/* Fills in the results of the passes "before" and "converted" for an object. */
gboolean rebuild_judge(struct prover *prover, struct verify_object *object,
		       GError **error);

#endif
