// SPDX-License-Identifier: GPL-2.0
#include "check/check.h"

#include <string.h>

#include "check/related.h"
#include "check/check-call.h"
#include "check/check-lifetime.h"
#include "check/check-look.h"
#include "flags/flagbit.h"
#include "site/included.h"
#include "base/interrupt.h"
#include "lifetime/lexicon.h"
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
		.declared = conversion->family,
		.flag = conversion->campaign->flag,
		.threads = conversion->options.jobs,
		.anywhere = conversion->tree->beside,
	};
}

/* Which of the texts are C by what includes them; NULL, with error set. */
static GHashTable *code_of(const struct conversion *conversion,
			   const struct scan *scan, const GPtrArray *texts,
			   GError **error)
{
	g_autoptr(GPtrArray) files = tree_files(conversion->tree, error);
	g_autofree gboolean *found = NULL;
	GHashTable *code;

	if (!files)
		return NULL;
	found = g_new0(gboolean, files->len + 1);
	for (guint i = 0; i < texts->len; i++) {
		const struct check_text *text = texts->pdata[i];
		gsize length;
		const char *words = g_bytes_get_data(text->bytes, &length);

		if (!included_may_be_code(text->path) ||
		    !references_mentioned(scan, words, length))
			continue;
		for (guint k = 0; k < files->len; k++)
			found[k] |= !strcmp(files->pdata[k], text->path);
	}
	code = included_code(conversion->tree, files, found, scan->threads,
			     error);
	return code;
}

/* The calls that a text makes by other names of the functions. */
static void scan_aliases(struct conversion *conversion, const struct scan *scan,
			 const struct check_text *text, struct unit **unit)
{
	g_autoptr(GPtrArray) aliases = aliases_new();
	guint before = conversion->references->len;
	struct unit *read = NULL;

	if (!reference_is_source(scan, text->path))
		return;
	aliases_reach(aliases, conversion->tree, text->path, text->bytes,
		      scan->family, scan->declared);
	if (!*unit && !aliases->len)
		return;
	if (!*unit)
		read = unit_new(text->path, text->bytes);
	aliases_find(aliases, *unit ? *unit : read, scan->family,
		     scan->declared);
	for (guint i = 0; i < aliases->len; i++)
		if (!alias_is_hidden(aliases->pdata[i], *unit ? *unit : read))
			references_add_alias(conversion->references,
					     *unit ? *unit : read,
					     aliases->pdata[i]);
	if (read && conversion->references->len > before)
		*unit = g_steal_pointer(&read);
	unit_free(read);
}

const char **check_drop_words(const struct conversion *conversion,
			      GError **error)
{
	struct lexicon *lexicon = conversion_lexicon(conversion, error);
	const char **words = lexicon ? related_words(lexicon) : NULL;

	/* they outlive the lexicon */
	for (guint i = 0; words && words[i]; i++)
		words[i] = g_intern_string(words[i]);
	lexicon_free(lexicon);
	return words;
}

/* The files that the texts may drop pins of. */
static gboolean scan_beside(struct check *check, const struct scan *scan,
			    const char *const *words, const GPtrArray *texts,
			    GError **error)
{
	struct conversion *conversion = check->conversion;
	g_autoptr(GPtrArray) beside =
		related_texts(conversion, scan, words, texts, error);

	g_clear_pointer(&check->beside, g_hash_table_unref);
	check->beside =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; beside && i < beside->len; i++) {
		const struct check_text *text = beside->pdata[i];
		struct unit *unit = NULL;

		references_add(conversion->references, scan, text->path,
			       text->bytes, &unit);
		scan_aliases(conversion, scan, text, &unit);
		if (!unit)
			continue;
		g_ptr_array_add(conversion->units, unit);
		g_hash_table_add(check->beside, g_strdup(text->path));
	}
	return beside != NULL;
}

/* References and units of the texts, in place of a scan of the tree. */
static gboolean scan_texts(struct check *check, const GPtrArray *texts,
			   GError **error)
{
	struct conversion *conversion = check->conversion;
	struct scan scan = scan_of(conversion);
	const char **words = NULL;
	gboolean ok;

	words = check_drop_words(conversion, error);
	scan.code = words ? code_of(conversion, &scan, texts, error) : NULL;
	if (!scan.code) {
		g_free(words);
		return FALSE;
	}
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
		scan_aliases(conversion, &scan, text, &unit);
		check->files += unit != NULL;
		/* what drops pages may drop what other files have pinned */
		if (!unit &&
		    related_drops(&scan, words, text->path, text->bytes))
			unit = unit_new(text->path, text->bytes);
		if (unit)
			g_ptr_array_add(conversion->units, unit);
	}
	ok = scan_beside(check, &scan, words, texts, error);
	references_sort(conversion->references);
	g_hash_table_unref(scan.code);
	g_free(words);
	return ok;
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

static gboolean is_beside(const struct check *check, const char *file)
{
	return check->beside && file &&
	       g_hash_table_contains(check->beside, file);
}

/*
 * Nobody asks about the files beside: their own findings go, unless a release
 * is wrong; so does that they could not be read.
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

/* All that says something of a call, once it is decided. */
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
	drop_results(check->conversion);
	if (!scan_texts(check, texts, error))
		return FALSE;
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
