// SPDX-License-Identifier: GPL-2.0
#include "compose.h"

#include <string.h>

#include "audience.h"
#include "change.h"
#include "cover.h"
#include "epilogue.h"
#include "error.h"
#include "history.h"
#include "ledger.h"
#include "intent.h"
#include "message.h"
#include "patch.h"
#include "proof.h"
#include "reference.h"
#include "site.h"
#include "state.h"
#include "subject.h"

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

/* Adds the changes as one patch of this kind, for all their people. */
static gboolean add_one(struct compose *compose, enum patch_kind kind,
			const char *only, const GPtrArray *changes,
			GError **error)
{
	GPtrArray *patches;

	if (!changes->len)
		return TRUE;
	patches = split_changes(compose->maintainers, changes, SPLIT_NONE, only,
				error);
	if (!patches)
		return FALSE;
	for (guint i = 0; i < patches->len; i++) {
		struct patch *patch = patches->pdata[i];

		patch->kind = kind;
		g_ptr_array_add(compose->patches, patch);
	}
	g_ptr_array_set_free_func(patches, NULL);
	g_ptr_array_unref(patches);
	return TRUE;
}

static gboolean add_conversions(struct compose *compose,
				const struct conversion *conversion,
				const struct compose_options *options,
				GError **error)
{
	GPtrArray *changes = changes_of(conversion, FALSE);
	GPtrArray *patches = NULL;

	if (changes->len)
		patches = split_changes(compose->maintainers, changes,
					options->by, options->only, error);
	g_ptr_array_unref(changes);
	if (!patches)
		return !*error;
	g_ptr_array_extend_and_steal(compose->patches, patches);
	return TRUE;
}

/*
 * The pilot selection: a core patch or subsystem patches, whichever the words
 * name. That one of the two finds nothing is no error.
 */
static gboolean add_selected(struct compose *compose,
			     const struct conversion *conversion,
			     const struct compose_options *options,
			     GError **error)
{
	GPtrArray *core = changes_of(conversion, TRUE);
	GError *no_core = NULL, *no_others = NULL;
	gboolean ok =
		add_one(compose, PATCH_CORE, options->only, core, &no_core);

	ok = add_conversions(compose, conversion, options, &no_others) && ok;
	g_ptr_array_unref(core);
	if (!ok && options->only && compose->patches->len)
		ok = TRUE;
	if (!ok && no_others)
		g_propagate_error(error, g_steal_pointer(&no_others));
	else if (!ok)
		g_propagate_error(error, g_steal_pointer(&no_core));
	g_clear_error(&no_core);
	g_clear_error(&no_others);
	return ok;
}

/* The patch of these that changes this file, or NULL. */
static struct patch *patch_among(const GPtrArray *patches, const char *path)
{
	for (guint i = 0; i < patches->len; i++) {
		struct patch *patch = patches->pdata[i];

		for (guint k = 0; k < patch->changes->len; k++) {
			const struct change *change = patch->changes->pdata[k];

			if (!strcmp(change->path, path))
				return patch;
		}
	}
	return NULL;
}

static struct patch *patch_of(const struct compose *compose, const char *path)
{
	return patch_among(compose->patches, path);
}

static int by_path(gconstpointer a, gconstpointer b)
{
	const struct change *const *x = a, *const *y = b;

	return strcmp((*x)->path, (*y)->path);
}

/* All of one patch goes into another, with its people. */
static void merge(struct compose *compose, struct patch *into,
		  struct patch *from)
{
	while (from->changes->len)
		g_ptr_array_add(into->changes,
				g_ptr_array_steal_index(from->changes, 0));
	g_ptr_array_sort(into->changes, by_path);
	audience_join(into->people, from->people);
	g_ptr_array_remove(compose->patches, from);
}

/*
 * A flag that goes in one file with a call that is converted in another: the
 * two must not be applied apart, so they are one patch.
 */
static void merge_linked(struct compose *compose,
			 const struct conversion *conversion)
{
	/* where the flags go in one patch, no two need to be joined */
	for (guint i = 0; i < conversion->sites->len && !conversion->flips->len;
	     i++) {
		const struct site *site = conversion->sites->pdata[i];
		struct patch *into = patch_of(compose, site->file);

		for (guint k = 0; into && k < site->removals->len &&
				  site->outcome == OUTCOME_LONGTERM;
		     k++) {
			const struct flag_use *use = site->removals->pdata[k];
			struct patch *from = patch_of(compose, use->file);

			if (from && from != into)
				merge(compose, into, from);
		}
	}
}

