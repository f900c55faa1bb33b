/* SPDX-License-Identifier: GPL-2.0 */
/*
 * plan - the packs in which a series is sent, and the trees that take them
 *
 *	plan_kind_parse("branch", &kind, &error);
 *	plan = plan_new(kind, 15, maintainers, patches, "mm/gup.c", known);
 *	for (i = 0; i < plan->packs->len; i++)
 *		use(plan->packs->pdata[i]);
 *	plan_free(plan);
 *
 * Pack 1 has what the others need, and every other applies on it alone, but
 * for those that end the series, which come when all the others are in. No pack
 * has more patches than a list takes at once; what is for one tree and more
 * than that is several packs, sent one after the other.
 */
#ifndef TREEWIDE_PLAN_H
#define TREEWIDE_PLAN_H

#include <glib.h>

#include "people/maintainers.h"
#include "people/route.h"
#include "tree/patch.h"

enum plan_kind {
	PLAN_NONE, /* one series */
	PLAN_API, /* what needs no word of a person goes in with the helpers,
		   * through the API's tree; the rest follows, tree by tree */
	PLAN_BRANCH, /* the helpers on a branch that every tree merges */
	PLAN_ACKS, /* everything through the API's tree */
};

/* Fails with TREEWIDE_ERROR_INPUT. word NULL: PLAN_NONE. */
gboolean plan_kind_parse(const char *word, enum plan_kind *kind,
			 GError **error);
/* "api", "branch", "acks"; "none" */
const char *plan_kind_name(enum plan_kind kind);

#define PLAN_MAX 15 /* see ready/limits.h */

struct pack {
	guint number; /* from 1; the same in all versions */
	char *key; /* what the number goes with: "netdev/net-next 2" */
	char *folder; /* "2-netdev-net-next" */
	char *tree; /* "netdev/net-next"; NULL: MAINTAINERS names none */
	char *url; /* of the tree; or NULL */
	const char *tag; /* "net-next", or NULL */
	GPtrArray *patches; /* struct patch *, in order; not owned */
	const struct pack *after; /* of the same tree, to be in before; NULL */
	gboolean first; /* what the others need, and nothing else */
	gboolean last; /* it needs all the others */
	gboolean alone; /* it needs no other, not even the first */
	gboolean stray; /* MAINTAINERS names no tree for some of its files */
	gboolean ours; /* it goes through the API's tree */
};

struct plan {
	enum plan_kind kind;
	char *tree; /* the API's; NULL: MAINTAINERS names none */
	char *entry; /* the title of the entry that names it; or NULL */
	char *url;
	GPtrArray *packs; /* struct pack *, in the order of sending */
};

/*
 * The plan for these patches (struct patch *, in the order of one series, whose
 * words need not be there). home: a file of the API itself, or NULL. known:
 * numbers that packs had before (key -> number as a pointer), or NULL. mark: of
 * a comment that a person has to look at, or NULL. Free with plan_free(), which
 * takes NULL.
 */
struct plan *plan_new(enum plan_kind kind, guint max, struct maintainers *m,
		      const GPtrArray *patches, const char *home,
		      GHashTable *known, const char *mark);
void plan_free(struct plan *plan);

/* Whether this conversion asks nothing of its maintainer, by that mark. */
gboolean plan_is_mechanical(const struct patch *patch, const char *mark);

/*
 * All patches in the order of the packs, and what each is called in a letter
 * ("2", or "2 of part 3"; char *). Free both with g_ptr_array_unref().
 */
GPtrArray *plan_patches(const struct plan *plan);
GPtrArray *plan_places(const struct plan *plan);

#endif
