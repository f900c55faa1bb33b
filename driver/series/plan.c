// SPDX-License-Identifier: GPL-2.0
#include "series/plan.h"
#include "series/plan-parts.h"

#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "tree/change.h"
#include "tree/state.h"

static const char *const kinds[] = {"none", "api", "branch", "acks", NULL};

const char *plan_kind_name(enum plan_kind kind)
{
	return kinds[kind];
}

gboolean plan_kind_parse(const char *word, enum plan_kind *kind, GError **error)
{
	const char *meant;

	*kind = PLAN_NONE;
	for (guint i = 0; word && kinds[i]; i++)
		if (!strcmp(word, kinds[i])) {
			*kind = i;
			return TRUE;
		}
	if (!word)
		return TRUE;
	meant = nearest(word, kinds);
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "--plan (PLAN) takes none, api, branch or acks, not '%s'%s"
		    "%s%s",
		    word, meant ? "; did you mean '" : "", meant ? meant : "",
		    meant ? "'?" : "");
	return FALSE;
}

static void pack_free(gpointer data)
{
	struct pack *pack = data;

	g_free(pack->key);
	g_free(pack->folder);
	g_free(pack->tree);
	g_free(pack->url);
	g_ptr_array_unref(pack->patches);
	g_free(pack);
}

/* Patches that must stay in one pack, since they change the same file. */
struct cluster {
	GPtrArray *patches; /* struct patch * */
	struct route *route; /* of the first of them */
	gboolean first, last;
};

static void cluster_free(gpointer data)
{
	struct cluster *cluster = data;

	g_ptr_array_unref(cluster->patches);
	route_free(cluster->route);
	g_free(cluster);
}

static const char *first_path(const struct patch *patch)
{
	return ((struct change *)patch->changes->pdata[0])->path;
}

gboolean plan_is_mechanical(const struct patch *patch, const char *mark)
{
	return patch->kind == PATCH_CONVERSION &&
	       (!mark || !patch_marks(patch, mark));
}

/* What everything else builds upon, or is taken along with it. */
static gboolean is_first(const struct plan *plan, const struct patch *patch,
			 const char *mark)
{
	switch (patch->kind) {
	case PATCH_HELPERS:
	case PATCH_CORE:
	case PATCH_TEST:
		return TRUE;
	case PATCH_CONVERSION:
		return plan->kind == PLAN_API &&
		       plan_is_mechanical(patch, mark);
	default:
		return FALSE;
	}
}

static gboolean is_last(const struct patch *patch)
{
	return patch->kind == PATCH_TOOLING || patch->kind == PATCH_FLIP ||
	       patch->kind == PATCH_LOCKDOWN;
}

/* The cluster of an earlier patch on which this one builds, or NULL. */
static struct cluster *builds_on(const GPtrArray *clusters,
				 const struct patch *patch)
{
	for (guint i = 0; i < clusters->len; i++) {
		struct cluster *cluster = clusters->pdata[i];

		/* the others all stand on what comes first */
		if (cluster->first)
			continue;
		for (guint k = 0; k < cluster->patches->len; k++)
			if (plan_share_file(cluster->patches->pdata[k], patch))
				return cluster;
	}
	return NULL;
}

static GPtrArray *find_clusters(const struct plan *plan, struct maintainers *m,
				const GPtrArray *patches, const char *mark)
{
	GPtrArray *clusters = g_ptr_array_new_with_free_func(cluster_free);

	for (guint i = 0; i < patches->len; i++) {
		struct patch *patch = patches->pdata[i];
		struct cluster *cluster =
			is_last(patch) ? NULL : builds_on(clusters, patch);

		if (!cluster) {
			cluster = g_new0(struct cluster, 1);
			cluster->patches = g_ptr_array_new();
			cluster->route = route_of(m, first_path(patch));
			cluster->first = is_first(plan, patch, mark);
			cluster->last = is_last(patch);
			g_ptr_array_add(clusters, cluster);
		}
		g_ptr_array_add(cluster->patches, patch);
	}
	return clusters;
}

/* What is first in the plan with one tree is no pack of its own. */
static gboolean is_apart(const struct plan *plan, const struct cluster *cluster)
{
	return cluster->first && plan->kind != PLAN_ACKS;
}

/* The tree of a cluster under this plan; NULL: none is known. */
static const char *tree_of(const struct plan *plan,
			   const struct cluster *cluster)
{
	if (plan->kind == PLAN_ACKS || cluster->first || cluster->last ||
	    !cluster->route->tree)
		return plan->tree;
	return cluster->route->tree;
}

