// SPDX-License-Identifier: GPL-2.0
#include "convert/conversion-parts.h"

#include <string.h>

#include "tree/beside.h"
#include "site/callid.h"
#include "tree/change.h"
#include "convert/decide.h"
#include "base/error.h"
#include "flags/flagbit.h"
#include "base/interrupt.h"
#include "site/ledger.h"
#include "program/macrobook.h"
#include "convert/intent.h"
#include "flags/outer.h"
#include "tree/outside.h"
#include "convert/own.h"
#include "site/reference.h"
#include "rewrite/rewrite.h"
#include "flags/upstream.h"
#include "program/wordindex.h"

#define TIMEOUT	 120
#define COMMENTS "comments.txt" /* in the campaign's folder */

void conversion_say(const struct conversion *conversion, const char *step,
		    const char *format, ...)
{
	va_list more;
	char *what;

	if (!conversion->options.step)
		return;
	va_start(more, format);
	what = g_strdup_vprintf(format, more);
	va_end(more);
	conversion->options.step(step, what);
	g_free(what);
}

/* The campaign's own file may be missing, one that was asked for may not. */
static struct remarks *load_remarks(const struct conversion *conversion,
				    GError **error)
{
	const struct campaign *campaign = conversion->campaign;
	const char *named = conversion->options.comments;
	char *path = named ? g_strdup(named)
			   : g_build_filename(campaign->folder, COMMENTS, NULL);
	gboolean none =
		named ? !*named : !g_file_test(path, G_FILE_TEST_EXISTS);
	struct remarks *remarks =
		remarks_load(none ? NULL : path, campaign->comment_tag,
			     campaign->unwritten_mark, error);

	g_free(path);
	return remarks;
}

/* The tree, or what declares the API and the driver beside it. */
static gboolean open_trees(struct conversion *conversion, GError **error)
{
	const struct conversion_options *o = &conversion->options;

	if (!o->driver) {
		conversion->tree = tree_open(o->kernel, error);
		conversion->kernel = conversion->tree;
		return conversion->tree != NULL;
	}
	conversion->campaign->abroad = TRUE;
	conversion->kernel = beside_kernel(o->kernel, error);
	conversion->tree =
		conversion->kernel
			? beside_driver(o->driver, conversion->kernel, error)
			: NULL;
	return conversion->tree != NULL;
}

struct conversion *conversion_new(const struct conversion_options *options,
				  GError **error)
{
	struct conversion *conversion = g_new0(struct conversion, 1);
	struct spatch_options spatch = {
		.build = options->build,
		.verbose = options->verbose,
	};

	conversion->options = *options;
	if (!conversion->options.jobs)
		conversion->options.jobs = g_get_num_processors();
	spatch.jobs = conversion->options.jobs;
	spatch.progress = options->progress;
	spatch.timeout = options->timeout ? options->timeout : TIMEOUT;
	spatch.logins = options->logins;
	conversion->campaign = campaign_load(options->campaign, error);
	if (!conversion->campaign)
		goto fail;
	conversion->remarks = load_remarks(conversion, error);
	if (!conversion->remarks)
		goto fail;
	conversion->campaign->polarity = options->polarity;
	if (!open_trees(conversion, error) ||
	    !tree_outside(conversion->tree, options->build, error) ||
	    !tree_outside(conversion->kernel, options->build, error))
		goto fail;
	conversion->family =
		family_read(conversion->kernel, conversion->campaign, error);
	if (!conversion->family ||
	    !intent_check(conversion->campaign, conversion->family, error))
		goto fail;
	conversion->spatch = spatch_new(&spatch, error);
	if (!conversion->spatch)
		goto fail;
	return conversion;
fail:
	conversion_free(conversion);
	return NULL;
}

