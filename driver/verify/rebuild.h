/* SPDX-License-Identifier: GPL-2.0 */
/*
 * rebuild - object code before and after a rule's series
 *
 * What prover does for the calls of one API, for changes of any kind. No site
 * tells where the code is that matters: the hunks do. Which pass is compared,
 * and what it has to show, is the claim of the campaign: the same bytes, a
 * difference in each function that changes, or that it compiles.
 */
#ifndef TREEWIDE_REBUILD_H
#define TREEWIDE_REBUILD_H

#include "verify/prover.h"

/* What the tree needs for its files to be compiled here; NULL: it has it. */
const char *rebuild_lacks(const struct tree *tree);

/*
 * Those of the files that pass "before" has compiled, with each change that
 * stands inside of #if left by the preprocessor; prover->uncovered says why of
 * the others. As prover_covered().
 */
GPtrArray *rebuild_covered(struct prover *prover, const GPtrArray *files,
			   GError **error);

/* Compiles the files as converted, with equal.h where the campaign has one. */
gboolean rebuild_pass(struct prover *prover, const GPtrArray *files,
		      GError **error);

/* Fills in what the passes "before" and "converted" show of an object. */
gboolean rebuild_judge(struct prover *prover, struct verify_object *object,
		       GError **error);

#endif
