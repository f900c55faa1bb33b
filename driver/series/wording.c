// SPDX-License-Identifier: GPL-2.0
#include "series/wording.h"

#include <string.h>

#include "series/audience.h"
#include "tree/change.h"
#include "series/compose.h"
#include "convert/conversion.h"
#include "words/cover.h"
#include "tree/history.h"
#include "site/ledger.h"
#include "words/message.h"
#include "words/message-part.h"
#include "tree/patch.h"
#include "series/planwords.h"
#include "series/proof.h"
#include "site/reference.h"
#include "site/site.h"
#include "words/subject.h"

/* Comments and strings that still speak of what this patch converts. */
static GPtrArray *stale_places(const struct conversion *conversion,
			       const struct patch *patch)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *sites = message_sites(patch, conversion->sites, TRUE);

	/* what was decided takes no name away: the conversion behind it may */
	if (patch->kind == PATCH_BEHAVIOUR)
		g_ptr_array_set_size(sites, 0);
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
	for (guint i = 0;
	     patch->kind != PATCH_BEHAVIOUR && i < patch->changes->len; i++)
		lift_stale(conversion->lift,
			   ((struct change *)patch->changes->pdata[i])->path,
			   lines);
	return lines;
}

static gboolean write_messages(struct compose *compose,
			       const struct conversion *conversion,
			       const struct message_input *input,
			       const struct proof_base *base, GError **error)
{
	gboolean ok = TRUE;

	for (guint i = 0; ok && i < compose->patches->len; i++) {
		struct patch *patch = compose->patches->pdata[i];
		GPtrArray *stale = stale_places(conversion, patch);

		g_autofree char *proof = proof_text(conversion->options.build,
						    base, patch->changes);

		ok = message_write(input, patch, stale, proof, error) &&
		     audience_of_words(compose->maintainers, patch, error);
		g_ptr_array_unref(stale);
	}
	if (ok)
		subject_distinct(compose->patches);
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

static void count_unwritten(struct compose *compose,
			    const struct campaign *campaign)
{
	for (guint i = 0; i < compose->patches->len; i++) {
		const struct patch *patch = compose->patches->pdata[i];
		guint count = message_unwritten(campaign, patch);

		if (patch->kind == PATCH_QUESTION)
			compose->asked += count;
		else
			compose->unwritten += count;
	}
}

gboolean wording_write(struct compose *compose,
		       const struct conversion *conversion,
		       const struct compose_options *options, GError **error)
{
	GPtrArray *helpers = g_ptr_array_new();
	struct history *history = read_history(compose, conversion, error);
	char *maintainers =
		tree_read_text(conversion->tree, "MAINTAINERS", error);
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
		.only = options->only,
	};
	g_autoptr(GPtrArray) places =
		compose->plan ? plan_places(compose->plan) : NULL;
	g_autofree char *merge =
		compose->plan ? planwords_merge(compose->plan) : NULL;
	GPtrArray *unaccounted =
		ledger_lines(conversion->references, FATE_UNACCOUNTED);
	GPtrArray *unparsed =
		ledger_lines(conversion->references, FATE_UNPARSED);
	GPtrArray *declared =
		helpers_declared(conversion->campaign, conversion->family);
	struct proof_base *base =
		proof_any(conversion->options.build)
			? proof_base_new(conversion->tree, conversion->campaign)
			: NULL;
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
	cover.unparsed = unparsed;
	cover.declared = declared;
	cover.places = places;
	cover.merge = merge;
	cover.proof = proof = proof_cover_text(conversion->options.build, base,
					       compose->patches);
	if (compose->plan)
		compose->problem =
			message_text(&message, "cover-problem", NULL, error);
	ok = history && maintainers && (!compose->plan || compose->problem) &&
	     write_messages(compose, conversion, &message, base, error) &&
	     cover_write(&cover, &compose->subject, &compose->body, error);
	count_unwritten(compose, conversion->campaign);
	proof_base_free(base);
	history_free(history);
	g_free(maintainers);
	g_ptr_array_unref(helpers);
	g_ptr_array_unref(unaccounted);
	g_ptr_array_unref(unparsed);
	g_ptr_array_unref(declared);
	return ok;
}