void conversion_free(struct conversion *conversion)
{
	if (!conversion)
		return;
	g_clear_pointer(&conversion->changes, g_ptr_array_unref);
	g_clear_pointer(&conversion->questions, g_ptr_array_unref);
	g_clear_pointer(&conversion->flips, g_ptr_array_unref);
	lifetimes_free(conversion->lifetimes);
	lifetimes_free(conversion->foreseen);
	g_clear_pointer(&conversion->pins, g_ptr_array_unref);
	g_clear_pointer(&conversion->sites, g_ptr_array_unref);
	lift_free(conversion->lift);
	upstream_free(conversion->upstream);
	program_free(conversion->program);
	g_free(conversion->facts_rule);
	g_clear_pointer(&conversion->units, g_ptr_array_unref);
	macrobook_free(conversion->book);
	wordindex_free(conversion->words);
	g_clear_pointer(&conversion->binary, g_ptr_array_unref);
	g_clear_pointer(&conversion->references, g_ptr_array_unref);
	g_clear_pointer(&conversion->calls, g_ptr_array_unref);
	remarks_free(conversion->remarks);
	spatch_free(conversion->spatch);
	g_clear_pointer(&conversion->family, family_free);
	g_clear_pointer(&conversion->campaign, campaign_free);
	if (conversion->kernel != conversion->tree)
		tree_free(conversion->kernel);
	tree_free(conversion->tree);
	g_free(conversion);
}

struct scan conversion_words(const struct conversion *conversion)
{
	return (struct scan){
		.family = conversion->campaign->family,
		.declared = conversion->family,
		.flag = conversion->campaign->flag,
		.threads = conversion->options.jobs,
		.anywhere = conversion->tree->beside,
	};
}

static gboolean check_clean(const struct conversion *conversion,
			    const GPtrArray *missing, GError **error)
{
	GPtrArray *paths = g_ptr_array_new();
	gboolean ok;

	for (guint i = 0; i < conversion->units->len; i++)
		g_ptr_array_add(
			paths,
			((struct unit *)conversion->units->pdata[i])->path);
	ok = tree_check_clean(conversion->tree, paths, missing, error);
	g_ptr_array_unref(paths);
	return ok;
}

/* While the scan reads all of the tree, its words are kept for the program. */
static gboolean index_words(struct conversion *conversion, struct scan *scan,
			    GError **error)
{
	GPtrArray *files = tree_files(conversion->tree, error);

	if (!files)
		return FALSE;
	wordindex_free(conversion->words);
	conversion->words = wordindex_new(files, sweep_threads(scan->threads),
					  conversion->tree->beside);
	scan->also = (struct sweep_viewer){wordindex_view, conversion->words};
	g_ptr_array_unref(files);
	return TRUE;
}

gboolean conversion_scan(struct conversion *conversion, GError **error)
{
	struct scan scan = conversion_words(conversion);
	gboolean ok = index_words(conversion, &scan, error);

	if (!ok)
		return FALSE;
	conversion_say(conversion, "SCAN", "%s", conversion->tree->path);
	spatch_expect(conversion->spatch);
	scan.missing = g_ptr_array_new_with_free_func(g_free);
	g_clear_pointer(&conversion->binary, g_ptr_array_unref);
	scan.binary = conversion->binary =
		g_ptr_array_new_with_free_func(g_free);
	conversion->references = references_scan(conversion->tree, &scan,
						 &conversion->units, error);
	ok = conversion->references && !interrupt_pending(error);
	macrobook_free(conversion->book);
	conversion->book = macrobook_new(conversion->tree, conversion->words);
	if (ok)
		macrobook_give(conversion->book, conversion->units);
	if (ok && conversion->tree->gitdir && !conversion->options.dirty)
		ok = check_clean(conversion, scan.missing, error);
	g_ptr_array_unref(scan.missing);
	return ok;
}

gboolean conversion_scan_files(struct conversion *conversion, char **files,
			       GError **error)
{
	struct scan scan = conversion_words(conversion);

	conversion->options.single = TRUE;
	conversion->references = references_new();
	conversion->units =
		g_ptr_array_new_with_free_func((GDestroyNotify)unit_free);
	for (; *files; files++) {
		struct unit *unit = NULL;
		char *text = NULL;
		gsize length;
		GBytes *bytes;

		if (!g_file_get_contents(*files, &text, &length, error))
			return FALSE;
		bytes = g_bytes_new_take(text, length);
		references_add(conversion->references, &scan, *files, bytes,
			       &unit);
		if (unit)
			g_ptr_array_add(conversion->units, unit);
		g_bytes_unref(bytes);
	}
	return TRUE;
}

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

/* The files that questions lead to, from now on. */
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

/* Follows the flags out of the functions that call. */
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

/* The turn of each call: a converted one still counts. */
static void number(struct conversion *conversion)
{
	/* a second round of questions numbers anew */
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

/* The facts, and meanwhile the lifetimes where they are going to be needed. */
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

void conversion_account(struct conversion *conversion)
{
	ledger_account(conversion->references, conversion->units,
		       conversion->sites, conversion->family,
		       conversion->campaign);
}
