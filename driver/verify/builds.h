/* SPDX-License-Identifier: GPL-2.0 */
/*
 * builds - the series as it ships: does it compile without a new warning?
 *
 * W=1, before the series and after it. What is new is red in the cell of the
 * patch whose file it names; a warning that names none is red as a step.
 */
#ifndef TREEWIDE_BUILDS_H
#define TREEWIDE_BUILDS_H

#include <glib.h>

#include "verify/prover.h"

/*
 * The files and, with them, what the helpers are defined in and what a lock-down
 * could break: what pass "before" compiles. The strings are the caller's and verify's.
 */
GPtrArray *builds_files(const struct verify *verify, const GPtrArray *files);

/*
 * Compiles the files, the helpers and the KUnit suite with the whole series,
 * after prover's pass "before", and looks for the helpers' calls in the
 * objects. target and fragment configure it again, since the suite has a symbol of its
 * own.
 */
gboolean builds_shipped(struct prover *prover, const char *target,
			const char *fragment, const GPtrArray *files,
			enum column column, GError **error);

/* The same by gcc, both passes. A missing compiler is a skipped step. */
gboolean builds_gcc(struct verify *verify, struct replica *replica,
		    const GPtrArray *files, GError **error);

/* The API's own folder without an MMU, by the first cross compiler there is. */
gboolean builds_nommu(struct verify *verify, struct replica *replica,
		      GError **error);

#endif
