// SPDX-License-Identifier: GPL-2.0
#include "series/selection.h"

#include <string.h>

#include "series/audience.h"
#include "tree/change.h"
#include "convert/conversion.h"
#include "base/error.h"
#include "people/maintainers.h"
#include "tree/patch.h"
#include "site/site.h"

static gboolean is_core(const struct conversion *conversion, const char *path)
{
	return g_str_has_prefix(path, conversion->campaign->core);
}

/* Changes of the API's own folder, or all the others; not owned. */
static GPtrArray *changes_of(const struct conversion *conversion, gboolean core)
{
	GPtrArray *list = g_ptr_array_new();

	for (guint i = 0; i < conversion->changes->len; i++) {
		struct change *change = conversion->changes->pdata[i];

		if (is_core(conversion, change->path) == core)
			g_ptr_array_add(list, change);
	}
	return list;
}

static gboolean add_conversions(GPtrArray *patches,
				const struct conversion *conversion,
				struct maintainers *m, enum split_by by,
				const char *only, GError **error)
{
	g_autoptr(GPtrArray) changes = changes_of(conversion, FALSE);
	GPtrArray *more;

	if (!changes->len)
		return TRUE;
	more = split_changes(m, changes, by, only, error);
	if (!more)
		return FALSE;
	g_ptr_array_extend_and_steal(patches, more);
	return TRUE;
}

/*
 * A core patch or subsystem patches, whichever the words of a pilot name. That
 * one of the two finds nothing is no error.
 */
static gboolean add_selected(GPtrArray *patches,
			     const struct conversion *conversion,
			     struct maintainers *m, enum split_by by,
			     const char *only, GError **error)
{
	g_autoptr(GPtrArray) core = changes_of(conversion, TRUE);
	GError *no_core = NULL, *no_others = NULL;
	gboolean ok =
		split_add_one(patches, m, PATCH_CORE, only, core, &no_core);

	ok = add_conversions(patches, conversion, m, by, only, &no_others) &&
	     ok;
	if (!ok && only && patches->len)
		ok = TRUE;
	if (!ok && no_others)
		g_propagate_error(error, g_steal_pointer(&no_others));
	else if (!ok)
		g_propagate_error(error, g_steal_pointer(&no_core));
	g_clear_error(&no_core);
	g_clear_error(&no_others);
	return ok;
}

struct patch *selection_patch(const GPtrArray *patches, const char *path)
{
	for (guint i = 0; i < patches->len; i++) {
		struct patch *patch = patches->pdata[i];

		if (patch_change(patch, path))
			return patch;
	}
	return NULL;
}

static int by_path(gconstpointer a, gconstpointer b)
{
	const struct change *const *x = a, *const *y = b;

	return strcmp((*x)->path, (*y)->path);
}

/* All of one patch goes into another, with its people. */
static void merge(GPtrArray *patches, struct patch *into, struct patch *from)
{
	while (from->changes->len)
		g_ptr_array_add(into->changes,
				g_ptr_array_steal_index(from->changes, 0));
	g_ptr_array_sort(into->changes, by_path);
	audience_join(into->people, from->people);
	g_ptr_array_remove(patches, from);
}

/*
 * A flag that goes in one file with a call that is converted in another: the
 * two must not be applied apart, so they are one patch.
 */
static void merge_linked(GPtrArray *patches,
			 const struct conversion *conversion)
{
	/* where the flags go in one patch, no two need to be joined */
	for (guint i = 0; i < conversion->sites->len && !conversion->flips->len;
	     i++) {
		const struct site *site = conversion->sites->pdata[i];
		struct patch *into = selection_patch(patches, site->file);

		for (guint k = 0; into && k < site->removals->len &&
				  site->outcome == OUTCOME_LONGTERM;
		     k++) {
			const struct flag_use *use = site->removals->pdata[k];
			struct patch *from =
				selection_patch(patches, use->file);

			if (from && from != into)
				merge(patches, into, from);
		}
	}
}

void selection_leave_others(const GPtrArray *patches,
			    const GPtrArray *questions,
			    struct conversion *conversion, gboolean pilot)
{
	for (guint i = 0; i < conversion->sites->len; i++) {
		struct site *site = conversion->sites->pdata[i];
		gboolean taken =
			site->stage == STAGE_FLIP
				? !pilot
				: selection_patch(site->stage == STAGE_QUESTION
							  ? questions
							  : patches,
						  site->file) != NULL;

		if (site->outcome == OUTCOME_LEFT || taken)
			continue;
		site_leave(site, "not selected for this pilot series");
		site->unselected = TRUE;
	}
}

/* The people of the files that keep what a common helper has pinned. */
static gboolean add_keepers(struct patch *patch,
			    const struct conversion *conversion,
			    struct maintainers *m, GError **error)
{
	for (guint i = 0; i < conversion->sites->len; i++) {
		const struct site *site = conversion->sites->pdata[i];
		const char *paths[] = {site->keeper, NULL};
		GPtrArray *people;

		if (!site->keeper || !patch_change(patch, site->file))
			continue;
		people = maintainers_patch_people(m, paths, "", error);
		if (!people)
			return FALSE;
		audience_join(patch->people, people);
		g_ptr_array_unref(people);
	}
	return TRUE;
}

static gboolean all_keepers(const GPtrArray *patches,
			    const struct conversion *conversion,
			    struct maintainers *m, GError **error)
{
	for (guint i = 0; i < patches->len; i++)
		if (!add_keepers(patches->pdata[i], conversion, m, error))
			return FALSE;
	return TRUE;
}

static GPtrArray *new_patches(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)patch_free);
}

GPtrArray *selection_make(struct conversion *conversion, struct maintainers *m,
			  enum split_by by, const char *only, GError **error)
{
	GPtrArray *patches = new_patches();
	GError *none = NULL;

	if (!add_selected(patches, conversion, m, by, only, &none)) {
		/* the questions say whether the words name anything */
		if (!only || !conversion->questions->len) {
			g_propagate_error(error, none);
			g_ptr_array_unref(patches);
			return NULL;
		}
		g_error_free(none);
	}
	merge_linked(patches, conversion);
	if (!all_keepers(patches, conversion, m, error))
		g_clear_pointer(&patches, g_ptr_array_unref);
	return patches;
}

GPtrArray *selection_questions(struct conversion *conversion,
			       struct maintainers *m, enum split_by by,
			       const char *only, GError **error)
{
	GPtrArray *patches;
	GError *none = NULL;

	if (!conversion->questions->len)
		return new_patches();
	patches = split_changes(m, conversion->questions, by, only, &none);
	if (!patches && only &&
	    g_error_matches(none, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT)) {
		g_error_free(none);
		return new_patches();
	}
	if (!patches) {
		g_propagate_error(error, none);
		return NULL;
	}
	for (guint i = 0; i < patches->len; i++)
		((struct patch *)patches->pdata[i])->kind = PATCH_QUESTION;
	if (!all_keepers(patches, conversion, m, error))
		g_clear_pointer(&patches, g_ptr_array_unref);
	return patches;
}
