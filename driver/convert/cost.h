/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cost - what the flag would cost where it is not passed today
 *
 *	costs = costs_load("cocci/x/audit.conf", &error);
 *	lines = costs_of(costs, &scene);
 *	costs_free(costs);
 *
 * The rules are the campaign's, a group each, tried in the file's order:
 *
 *	[name]
 *	since=6.5		only from this version on
 *	before=6.5		only up to the one before
 *	flag=FOLL_WRITE		only where this word decides the flags, too
 *	refused=true		only where the function itself refuses the flag
 *	words=a;b		looks for these in the files that the evidence
 *				names, but for functions that make other pins:
 *				these, like neighbours in the folder, keep
 *				account of their own
 *	text=...		what to say; with words: found= and missing=
 *
 * Texts may hold @CALLEE@, @FLAG@, @FILES@ (that were looked into) and, in
 * found=, @PLACES@.
 */
#ifndef TREEWIDE_COST_H
#define TREEWIDE_COST_H

#include <glib.h>

#include "lifetime/evidence.h"
#include "site/family.h"
#include "program/program.h"
#include "site/site.h"
#include "tree/tree.h"

struct costs;

/*
 * Fails with TREEWIDE_ERROR_INPUT, naming the group, when the file cannot be
 * read, a key is unknown, or a text is missing. Free with costs_free().
 */
struct costs *costs_load(const char *path, GError **error);
void costs_free(struct costs *costs);

/* What the rules are asked about. Nothing is owned. */
struct cost_scene {
	const struct tree *tree;
	struct program *program;
	const struct family *family;
	const char *flag;
	const struct site *site;
	const struct evidence *evidence;
	/* of the pin whose pages that speaks of, where a function that counts
	 * as a pin hands them on; or NULL */
	const struct evidence *whose;
};

/* One line each: char *. Free with g_ptr_array_unref(). */
GPtrArray *costs_of(const struct costs *costs, const struct cost_scene *scene);

#endif
