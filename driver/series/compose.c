// SPDX-License-Identifier: GPL-2.0
#include "series/compose.h"

#include <string.h>

#include "tree/change.h"
#include "series/epilogue.h"
#include "convert/intent.h"
#include "tree/patch.h"
#include "series/selection.h"
#include "series/squash.h"
#include "site/site.h"
#include "tree/state.h"
#include "series/wording.h"

/* The helpers that the converted calls need. */
static GPtrArray *requests_of(const struct conversion *conversion)
{
	enum polarity polarity = conversion->campaign->polarity;
	GPtrArray *requests =
		g_ptr_array_new_with_free_func(helpers_request_free);

	for (guint m = 0; m < conversion->family->members->len; m++) {
		const struct member *member =
			conversion->family->members->pdata[m];
		gboolean longterm = FALSE, shortterm = FALSE;

		for (guint i = 0; i < conversion->sites->len; i++) {
			const struct site *site = conversion->sites->pdata[i];

			if (strcmp(site->callee, member->name))
				continue;
			longterm |= site->outcome == OUTCOME_LONGTERM;
			shortterm |= site->outcome == OUTCOME_SHORTTERM;
		}
		longterm &= polarity_names(polarity, VERDICT_LONGTERM);
		shortterm &= polarity_names(polarity, VERDICT_SHORTTERM);
		if (longterm || shortterm)
			g_ptr_array_add(requests, helpers_request_new(
							  member->name,
							  longterm, shortterm));
	}
	return requests;
}

void behaviour_free(gpointer data)
{
	struct behaviour *behaviour = data;

	change_free(behaviour->change);
	g_strfreev(behaviour->values);
	g_free(behaviour);
}

/* What people decided comes before what is converted; others: the latter. */
static gboolean add_behaviours(struct compose *compose, const GPtrArray *others,
			       const struct compose_options *options,
			       GError **error)
{
	const GPtrArray *list = options->behaviours;

	for (guint i = 0; list && i < list->len; i++) {
		const struct behaviour *behaviour = list->pdata[i];
		const struct change *change = behaviour->change;
		g_autoptr(GPtrArray) one = g_ptr_array_new();
		struct patch *patch;

		if (options->only && !selection_patch(others, change->path))
			continue;
		g_ptr_array_add(one, (gpointer)change);
		if (!split_add_one(compose->patches, compose->maintainers,
				   PATCH_BEHAVIOUR, NULL, one, error))
			return FALSE;
		patch = compose->patches->pdata[compose->patches->len - 1];
		patch->values = g_strdupv(behaviour->values);
	}
	return TRUE;
}

/* Helpers in front, the suite behind the core patch. */
static gboolean add_helpers(struct compose *compose,
			    const struct conversion *conversion,
			    const struct compose_options *options,
			    GError **error)
{
	GPtrArray *requests = requests_of(conversion);
	GPtrArray *others = compose->patches;
	gboolean ok;

	compose->helpers = helpers_make(conversion->tree, conversion->campaign,
					conversion->family, options->wrappers,
					requests, error);
	g_ptr_array_unref(requests);
	if (!compose->helpers)
		return FALSE;
	compose->patches =
		g_ptr_array_new_with_free_func((GDestroyNotify)patch_free);
	ok = split_add_one(compose->patches, compose->maintainers,
			   PATCH_HELPERS, NULL, compose->helpers->changes,
			   error) &&
	     add_behaviours(compose, others, options, error);
	if (ok && others->len &&
	    ((struct patch *)others->pdata[0])->kind == PATCH_CORE)
		g_ptr_array_add(compose->patches,
				g_ptr_array_steal_index(others, 0));
	ok = ok &&
	     split_add_one(compose->patches, compose->maintainers, PATCH_TEST,
			   NULL, compose->helpers->kunit, error);
	g_ptr_array_extend_and_steal(compose->patches, others);
	return ok;
}

/* Path -> text of each file as the patches so far leave it; owns neither. */
static GHashTable *contents_now(const struct compose *compose, GError **error)
{
	g_autoptr(GHashTable) states =
		state_replay(compose->patches, compose->patches->len, error);
	GHashTable *contents;
	GHashTableIter iter;
	gpointer path, state;

	if (!states)
		return NULL;
	contents = g_hash_table_new(g_str_hash, g_str_equal);
	g_hash_table_iter_init(&iter, states);
	while (g_hash_table_iter_next(&iter, &path, &state))
		g_hash_table_insert(contents, path,
				    ((struct file_state *)state)->last);
	return contents;
}

/*
 * The patch in which the raw functions change their meaning. Where it is
 * withheld, so is what it does to the calls.
 */
static gboolean add_flip(struct compose *compose, struct conversion *conversion,
			 const struct compose_options *options, GError **error)
{
	g_autoptr(GHashTable) contents = NULL;
	struct flip_input in = {
		.tree = conversion->tree,
		.campaign = conversion->campaign,
		.family = conversion->family,
		.templates = options->wrappers,
		.references = conversion->references,
		.sites = conversion->sites,
		.drops = conversion->flips,
	};

	if (options->only || !polarity_flips(conversion->campaign->polarity) ||
	    intent_is_flipped(conversion->family))
		return TRUE;
	in.contents = contents = contents_now(compose, error);
	if (!contents)
		return FALSE;
	compose->flip = flip_make(&in, error);
	if (!compose->flip)
		return FALSE;
	for (guint i = 0; i < conversion->sites->len; i++) {
		struct site *site = conversion->sites->pdata[i];

		if (!compose->flip->blockers->len || site->stage != STAGE_FLIP)
			continue;
		site_leave(site, "its flag goes with the patch that flips the "
				 "meaning, which is withheld");
		site->waits = TRUE;
	}
	return split_add_one(compose->patches, compose->maintainers, PATCH_FLIP,
			     NULL, compose->flip->changes, error);
}

