/* SPDX-License-Identifier: GPL-2.0 */
/*
 * apply - a campaign's semantic patches run over the files of a tree
 *
 *	struct apply apply = { .tree = tree, .set = set, .spatch = spatch };
 *	paths = apply_candidates(&apply, &error);
 *	results = apply_run(&apply, paths, &error);
 *	for (i = 0; i < results->len; i++)
 *		use(results->pdata[i]);
 *
 * A candidate is a C file that holds the words which a rule needs and is no
 * place of the API's own. Of each it is told which functions that hold such
 * words were changed, which were seen without a match, and which spatch has
 * not seen: "unchanged" is not "unseen".
 */
#ifndef TREEWIDE_APPLY_H
#define TREEWIDE_APPLY_H

#include <glib.h>

#include "rule/ruleset.h"
#include "spatch/spatch.h"
#include "tree/tree.h"

struct apply {
	const struct tree *tree;
	const struct ruleset *set;
	struct spatch *spatch;
	const char *build; /* folder of the cache; NULL: nothing is kept */
	guint threads; /* for reading the tree; 0: one a core */
	const char *const *own; /* files that are the API's own; NULL: looked
				 * for */
	const char *const *below; /* only files below these; NULL: all */
	gboolean no_layout; /* lines stay as spatch and the words leave them */
	gboolean whole; /* whole files, whatever the rule would allow */
	gboolean lean; /* no texts of what did not change: any number fits */
	/* Told how many of the candidates are done; or NULL. */
	void (*progress)(guint done, guint total);
};

enum apply_fate {
	APPLY_CHANGED,
	APPLY_SEEN, /* spatch read it, and no rule matched */
	APPLY_UNSEEN, /* spatch did not read it: reason says why */
	APPLY_OWN, /* of the API itself: never shown to spatch */
};

/* A function, or another top-level item, that holds what a rule needs. */
struct apply_place {
	char *function; /* its name; NULL: at file scope */
	guint line; /* first line before, from 1 */
	guint last; /* last line before */
	enum apply_fate fate;
	char *reason; /* of APPLY_UNSEEN, else NULL */
};

/* Lines that differ, as in a diff without context. */
struct apply_hunk {
	guint before; /* first line before, from 1; behind it if none go */
	guint gone; /* lines that go */
	guint after; /* first line afterwards */
	guint come; /* lines that come */
};

struct applied {
	char *path;
	GBytes *before; /* lean: both NULL where nothing changed */
	GBytes *after;
	/*
	 * struct apply_place, by line: of each semantic patch in turn, lines of
	 * what the one before it left. Where a rule needs no words, only what
	 * changed is a place, or was not seen.
	 */
	GArray *places;
	GArray *hunks; /* struct apply_hunk, by line */
	char *unseen; /* why spatch made nothing of the file, or NULL */
};

/*
 * The files of the tree (char *, sorted) that a rule can change. Fails as
 * tree_files() and sweep_run() do. Free with g_ptr_array_unref().
 */
GPtrArray *apply_candidates(const struct apply *apply, GError **error);

/*
 * Runs the rules over these files: struct applied *, in their order. What was
 * found before for the same text, rules, options and version of spatch is taken
 * from the cache; each result goes there when it is there. Fails with
 * TREEWIDE_ERROR_INPUT where spatch cannot read a rule, with
 * TREEWIDE_ERROR_TOOL where it can do nothing at all, with
 * TREEWIDE_ERROR_INTERRUPTED. Free with g_ptr_array_unref().
 */
GPtrArray *apply_run(const struct apply *apply, const GPtrArray *paths,
		     GError **error);

#endif
