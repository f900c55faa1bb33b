/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mutating - breaks a series on purpose and checks that it is noticed
 *
 * Each kind of mutant (mutant.h) goes into a converted file of its own; all are
 * compiled together, relaxed and strict, and judged like a series.
 */
#ifndef TREEWIDE_MUTATING_H
#define TREEWIDE_MUTATING_H

#include <glib.h>

#include "verify/mutant.h"
#include "verify/verify.h"

struct mutating_result {
	enum mutation mutation;
	char *file; /* NULL: no file has a place for it */
	char *what; /* "line 12, f()" */
	char *verdict; /* "VALUES SAME", ...; NULL: not judged */
	gboolean caught; /* red */
};

/*
 * One result per mutation (struct mutating_result *). Fails if nothing can be
 * compiled (no clang, no disk space). Free with g_ptr_array_unref().
 */
GPtrArray *mutating_run(struct verify *verify, GError **error);

#endif
