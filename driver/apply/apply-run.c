// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "apply/apply-parts.h"
#include "code/badline.h"
#include "base/error.h"
#include "base/interrupt.h"
#include "apply/lookup.h"
#include "apply/nested.h"
#include "apply/runwords.h"
#include "apply/store.h"
#include "apply/work.h"

/* Copies a run: what a stop can cost. Whole files take longer. */
#define CHUNK	    400
#define CHUNK_WHOLE 100

/* What is made of a copy besides running spatch: another word, another store. */
#define STORED "nested"

/* A semantic patch as it is run. */
struct rule_run {
	const struct apply *apply;
	const struct rulefile *file;
	GPtrArray *options; /* char *, NULL at the end */
	struct lookup *lookup;
	struct store *store;
};

/* All that a result depends on, but for the copy. */
static char *stamp_of(const struct apply *apply, const struct rulefile *file,
		      const GPtrArray *options)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	const char *const texts[] = {file->cocci->text, file->cocci->included,
				     apply->spatch->version, STORED};
	char *stamp;

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		if (texts[i])
			g_checksum_update(sum, (const guchar *)texts[i],
					  strlen(texts[i]) + 1);
	for (guint i = 0; i + 1 < options->len; i++)
		g_checksum_update(sum, options->pdata[i],
				  strlen(options->pdata[i]) + 1);
	stamp = g_strndup(g_checksum_get_string(sum), 32);
	g_checksum_free(sum);
	return stamp;
}

static struct rule_run *run_new(const struct apply *apply,
				const struct rulefile *file)
{
	struct rule_run *run = g_new0(struct rule_run, 1);
	g_autofree char *stamp = NULL;

	run->apply = apply;
	run->file = file;
	run->options = runwords(file);
	run->lookup = lookup_new(file);
	stamp = stamp_of(apply, file, run->options);
	run->store = store_open(apply->build, stamp);
	return run;
}

static void run_free(gpointer data)
{
	struct rule_run *run = data;

	g_ptr_array_unref(run->options);
	lookup_free(run->lookup);
	store_close(run->store);
	g_free(run);
}

/* What spatch made of one copy, new or kept. */
static void take(struct work *work, const struct stored *made)
{
	for (guint i = 0; i < made->bad->len; i++)
		work_miss(work, &g_array_index(made->bad, struct badline, i));
	if (made->failed)
		work_fail(work, made->failed);
	else if (made->result)
		work_take(work, made->result);
}

/* The bad lines of this copy, among those of all, with its own number left. */
static GArray *bad_of(const GArray *all, guint copy)
{
	GArray *bad = g_array_new(FALSE, FALSE, sizeof(struct badline));

	for (guint i = 0; i < all->len; i++) {
		struct badline line = g_array_index(all, struct badline, i);

		if (line.copy != copy)
			continue;
		line.copy = 0;
		g_array_append_val(bad, line);
	}
	return bad;
}

/* Why this copy failed; where it alone did, with spatch's own last words. */
static char *failure_of(const struct spatch_run *result, guint copy)
{
	guint failures = 0;

	for (guint i = 0; i < result->count; i++)
		failures += result->failed[i] != NULL;
	if (failures == 1 && result->failed[copy] && result->complaint &&
	    strstr(result->failed[copy], "exited with status"))
		return g_strdup_printf("%s: %s", result->failed[copy],
				       result->complaint);
	return g_strdup(result->failed[copy]);
}

/* spatch over one copy; *bad is what it could not parse. NULL: it failed. */
static GBytes *run_one(const struct rule_run *run, GBytes *copy, GArray **bad)
{
	g_autoptr(GPtrArray) copies = g_ptr_array_new();
	struct spatch_run *result = NULL;
	GBytes *made = NULL;

	g_ptr_array_add(copies, copy);
	if (spatch_run_as(run->apply->spatch, run->file->cocci->path,
			  (const char *const *)run->options->pdata, copies,
			  &result, NULL) &&
	    !result->failed[0])
		made = g_bytes_ref(result->results->pdata[0]);
	if (made && bad && !*bad)
		*bad = badlines_read(result->parsing->str);
	spatch_run_free(result);
	return made;
}

