// SPDX-License-Identifier: GPL-2.0
#include "convert/conversion-parts.h"

#include "tree/beside.h"
#include "tree/change.h"
#include "base/error.h"
#include "base/interrupt.h"
#include "site/ledger.h"
#include "program/macrobook.h"
#include "convert/intent.h"
#include "tree/outside.h"
#include "site/reference.h"
#include "flags/upstream.h"
#include "program/wordindex.h"

#define TIMEOUT	   120
#define COMMENTS   "comments.txt" /* in the campaign's folder */
#define MANY_FILES 2000 /* of a tree in which parallel is surely needed */

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
		.progress = conversion->options.progress,
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

/* What parallel costs to start is more than all of spatch in a small tree. */
static void expect_spatch(struct conversion *conversion)
{
	GPtrArray *files = tree_files(conversion->tree, NULL);

	if (!files)
		return;
	if (files->len >= MANY_FILES)
		spatch_expect(conversion->spatch);
	g_ptr_array_unref(files);
}

gboolean conversion_scan(struct conversion *conversion, GError **error)
{
	struct scan scan = conversion_words(conversion);
	gboolean ok = index_words(conversion, &scan, error);

	if (!ok)
		return FALSE;
	conversion_say(conversion, "SCAN", "%s", conversion->tree->path);
	expect_spatch(conversion);
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

void conversion_account(struct conversion *conversion)
{
	ledger_account(conversion->references, conversion->units,
		       conversion->sites, conversion->family,
		       conversion->campaign);
}
