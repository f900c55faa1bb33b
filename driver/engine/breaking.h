/* SPDX-License-Identifier: GPL-2.0 */
/*
 * breaking - a rule's series broken on purpose, to see that it is noticed
 *
 *	results = breaking_run(verify, gate, &error);
 *	for (i = 0; i < results->len; i++)
 *		use(results->pdata[i]);
 *	g_ptr_array_unref(results);
 *
 * Each kind of mutant is what a slip of the hand would leave. A file that has a
 * place for it is broken in memory, and looked at as verify looks at a series:
 * is it what the rule makes of the tree, and does the rule find nothing more?
 */
#ifndef TREEWIDE_BREAKING_H
#define TREEWIDE_BREAKING_H

#include "engine/gate.h"
#include "verify/verify.h"

enum breakage {
	BREAKAGE_DROPPED, /* a hunk is not there */
	BREAKAGE_DOUBLED, /* its new lines are there twice */
	BREAKAGE_EXCHANGED, /* two names of it are exchanged */
	BREAKAGE_NEIGHBOUR, /* a call beside it calls something else */
	BREAKAGES,
};

struct breaking_result {
	enum breakage breakage;
	char *file; /* NULL: no file has a place for it */
	char *what; /* "line 12" */
	char *verdict; /* how it was caught; NULL: it survived */
};

/* "a hunk dropped" */
const char *breakage_name(enum breakage breakage);

/*
 * The text of a file with this breakage, *line where it is (from 1); NULL: it
 * has no place for it. before and after: without and with the series. Free with
 * g_bytes_unref().
 */
GBytes *breakage_make(enum breakage breakage, const char *path, GBytes *before,
		      GBytes *after, guint *line);

/*
 * Results, one a kind (struct breaking_result *). verify: one without a
 * campaign, nothing run yet. Fails where no step can go on. Free with
 * g_ptr_array_unref().
 */
GPtrArray *breaking_run(struct verify *verify, struct gate *gate,
			GError **error);

#endif