/*
 * What the rule makes of a copy in which one match may lie inside of another:
 * from the inside out. Where a match can be more than one call, it is believed
 * only when the rule then finds nothing more. NULL: it failed again.
 */
static GBytes *run_nested(const struct rule_run *run, GBytes *copy,
			  GArray **bad)
{
	struct nested *nested = nested_new(copy, run->lookup);
	GBytes *text, *made = nested ? g_bytes_ref(copy) : NULL;

	while (made && (text = nested_next(nested))) {
		g_bytes_unref(made);
		made = run_one(run, text, bad);
		g_bytes_unref(text);
		if (made)
			nested_take(nested, made);
	}
	if (made) {
		g_bytes_unref(made);
		made = nested_end(nested);
	}
	if (made && !run->file->single) {
		GBytes *again = run_one(run, made, NULL);

		if (!again || !g_bytes_equal(again, made))
			g_clear_pointer(&made, g_bytes_unref);
		g_clear_pointer(&again, g_bytes_unref);
	}
	if (nested)
		nested_free(nested);
	return made;
}

/* A copy that spatch gave up: once more, if matches can be what was odd. */
static gboolean try_nested(const struct rule_run *run, struct work *work)
{
	GArray *bad = NULL;
	GBytes *made = run_nested(run, work->copy, &bad);
	struct stored stored = {.timeout = run->apply->spatch->options.timeout,
				.result = made,
				.bad = bad};
	const gboolean ok = made && bad;

	if (ok) {
		if (g_bytes_equal(made, work->copy))
			stored.result = NULL;
		store_put(run->store, work->copy, &stored);
		take(work, &stored);
	}
	g_clear_pointer(&made, g_bytes_unref);
	g_clear_pointer(&bad, g_array_unref);
	return ok;
}

/* Whether spatch has ended by itself, and not for want of time. */
static gboolean is_given_up(const char *failed)
{
	return failed && strstr(failed, "exited with status");
}

static void take_all(const struct rule_run *run, const GPtrArray *works,
		     const struct spatch_run *result)
{
	GArray *bad = badlines_read(result->parsing->str);

	for (guint i = 0; i < works->len; i++) {
		struct work *work = works->pdata[i];
		g_autofree char *failed = failure_of(result, i);
		struct stored made = {
			.failed = failed,
			.timeout = run->apply->spatch->options.timeout,
			.bad = bad_of(bad, i)};

		if (!made.failed &&
		    !g_bytes_equal(result->results->pdata[i], work->copy))
			made.result = result->results->pdata[i];
		if (!is_given_up(failed) || !try_nested(run, work)) {
			store_put(run->store, work->copy, &made);
			take(work, &made);
		}
		g_array_unref(made.bad);
	}
	g_array_unref(bad);
}

/* Not a single one of these could be read; of others maybe. */
static void fail_all(const struct rule_run *run, const GPtrArray *works,
		     const char *why)
{
	for (guint i = 0; i < works->len; i++)
		if (!try_nested(run, works->pdata[i]))
			work_fail(works->pdata[i], why);
}

/* Runs spatch over the copies of these (struct work *). */
static gboolean run_copies(const struct rule_run *run, const GPtrArray *works,
			   GError **error)
{
	GPtrArray *copies = g_ptr_array_new();
	struct spatch_options *options = &run->apply->spatch->options;
	const struct spatch_options before = *options;
	struct spatch_run *result = NULL;
	GError *cause = NULL;

	for (guint i = 0; i < works->len; i++)
		g_ptr_array_add(copies, ((struct work *)works->pdata[i])->copy);
	/* the files as a whole are counted, not this run's */
	options->progress = NULL;
	run->apply->spatch->alone = ruleset_linked(run->file);
	if (works->len &&
	    spatch_run_as(run->apply->spatch, run->file->cocci->path,
			  (const char *const *)run->options->pdata, copies,
			  &result, &cause))
		take_all(run, works, result);
	if (g_error_matches(cause, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL)) {
		fail_all(run, works, cause->message);
		g_clear_error(&cause);
	}
	*options = before;
	run->apply->spatch->alone = FALSE;
	spatch_run_free(result);
	g_ptr_array_unref(copies);
	if (cause)
		g_propagate_error(error, cause);
	return !cause;
}

