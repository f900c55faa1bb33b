// SPDX-License-Identifier: GPL-2.0
#include "check/check.h"

#include <string.h>

#include "check/check-call.h"
#include "check/check-lifetime.h"
#include "check/check-look.h"
#include "check/check-texts.h"
#include "flags/flagbit.h"
#include "base/interrupt.h"
#include "site/reference.h"
#include "check/suppress.h"
#include "flags/upstream.h"
#include "site/unit.h"

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
	g_clear_pointer(&check->beside, g_hash_table_unref);
	g_free(check);
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

static gboolean is_raw_outside(const struct conversion *conversion,
			       const struct reference *reference)
{
	const struct member *member;
	const char *suffix;

	return check_is_call(conversion, reference, &member, &suffix) &&
	       !*suffix &&
	       !campaign_is_core(conversion->campaign, reference->file);
}

/* The calls that are checked. */
static GPtrArray *calls_of(const struct conversion *conversion)
{
	GPtrArray *calls = g_ptr_array_new();

	for (guint i = 0; i < conversion->references->len; i++) {
		struct reference *reference = conversion->references->pdata[i];
		const struct member *member;
		const char *suffix;

		/* tests call the functions for their own sake */
		if (campaign_is_test(conversion->campaign, reference->file) ||
		    !check_is_call(conversion, reference, &member, &suffix))
			continue;
		if (*suffix || is_raw_outside(conversion, reference))
			g_ptr_array_add(calls, reference);
	}
	return calls;
}

/*
 * Decides the raw calls. If the solver cannot be run, the calls are still
 * known: they are reported without a verdict, with a failure.
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

/* Finds how long the pins live, if there are any. */
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

static gboolean is_beside(const struct check *check, const char *file)
{
	return check->beside && file &&
	       g_hash_table_contains(check->beside, file);
}

/*
 * Drops the findings of files that nobody asked about, except wrong releases,
 * and the failures to read them.
 */
static void drop_beside(struct check *check)
{
	for (guint i = check->findings->len; i-- > 0;) {
		const struct finding *finding = check->findings->pdata[i];

		if (finding->id != FINDING_RELEASE &&
		    is_beside(check, finding->file))
			g_ptr_array_remove_index(check->findings, i);
	}
	for (guint i = check->failures->len; i-- > 0;)
		if (is_beside(check,
			      ((struct failure *)check->failures->pdata[i])
				      ->file))
			g_ptr_array_remove_index(check->failures, i);
}

/* Runs everything that examines decided calls. */
static void examine(struct check *check, GPtrArray *units,
		    const GPtrArray *calls)
{
	g_autoptr(GPtrArray) asked = g_ptr_array_new();

	for (guint i = 0; i < calls->len; i++)
		if (!is_beside(check,
			       ((struct reference *)calls->pdata[i])->file))
			g_ptr_array_add(asked, calls->pdata[i]);
	if (check->conversion->options.step)
		check->conversion->options.step("SPATCH", "check.cocci");
	look(check, units, calls);
	check_calls(check, units, asked);
	check_flags(check, units, asked);
	weigh(check, calls);
	drop_beside(check);
}

static void run(struct check *check)
{
	struct conversion *conversion = check->conversion;
	GPtrArray *units = conversion->units;
	GPtrArray *calls = calls_of(conversion);
	char *tag = g_strconcat(conversion->campaign->family, "-allow:", NULL);

	if (check->whole)
		check->files = units->len;
	for (guint i = 0; i < conversion->binary->len; i++)
		failures_add(check->failures, conversion->binary->pdata[i], 0,
			     "cannot look at it: it is no text");
	check->flipped =
		polarity_flips(check->options.polarity) &&
		!flagbit_public(conversion->kernel, conversion->campaign);
	/*
	 * for a few files a thread does not pay; exempt files have sites, too
	 */
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
	drop_results(check->conversion);
	if (!check_scan_texts(check, texts, error))
		return FALSE;
	run(check);
	return TRUE;
}
