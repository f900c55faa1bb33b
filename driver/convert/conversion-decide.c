// SPDX-License-Identifier: GPL-2.0
#include "convert/conversion-parts.h"

#include <string.h>

#include "site/callid.h"
#include "convert/decide.h"
#include "flags/flagbit.h"
#include "convert/intent.h"
#include "flags/outer.h"
#include "convert/own.h"
#include "rewrite/rewrite.h"
#include "flags/upstream.h"

static gboolean has_call(const struct conversion *conversion,
			 const struct unit *unit)
{
	for (guint i = 0; i < conversion->references->len; i++) {
		const struct reference *reference =
			conversion->references->pdata[i];

		if (reference->kind == REFERENCE_CALL &&
		    !strcmp(reference->file, unit->path))
			return TRUE;
	}
	return FALSE;
}

static GArray *starts_of(const struct conversion *conversion)
{
	GArray *starts = g_array_new(FALSE, FALSE, sizeof(struct start));

	for (guint i = 0; i < conversion->units->len; i++) {
		const struct unit *unit = conversion->units->pdata[i];

		for (guint k = 0; k < unit->facts->len; k++) {
			const struct fact *fact =
				&g_array_index(unit->facts, struct fact, k);
			struct start start = {.unit = unit,
					      .name = fact->first};
			const struct member *member;
			char *name;

			if (fact->kind != FACT_CALL)
				continue;
			name = source_word(unit->source, fact->first);
			member = family_find(conversion->family, name);
			g_free(name);
			if (!member)
				continue;
			start.argument = member->flags;
			g_array_append_val(starts, start);
		}
	}
	return starts;
}

/* Makes the program, which reads the files that questions lead to. */
static gboolean make_program(struct conversion *conversion, GError **error)
{
	struct program_options options = {
		.tree = conversion->options.single ? NULL : conversion->tree,
		.units = conversion->units,
		.spatch = conversion->spatch,
		.facts_rule = conversion->facts_rule,
		.index = conversion->words,
		.book = conversion->book,
		.threads = conversion->options.jobs,
	};

	conversion->program = program_new(&options);
	return !conversion->tree->beside ||
	       program_read_all(conversion->program, error);
}

/* Follows the flags to the functions around the calls' own. */
static gboolean trace(struct conversion *conversion, struct flags *flags,
		      GError **error)
{
	GArray *starts = starts_of(conversion);
	gboolean ok;

	conversion->upstream = upstream_new(conversion->program, flags);
	ok = upstream_trace(conversion->upstream, starts, error);
	flags->outside = upstream_outside;
	flags->origin = upstream_origin;
	flags->data = conversion->upstream;
	g_array_unref(starts);
	return ok;
}

/* Sets the turn of each call; converted ones count, too. */
static void number(struct conversion *conversion)
{
	/* a second round of questions numbers them anew */
	g_clear_pointer(&conversion->calls, g_ptr_array_unref);
	conversion->calls =
		callids_of(conversion->references, conversion->units,
			   conversion->family, conversion->campaign);
	for (guint i = 0; i < conversion->sites->len; i++) {
		struct site *site = conversion->sites->pdata[i];
		const struct callid *call =
			callids_at(conversion->calls, site->file, site->offset);

		site->turn = call ? call->turn : 1;
	}
}

static void lift(struct conversion *conversion, const struct flags *flags)
{
	struct lift_input input = {
		.campaign = conversion->campaign,
		.flags = flags,
		.program = conversion->program,
		.upstream = conversion->upstream,
	};

	conversion->lift = lift_new(&input, conversion->sites);
}

/* Collects the facts and, if needed later, the lifetimes in parallel. */
static gboolean collect(struct conversion *conversion,
			const struct flags *flags, GError **error)
{
	struct foresight *foresight = foresight_begin(conversion);
	gboolean ok = decide_facts(conversion->spatch, conversion->facts_rule,
				   conversion->units, conversion->references,
				   conversion->family, error);

	if (ok && conversion->ahead)
		rewriting_begin(conversion, flags);
	foresight_end(foresight);
	return ok;
}

/* Words that mean a function of the family in this tree. */
static void take_aliases(struct conversion *conversion)
{
	for (guint i = 0; i < conversion->references->len; i++) {
		const struct reference *reference =
			conversion->references->pdata[i];

		if (reference->alias)
			family_alias(conversion->family, reference->alias,
				     family_find(conversion->family,
						 reference->word));
	}
}

gboolean conversion_decide(struct conversion *conversion, GError **error)
{
	struct flags flags = {
		.family = conversion->family,
		.flag = conversion->campaign->flag,
		.prefix = conversion->campaign->flag_prefix,
		.bit = flagbit_read(conversion->kernel, conversion->campaign),
	};

	for (guint i = 0; i < conversion->units->len; i++)
		if (has_call(conversion, conversion->units->pdata[i]))
			conversion_say(
				conversion, "SPATCH", "%s",
				((struct unit *)conversion->units->pdata[i])
					->path);
	g_free(conversion->facts_rule);
	conversion->facts_rule = g_build_filename(conversion->campaign->folder,
						  "facts.cocci", NULL);
	take_aliases(conversion);
	if (!make_program(conversion, error) ||
	    !collect(conversion, &flags, error) ||
	    !trace(conversion, &flags, error))
		return FALSE;
	conversion->sites =
		decide_sites(conversion->units, conversion->references, &flags);
	outer_decide(conversion->upstream, conversion->program, &flags,
		     conversion->sites);
	own_take_helpers(conversion->sites, conversion->references,
			 conversion->campaign);
	own_leave(conversion->sites, conversion->campaign);
	number(conversion);
	if (conversion->options.lift)
		lift(conversion, &flags);
	intent_apply(conversion->campaign, conversion->family,
		     conversion->sites);
	return TRUE;
}
