/* SPDX-License-Identifier: GPL-2.0 */
/*
 * builds - does the series, as it is sent, compile without new warnings?
 *
 * With W=1, before the series and after it. A new warning is red in the cell of
 * the patch whose file it names; one that names no file is red as a step.
 */
#ifndef TREEWIDE_BUILDS_H
#define TREEWIDE_BUILDS_H

#include <glib.h>

#include "verify/prover.h"

/*
 * The files that pass "before" compiles: these, those that define the helpers,
 * and those that a lock-down could break. The strings belong to the caller and
 * to verify.
 */
GPtrArray *builds_files(const struct verify *verify, const GPtrArray *files);

/*
 * Compiles the files, the helpers and the KUnit suite with the whole series,
 * after prover's pass "before", and looks for the helpers' calls in the
 * objects. Needs target and fragment to configure again, because the suite has
 * a symbol of its own.
 */
gboolean builds_shipped(struct prover *prover, const char *target,
			const char *fragment, const GPtrArray *files,
			enum column column, GError **error);

/* The same with gcc, both passes. A missing compiler is a skipped step. */
gboolean builds_gcc(struct verify *verify, struct replica *replica,
		    const GPtrArray *files, GError **error);

/*
 * Compiles the API's own folder without an MMU, with the first cross compiler
 * that is installed.
 */
gboolean builds_nommu(struct verify *verify, struct replica *replica,
		      GError **error);

#endif