static gboolean is_patched(const struct compose *compose, const char *path)
{
	return patch_of(compose, path) != NULL;
}

static void leave_unselected(const struct compose *compose,
			     struct conversion *conversion, gboolean pilot)
{
	for (guint i = 0; i < conversion->sites->len; i++) {
		struct site *site = conversion->sites->pdata[i];

		if (site->outcome != OUTCOME_LEFT &&
		    (site->flips ? pilot : !is_patched(compose, site->file)))
			site_leave(site, "not selected for this pilot series");
	}
}

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

		if (options->only && !patch_among(others, change->path))
			continue;
		g_ptr_array_add(one, (gpointer)change);
		if (!add_one(compose, PATCH_BEHAVIOUR, NULL, one, error))
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
	ok = add_one(compose, PATCH_HELPERS, NULL, compose->helpers->changes,
		     error) &&
	     add_behaviours(compose, others, options, error);
	if (ok && others->len &&
	    ((struct patch *)others->pdata[0])->kind == PATCH_CORE)
		g_ptr_array_add(compose->patches,
				g_ptr_array_steal_index(others, 0));
	ok = ok &&
	     add_one(compose, PATCH_TEST, NULL, compose->helpers->kunit, error);
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

		if (compose->flip->blockers->len && site->flips)
			site_leave(site,
				   "its flag goes with the patch that "
				   "flips the meaning, which is withheld");
	}
	return add_one(compose, PATCH_FLIP, NULL, compose->flip->changes,
		       error);
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
	return compose->lockdown && add_one(compose, PATCH_LOCKDOWN, NULL,
					    compose->lockdown->changes, error);
}

/* Comments and strings that still speak of what this patch converts. */
static GPtrArray *stale_places(const struct conversion *conversion,
			       const struct patch *patch)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *sites = message_sites(patch, conversion->sites, TRUE);

	for (guint i = 0; i < conversion->references->len; i++) {
		const struct reference *reference =
			conversion->references->pdata[i];
		gboolean stale = FALSE;

		if (reference->kind != REFERENCE_COMMENT &&
		    reference->kind != REFERENCE_STRING)
			continue;
		for (guint k = 0; k < sites->len && !stale; k++) {
			const struct site *site = sites->pdata[k];

			stale = !strcmp(site->file, reference->file) &&
				(!strcmp(site->callee, reference->word) ||
				 (site->removals->len &&
				  !strcmp(reference->word,
					  conversion->campaign->flag)));
		}
		if (stale)
			g_ptr_array_add(
				lines,
				g_strdup_printf(
					"%s:%u: %s names %s", reference->file,
					reference->line,
					reference_kind_name(reference->kind),
					reference->word));
	}
	g_ptr_array_unref(sites);
	for (guint i = 0; i < patch->changes->len; i++)
		lift_stale(conversion->lift,
			   ((struct change *)patch->changes->pdata[i])->path,
			   lines);
	return lines;
}

static gboolean write_messages(struct compose *compose,
			       const struct conversion *conversion,
			       const struct message_input *input,
			       GError **error)
{
	gboolean ok = TRUE;

	for (guint i = 0; ok && i < compose->patches->len; i++) {
		struct patch *patch = compose->patches->pdata[i];
		GPtrArray *stale = stale_places(conversion, patch);

		g_autofree char *proof =
			proof_text(conversion->options.build, conversion->tree,
				   conversion->campaign, patch->changes);

		ok = message_write(input, patch, stale, proof, error) &&
		     audience_of_words(compose->maintainers, patch, error);
		g_ptr_array_unref(stale);
	}
	if (ok)
		subject_distinct(compose->patches);
	return ok;
}

static GPtrArray *unaccounted_lines(const struct conversion *conversion)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < conversion->references->len; i++) {
		const struct reference *reference =
			conversion->references->pdata[i];

		if (reference->fate == FATE_UNACCOUNTED)
			g_ptr_array_add(lines,
					g_strdup_printf("%s:%u: %s",
							reference->file,
							reference->line,
							reference->word));
	}
	return lines;
}