/* The text as it is by now; a new reference. */
static GBytes *text_of(const struct apply *apply, const struct applied *applied,
		       GError **error)
{
	return applied->after ? g_bytes_ref(applied->after)
			      : tree_read(apply->tree, applied->path, error);
}

static void free_work(gpointer work)
{
	work_free(work);
}

/* One semantic patch over some files (struct applied *). */
static gboolean run_files(const struct rule_run *run, const GPtrArray *list,
			  GError **error)
{
	GPtrArray *works = g_ptr_array_new_with_free_func(free_work);
	GPtrArray *missing = g_ptr_array_new();
	gboolean ok = TRUE;

	for (guint i = 0; ok && i < list->len; i++) {
		const struct applied *applied = list->pdata[i];
		GBytes *text = text_of(run->apply, applied, error);
		struct stored found;
		struct work *work;

		ok = text != NULL;
		if (!ok)
			break;
		work = work_new(run->apply, run->file, run->lookup,
				applied->path, text);
		g_ptr_array_add(works, work);
		g_bytes_unref(text);
		if (!work->copy)
			continue;
		if (store_get(run->store, work->copy,
			      run->apply->spatch->options.timeout, &found)) {
			take(work, &found);
			stored_clear(&found);
		} else {
			g_ptr_array_add(missing, work);
		}
	}
	ok = ok && run_copies(run, missing, error);
	for (guint i = 0; ok && i < list->len; i++)
		applied_take(list->pdata[i], works->pdata[i]);
	g_ptr_array_unref(missing);
	g_ptr_array_unref(works);
	return ok;
}

static GPtrArray *runs_of(const struct apply *apply)
{
	GPtrArray *runs = g_ptr_array_new_with_free_func(run_free);

	for (guint i = 0; i < apply->set->files->len; i++) {
		const struct rulefile *file = apply->set->files->pdata[i];

		if (file->need->kind != NEED_NEVER)
			g_ptr_array_add(runs, run_new(apply, file));
	}
	return runs;
}

/* How many files go through together. */
static guint chunk_of(const struct apply *apply)
{
	for (guint i = 0; i < apply->set->files->len; i++) {
		const struct rulefile *file = apply->set->files->pdata[i];

		if (file->whole || apply->whole)
			return CHUNK_WHOLE;
	}
	return CHUNK;
}

static gboolean run_chunk(const struct apply *apply, const GPtrArray *runs,
			  const GPtrArray *paths, guint from, guint to,
			  GPtrArray *list, GError **error)
{
	GPtrArray *chunk = g_ptr_array_new();
	gboolean lean = apply->lean, ok = TRUE;

	for (guint i = from; i < to; i++) {
		struct applied *applied = applied_new(paths->pdata[i]);

		g_ptr_array_add(list, applied);
		g_ptr_array_add(chunk, applied);
	}
	for (guint i = 0; ok && i < runs->len; i++)
		ok = run_files(runs->pdata[i], chunk, error);
	for (guint i = 0; ok && i < chunk->len; i++)
		applied_finish(chunk->pdata[i], lean);
	g_ptr_array_unref(chunk);
	return ok;
}

GPtrArray *apply_run(const struct apply *apply, const GPtrArray *paths,
		     GError **error)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(applied_free);
	GPtrArray *runs = runs_of(apply);
	guint chunk = chunk_of(apply), count = runs->len ? paths->len : 0;
	gboolean ok = TRUE;

	for (guint from = 0; ok && from < count; from += chunk) {
		guint to = MIN(from + chunk, count);

		if (apply->progress)
			apply->progress(from, count);
		ok = !interrupt_pending(error) &&
		     run_chunk(apply, runs, paths, from, to, list, error);
	}
	if (apply->progress)
		apply->progress(count, count);
	g_ptr_array_unref(runs);
	if (!ok)
		g_clear_pointer(&list, g_ptr_array_unref);
	return list;
}
