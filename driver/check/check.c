// SPDX-License-Identifier: GPL-2.0
#include "check.h"

#include <string.h>

#include "check-call.h"
#include "check-lifetime.h"
#include "check-look.h"
#include "flagbit.h"
#include "interrupt.h"
#include "reference.h"
#include "suppress.h"
#include "upstream.h"
#include "unit.h"

void check_options_init(struct check_options *options)
{
	memset(options, 0, sizeof(*options));
	for (guint id = 0; id < FINDING_COUNT; id++)
		options->enabled[id] = !finding_is_optional(id);
}

struct check *check_new(const struct check_options *options,
			struct conversion *conversion)
{
	struct check *check = g_new0(struct check, 1);

	check->options = *options;
	check->conversion = conversion;
	check->findings = findings_new();
	check->failures = failures_new();
	return check;
}

void check_free(struct check *check)
{
	if (!check)
		return;
	g_ptr_array_unref(check->findings);
	g_ptr_array_unref(check->failures);
	g_strfreev(check->parts);
	g_free(check);
}

static void text_free(gpointer data)
{
	struct check_text *text = data;

	g_free(text->path);
	g_bytes_unref(text->bytes);
	g_free(text);
}

struct check_text *check_text_new(const char *path, GBytes *bytes)
{
	struct check_text *text = g_new0(struct check_text, 1);

	text->path = g_strdup(path);
	text->bytes = g_bytes_ref(bytes);
	return text;
}

GPtrArray *check_text_list(void)
{
	return g_ptr_array_new_with_free_func(text_free);
}

static void drop_results(struct conversion *conversion)
{
	g_clear_pointer(&conversion->changes, g_ptr_array_unref);
	g_clear_pointer(&conversion->lifetimes, lifetimes_free);
	g_clear_pointer(&conversion->foreseen, lifetimes_free);
	g_clear_pointer(&conversion->pins, g_ptr_array_unref);
	g_clear_pointer(&conversion->sites, g_ptr_array_unref);
	g_clear_pointer(&conversion->upstream, upstream_free);
	g_clear_pointer(&conversion->program, program_free);
	g_clear_pointer(&conversion->units, g_ptr_array_unref);
	g_clear_pointer(&conversion->binary, g_ptr_array_unref);
	g_clear_pointer(&conversion->references, g_ptr_array_unref);
}

static struct scan scan_of(const struct conversion *conversion)
{
	return (struct scan){
		.family = conversion->campaign->family,
		.flag = conversion->campaign->flag,
		.threads = conversion->options.jobs,
		.anywhere = conversion->tree->beside,
	};
}

/* References and units of the texts, in place of a scan of the tree. */
static void scan_texts(struct conversion *conversion, const GPtrArray *texts)
{
	struct scan scan = scan_of(conversion);

	scan.binary = conversion->binary =
		g_ptr_array_new_with_free_func(g_free);
	conversion->references = references_new();
	conversion->units =
		g_ptr_array_new_with_free_func((GDestroyNotify)unit_free);
	for (guint i = 0; i < texts->len; i++) {
		const struct check_text *text = texts->pdata[i];
		struct unit *unit = NULL;

		references_add(conversion->references, &scan, text->path,
			       text->bytes, &unit);
		if (unit)
			g_ptr_array_add(conversion->units, unit);
	}
}

static gboolean is_raw_outside(const struct conversion *conversion,
			       const struct reference *reference)
{
	const struct member *member;
	const char *suffix;

	return check_is_call(conversion, reference, &member, &suffix) &&
	       !*suffix &&
	       !campaign_is_core(conversion->campaign, reference->file);
}

/* The calls that there is something to say about. */
static GPtrArray *calls_of(const struct conversion *conversion)
{
	GPtrArray *calls = g_ptr_array_new();

	for (guint i = 0; i < conversion->references->len; i++) {
		struct reference *reference = conversion->references->pdata[i];
		const struct member *member;
		const char *suffix;

		/* those call the functions for their own sake */
		if (campaign_is_test(conversion->campaign, reference->file) ||
		    !check_is_call(conversion, reference, &member, &suffix))
			continue;
		if (*suffix || is_raw_outside(conversion, reference))
			g_ptr_array_add(calls, reference);
	}
	return calls;
}

/*
 * The verdicts of the raw calls. That the solver cannot be run says nothing of
 * where the calls are: they are reported without their verdict, with a failure.
 */