/* Helpers that the tree has already. */
static GPtrArray *declared_helpers(const struct conversion *conversion)
{
	const struct campaign *campaign = conversion->campaign;
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	for (guint m = 0; m < conversion->family->members->len; m++) {
		const struct member *member =
			conversion->family->members->pdata[m];

		if (member->has_longterm)
			g_ptr_array_add(names,
					g_strconcat(member->name,
						    campaign->longterm_suffix,
						    NULL));
		if (member->has_shortterm)
			g_ptr_array_add(names,
					g_strconcat(member->name,
						    campaign->shortterm_suffix,
						    NULL));
	}
	return names;
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
	helpers = declared_helpers(conversion);
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

static struct history *read_history(const struct compose *compose,
				    const struct conversion *conversion,
				    GError **error)
{
	GPtrArray *paths = g_ptr_array_new();
	struct history *history;

	for (guint i = 0; i < compose->patches->len; i++) {
		const struct patch *patch = compose->patches->pdata[i];

		for (guint k = 0; k < patch->changes->len; k++)
			g_ptr_array_add(
				paths,
				((struct change *)patch->changes->pdata[k])
					->path);
	}
	history = history_read(conversion->tree, paths, error);
	g_ptr_array_unref(paths);
	return history;
}

static char *read_maintainers(const struct conversion *conversion,
			      GError **error)
{
	GBytes *bytes = tree_read(conversion->tree, "MAINTAINERS", error);
	char *text;

	if (!bytes)
		return NULL;
	text = g_strndup(g_bytes_get_data(bytes, NULL),
			 g_bytes_get_size(bytes));
	g_bytes_unref(bytes);
	return text;
}

static gboolean write_words(struct compose *compose,
			    struct conversion *conversion,
			    const struct compose_options *options,
			    GError **error)
{
	GPtrArray *helpers = g_ptr_array_new();
	struct history *history = read_history(compose, conversion, error);
	char *maintainers = read_maintainers(conversion, error);
	struct message_input message = {
		.campaign = conversion->campaign,
		.history = history,
		.maintainers = maintainers,
		.sites = conversion->sites,
		.lifted = conversion->lift ? conversion->lift->functions : NULL,
		.helpers = helpers,
		.helper_notes = compose->helpers->notes,
		.test_notes = compose->helpers->kunit_notes,
		.spatch = conversion->spatch->version,
		.command = options->command,
	};
	struct cover_input cover = {
		.message = &message,
		.tree = conversion->tree,
		.patches = compose->patches,
		.identity = options->identity,
	};
	GPtrArray *unaccounted = unaccounted_lines(conversion);
	GPtrArray *declared = declared_helpers(conversion);
	g_autofree char *proof = NULL;
	gboolean ok;

	for (guint i = 0; i < compose->helpers->longterm->len; i++)
		g_ptr_array_add(helpers, compose->helpers->longterm->pdata[i]);
	for (guint i = 0; i < compose->helpers->shortterm->len; i++)
		g_ptr_array_add(helpers, compose->helpers->shortterm->pdata[i]);
	cover.findings = compose->flip ? compose->flip->notes : NULL;
	cover.flip_blockers = compose->flip ? compose->flip->blockers : NULL;
	cover.blockers = compose->lockdown ? compose->lockdown->blockers : NULL;
	cover.unaccounted = unaccounted;
	cover.declared = declared;
	cover.proof = proof =
		proof_cover_text(conversion->options.build, conversion->tree,
				 conversion->campaign, compose->patches);
	ok = history && maintainers &&
	     write_messages(compose, conversion, &message, error) &&
	     cover_write(&cover, &compose->subject, &compose->body, error);
	compose->unwritten =
		cover_unwritten(conversion->campaign, compose->patches);
	history_free(history);
	g_free(maintainers);
	g_ptr_array_unref(helpers);
	g_ptr_array_unref(unaccounted);
	g_ptr_array_unref(declared);
	return ok;
}

struct compose *compose_new(struct conversion *conversion,
			    const struct compose_options *options,
			    GError **error)
{
	struct compose *compose = g_new0(struct compose, 1);

	compose->patches =
		g_ptr_array_new_with_free_func((GDestroyNotify)patch_free);
	compose->maintainers = maintainers_load(conversion->tree, error);
	if (!compose->maintainers ||
	    !add_selected(compose, conversion, options, error))
		goto fail;
	merge_linked(compose, conversion);
	leave_unselected(compose, conversion, options->only != NULL);
	if (!add_helpers(compose, conversion, options, error) ||
	    !add_flip(compose, conversion, options, error))
		goto fail;
	conversion_account(conversion);
	if (!add_lockdown(compose, conversion, options, error))
		goto fail;
	/* A converted tree gets no series, and no letter about none. */
	if (compose->patches->len &&
	    (!add_tooling(compose, conversion, options, error) ||
	     !write_words(compose, conversion, options, error)))
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
	g_free(compose->body);
	g_free(compose);
}