/* Packs before they are numbered. */
struct packing {
	struct plan *plan;
	guint max;
};

static struct pack *open_pack(struct packing *packing,
			      const struct cluster *cluster, guint turn,
			      const struct pack *after)
{
	struct plan *plan = packing->plan;
	const char *tree = tree_of(plan, cluster);
	struct pack *pack = g_new0(struct pack, 1);
	gboolean own = cluster->route->tree && tree &&
		       !strcmp(tree, cluster->route->tree);

	pack->tree = g_strdup(tree);
	pack->url = g_strdup(own ? cluster->route->url : plan->url);
	pack->tag = own ? cluster->route->tag : NULL;
	pack->ours = !g_strcmp0(tree, plan->tree);
	pack->last = cluster->last;
	pack->after = after;
	pack->patches = g_ptr_array_new();
	pack->first = is_apart(plan, cluster);
	pack->key = g_strdup_printf("%s %u",
				    pack->first	 ? "first"
				    : pack->last ? "last"
				    : tree	 ? tree
						 : "none",
				    turn);
	g_ptr_array_add(plan->packs, pack);
	return pack;
}

/* Where a cluster goes: the last pack of its tree, if there is room. */
static void put(struct packing *packing, const struct cluster *cluster)
{
	const char *tree = tree_of(packing->plan, cluster);
	struct pack *last = NULL;
	guint turn = 1;

	for (guint i = 0; i < packing->plan->packs->len; i++) {
		struct pack *pack = packing->plan->packs->pdata[i];

		if (g_strcmp0(pack->tree, tree) ||
		    pack->last != cluster->last ||
		    pack->first != is_apart(packing->plan, cluster))
			continue;
		turn += last != NULL;
		last = pack;
	}
	if (!last || last->patches->len + cluster->patches->len > packing->max)
		last = open_pack(packing, cluster, last ? turn + 1 : 1, last);
	last->stray |= !cluster->route->tree;
	for (guint i = 0; i < cluster->patches->len; i++)
		g_ptr_array_add(last->patches, cluster->patches->pdata[i]);
}

struct plan *plan_new(enum plan_kind kind, guint max, struct maintainers *m,
		      const GPtrArray *patches, const char *home,
		      GHashTable *known, const char *mark)
{
	struct plan *plan = g_new0(struct plan, 1);
	struct packing packing = {plan, max};
	struct route *route = home ? route_of(m, home) : NULL;
	g_autoptr(GPtrArray) clusters = NULL;

	plan->kind = kind;
	plan->tree = route ? g_strdup(route->tree) : NULL;
	plan->entry = route ? g_strdup(route->entry) : NULL;
	plan->url = route ? g_strdup(route->url) : NULL;
	plan->packs = g_ptr_array_new_with_free_func(pack_free);
	route_free(route);
	clusters = find_clusters(plan, m, patches, mark);
	/* what all need, then the trees, then what ends the series */
	for (guint turn = 0; turn < 3; turn++)
		for (guint i = 0; i < clusters->len; i++) {
			const struct cluster *cluster = clusters->pdata[i];

			if (turn == (cluster->first  ? 0
				     : cluster->last ? 2u
						     : 1u))
				put(&packing, cluster);
		}
	plan_number(plan, known);
	plan_find_needs(plan, patches);
	return plan;
}

void plan_free(struct plan *plan)
{
	if (!plan)
		return;
	g_free(plan->tree);
	g_free(plan->entry);
	g_free(plan->url);
	g_ptr_array_unref(plan->packs);
	g_free(plan);
}

GPtrArray *plan_patches(const struct plan *plan)
{
	GPtrArray *all = g_ptr_array_new();

	for (guint i = 0; i < plan->packs->len; i++) {
		const struct pack *pack = plan->packs->pdata[i];

		for (guint k = 0; k < pack->patches->len; k++)
			g_ptr_array_add(all, pack->patches->pdata[k]);
	}
	return all;
}

GPtrArray *plan_places(const struct plan *plan)
{
	GPtrArray *places = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < plan->packs->len; i++) {
		const struct pack *pack = plan->packs->pdata[i];

		for (guint k = 1; k <= pack->patches->len; k++)
			g_ptr_array_add(places,
					i ? g_strdup_printf("%u of part %u", k,
							    pack->number)
					  : g_strdup_printf("%u", k));
	}
	return places;
}