static void decide(struct check *check)
{
	GError *error = NULL;

	if (conversion_decide(check->conversion, &error))
		return;
	failures_add(check->failures, NULL, 0, error->message);
	g_error_free(error);
}

static void look(struct check *check, GPtrArray *units, const GPtrArray *calls)
{
	GError *error = NULL;

	if (check_look(check->conversion, units, calls, check->failures,
		       &error))
		return;
	failures_add(check->failures, NULL, 0, error->message);
	g_error_free(error);
}

/* How long the pins live; there may be none. */
static void weigh(struct check *check, const GPtrArray *calls)
{
	GError *error = NULL;

	if (!calls->len && !check->whole)
		return;
	if (check->conversion->options.step)
		check->conversion->options.step("LIFE", "pins and releases");
	if (check_lifetimes(check, calls, &error))
		return;
	failures_add(check->failures, NULL, 0, error->message);
	g_error_free(error);
}

/* All that says something of a call, once it is decided. */
static void examine(struct check *check, GPtrArray *units,
		    const GPtrArray *calls)
{
	if (check->conversion->options.step)
		check->conversion->options.step("SPATCH", "check.cocci");
	look(check, units, calls);
	check_calls(check, units, calls);
	check_flags(check, units, calls);
	weigh(check, calls);
}

static void run(struct check *check)
{
	struct conversion *conversion = check->conversion;
	GPtrArray *units = conversion->units;
	GPtrArray *calls = calls_of(conversion);
	char *tag = g_strconcat(conversion->campaign->family, "-allow:", NULL);

	check->files = units->len;
	for (guint i = 0; i < conversion->binary->len; i++)
		failures_add(check->failures, conversion->binary->pdata[i], 0,
			     "cannot look at it: it is no text");
	check->flipped =
		polarity_flips(check->options.polarity) &&
		!flagbit_public(conversion->kernel, conversion->campaign);
	/* a few files take no longer than the thread; exempt ones are sites */
	if (check->whole)
		conversion_foresee(conversion,
				   check_pins(check, conversion->references));
	decide(check);
	if (!interrupt_pending(NULL))
		examine(check, units, calls);
	for (guint i = 0; i < units->len; i++)
		suppress_apply(units->pdata[i], tag, check->options.enabled,
			       check->findings);
	for (guint i = check->findings->len; i-- > 0;) {
		const struct finding *finding = check->findings->pdata[i];

		if (!check->options.enabled[finding->id])
			g_ptr_array_remove_index(check->findings, i);
	}
	findings_finish(check->findings);
	g_free(tag);
	g_ptr_array_unref(calls);
}

gboolean check_tree(struct check *check, GError **error)
{
	drop_results(check->conversion);
	check->conversion->options.dirty = TRUE;
	check->whole = TRUE;
	if (!conversion_scan(check->conversion, error))
		return FALSE;
	run(check);
	return TRUE;
}

gboolean check_texts(struct check *check, const GPtrArray *texts,
		     GError **error)
{
	(void)error;
	drop_results(check->conversion);
	scan_texts(check->conversion, texts);
	run(check);
	return TRUE;
}

/* What stays equal when a call's arguments are edited. */
static gboolean same_place(const struct finding *a, const struct finding *b)
{
	return a->id == b->id && !strcmp(a->file, b->file) &&
	       !g_strcmp0(a->function, b->function) &&
	       !g_strcmp0(a->word, b->word);
}

static gboolean take(GPtrArray *before, const struct finding *finding,
		     gboolean exact)
{
	for (guint i = 0; i < before->len; i++) {
		const struct finding *old = before->pdata[i];

		if (exact ? strcmp(old->fingerprint, finding->fingerprint)
			  : !same_place(old, finding))
			continue;
		g_ptr_array_remove_index(before, i);
		return TRUE;
	}
	return FALSE;
}

void check_mark_old(GPtrArray *now, const GPtrArray *before)
{
	GPtrArray *left = g_ptr_array_new();

	for (guint i = 0; i < before->len; i++) {
		struct finding *old = before->pdata[i];

		if (old->state != FINDING_SUPPRESSED)
			g_ptr_array_add(left, old);
	}
	for (int exact = 1; exact >= 0; exact--) {
		for (guint i = 0; i < now->len; i++) {
			struct finding *finding = now->pdata[i];

			if (finding->state == FINDING_NEW &&
			    take(left, finding, exact))
				finding->state = FINDING_OLD;
		}
	}
	g_ptr_array_unref(left);
}