/* The last patch, where nothing stands in its way. */
static gboolean add_lockdown(struct compose *compose,
			     const struct conversion *conversion,
			     const struct compose_options *options,
			     GError **error)
{
	g_autoptr(GHashTable) contents = NULL;

	if (options->only || (compose->flip && compose->flip->blockers->len))
		return TRUE;
	contents = contents_now(compose, error);
	if (!contents)
		return FALSE;
	compose->lockdown = lockdown_make(
		conversion->tree, conversion->campaign, conversion->family,
		conversion->references, contents,
		!polarity_hides_raw(conversion->campaign->polarity), error);
	return compose->lockdown &&
	       split_add_one(compose->patches, compose->maintainers,
			     PATCH_LOCKDOWN, NULL, compose->lockdown->changes,
			     error);
}

static gpointer copy_name(gconstpointer name, gpointer data G_GNUC_UNUSED)
{
	return g_strdup(name);
}

/*
 * Teaches the kernel's tools what the whole of a series is for, in front of the
 * patch that locks the door.
 */
static gboolean add_tooling(struct compose *compose,
			    const struct conversion *conversion,
			    const struct compose_options *options,
			    GError **error)
{
	gboolean locks = compose->lockdown && compose->lockdown->changes->len;
	struct patch *last = NULL;
	GPtrArray *helpers;
	gboolean ok;

	/* where the raw functions stay, nothing is to be pointed at */
	if (options->only ||
	    !polarity_hides_raw(conversion->campaign->polarity))
		return TRUE;
	if (locks)
		last = g_ptr_array_steal_index(compose->patches,
					       compose->patches->len - 1);
	helpers = helpers_declared(conversion->campaign, conversion->family);
	g_ptr_array_extend(helpers, compose->helpers->longterm, copy_name,
			   NULL);
	g_ptr_array_extend(helpers, compose->helpers->shortterm, copy_name,
			   NULL);
	ok = epilogue_add_tooling(compose->patches, compose->maintainers,
				  conversion, helpers, locks, error);
	if (last)
		g_ptr_array_add(compose->patches, last);
	g_ptr_array_unref(helpers);
	return ok;
}

/* The packs of a plan; the patches come in their order from here on. */
static void make_plan(struct compose *compose,
		      const struct conversion *conversion,
		      const struct compose_options *options)
{
	const struct campaign *campaign = conversion->campaign;
	GPtrArray *ordered;

	if (options->plan == PLAN_NONE || !compose->patches->len)
		return;
	compose->plan =
		plan_new(options->plan, options->max, compose->maintainers,
			 compose->patches, campaign->definitions,
			 options->known, campaign->comment_tag);
	ordered = plan_patches(compose->plan);
	g_ptr_array_set_free_func(compose->patches, NULL);
	g_ptr_array_unref(compose->patches);
	g_ptr_array_set_free_func(ordered, (GDestroyNotify)patch_free);
	compose->patches = ordered;
}

/* What stands beside the mechanical conversions: helpers, core, suite. */
#define BESIDE 3

static gboolean squash(struct compose *compose,
		       const struct conversion *conversion,
		       const struct compose_options *options, GError **error)
{
	guint room = options->max > BESIDE ? options->max - BESIDE : 0;

	return options->plan != PLAN_API ||
	       squash_mechanical(compose->patches, compose->maintainers,
				 conversion->campaign->comment_tag, room,
				 error);
}

struct compose *compose_new(struct conversion *conversion,
			    const struct compose_options *options,
			    GError **error)
{
	struct compose *compose = g_new0(struct compose, 1);
	g_autoptr(GPtrArray) questions = NULL;

	compose->maintainers = maintainers_load(conversion->tree, error);
	if (compose->maintainers)
		compose->patches =
			selection_make(conversion, compose->maintainers,
				       options->by, options->only, error);
	if (compose->patches && squash(compose, conversion, options, error))
		questions =
			selection_questions(conversion, compose->maintainers,
					    options->by, options->only, error);
	if (!questions)
		goto fail;
	selection_leave_others(compose->patches, questions, conversion,
			       options->only != NULL);
	if (!add_helpers(compose, conversion, options, error))
		goto fail;
	g_ptr_array_extend_and_steal(compose->patches,
				     g_steal_pointer(&questions));
	if (!add_flip(compose, conversion, options, error))
		goto fail;
	conversion_account(conversion);
	if (!add_lockdown(compose, conversion, options, error))
		goto fail;
	/* A converted tree gets no series, and no letter about none. */
	if (compose->patches->len &&
	    !add_tooling(compose, conversion, options, error))
		goto fail;
	make_plan(compose, conversion, options);
	if (compose->patches->len &&
	    (!wording_write(compose, conversion, options, error)))
		goto fail;
	return compose;
fail:
	compose_free(compose);
	return NULL;
}

void compose_free(struct compose *compose)
{
	if (!compose)
		return;
	g_clear_pointer(&compose->patches, g_ptr_array_unref);
	g_clear_pointer(&compose->helpers, helpers_free);
	flip_free(compose->flip);
	lockdown_free(compose->lockdown);
	maintainers_free(compose->maintainers);
	g_free(compose->subject);
	plan_free(compose->plan);
	g_free(compose->body);
	g_free(compose->problem);
	g_free(compose);
}
