/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cost - the cost of the flag where it is not passed today
 *
 *	costs = costs_load("cocci/x/audit.conf", &error);
 *	lines = costs_of(costs, &scene);
 *	costs_free(costs);
 *
 * The rules are the campaign's, one group each, tried in the file's order:
 *
 *	[name]
 *	since=6.5		only from this version on
 *	before=6.5		only before this version
 *	flag=FOLL_WRITE		only if this word decides the flags, too
 *	refused=true		only if the function itself refuses the flag
 *	words=a;b		looks for these in the files that the evidence
 *				names, except in functions that make other
 *				pins: those, like neighbours in the folder,
 *				account for their own
 *	text=...		the message; with words: found= and missing=
 *
 * Texts may hold @CALLEE@, @FLAG@, @FILES@ (those that were searched) and, in
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
 * Fails with TREEWIDE_ERROR_INPUT, naming the group, if the file cannot be
 * read, a key is unknown, or a text is missing. Free with costs_free().
 */
struct costs *costs_load(const char *path, GError **error);
void costs_free(struct costs *costs);

/* What the rules are about. Nothing is owned. */
struct cost_scene {
	const struct tree *tree;
	struct program *program;
	const struct family *family;
	const char *flag;
	const struct site *site;
	const struct evidence *evidence;
	/*
	 * of the pin whose pages that evidence is about, if a function that
	 * counts as a pin passes them on; or NULL
	 */
	const struct evidence *whose;
};

/* One line each: char *. Free with g_ptr_array_unref(). */
GPtrArray *costs_of(const struct costs *costs, const struct cost_scene *scene);

#endif
