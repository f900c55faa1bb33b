// SPDX-License-Identifier: GPL-2.0
#include "check-lifetime.h"

#include <string.h>

#include "check-call.h"
#include "check-comment.h"
#include "check-look.h"
#include "lexicon.h"
#include "program.h"
#include "reference.h"
#include "unit.h"

/* "before it returns", "before foo_write() returns", "within the system call" */
#define SCOPED_WORDS                                \
	"\\bbefore\\s+(\\S+\\s+){1,4}?returns?\\b|" \
	"\\b(within|before the end of|in) the same system ?call\\b"

gboolean check_claims_scoped(const char *words)
{
	char *valid = g_utf8_make_valid(words, -1);
	gboolean claims =
		g_regex_match_simple(SCOPED_WORDS, valid, G_REGEX_CASELESS, 0);

	g_free(valid);
	return claims;
}

static struct finding *add(struct check *check, enum finding_id id,
			   const struct unit *unit, const struct site *site)
{
	guint token = source_at(unit->source, site->offset);
	guint close =
		source_close(unit->source, source_next(unit->source, token));
	char *word = source_word(unit->source, token);
	struct finding *finding = findings_add(check->findings, id, site->file,
					       site->line, site->column + 1);

	finding->end_column = finding->column + strlen(word);
	finding->function = g_strdup(site->function);
	finding->context = source_span(unit->source, token,
				       MIN(close, unit->source->count - 1));
	finding->word = word;
	return finding;
}

void check_lifetime_of(struct check *check, const struct unit *unit,
		       const struct site *site, const char *suffix)
{
	const struct campaign *campaign = check->conversion->campaign;
	struct finding *finding;
	char *words;

	if (site->lifetime != LIFETIME_ESCAPES)
		return;
	if (!strcmp(suffix, campaign->shortterm_suffix)) {
		finding = add(check, FINDING_SUSPECT, unit, site);
		finding->text = g_strdup_printf(
			"%s() says short-term, but the pages are kept: %s",
			finding->word, site->evidence);
		finding->advice = g_strdup_printf(
			"call %s%s(), or suppress this with the reason",
			site->callee, campaign->longterm_suffix);
	}
	if (check_comment(unit, site->offset, campaign, &words) ==
		    COMMENT_WRITTEN &&
	    check_claims_scoped(words)) {
		finding = add(check, FINDING_CONTRADICTED, unit, site);
		finding->text = g_strdup_printf(
			"the comment says that the pin of %s() ends before the "
			"call returns, but the pages are kept: %s",
			finding->word, site->evidence);
		finding->advice = g_strdup("correct the comment or the code");
	}
	g_free(words);
}

void check_releases(struct check *check, const struct evidence *evidence)
{
	for (guint i = 0; i < evidence->releases->len; i++) {
		const struct evidence_release *release =
			evidence->releases->pdata[i];
		struct finding *finding;
		gboolean known = FALSE;

		for (guint k = 0; k < check->findings->len && !known; k++) {
			finding = check->findings->pdata[k];
			known = finding->id == FINDING_RELEASE &&
				finding->line == release->at.line &&
				!g_strcmp0(finding->file, release->at.file);
		}
		if (!release->mismatch || !release->at.file || known)
			continue;
		finding = findings_add(check->findings, FINDING_RELEASE,
				       release->at.file, release->at.line, 1);
		finding->function = g_strdup(release->at.function);
		finding->context = g_strdup(release->at.text);
		finding->word = g_strdup(evidence->callee);
		finding->text = g_strdup_printf(
			"'%s' drops pages that %s() has pinned (%s:%u), which "
			"leaves them pinned",
			release->at.text, evidence->callee, evidence->file,
			evidence->line);
		finding->advice =
			g_strdup("call the function that drops a pin");
	}
}

/* A site for each call, by the raw function's name. */
static GPtrArray *sites_of(const struct check *check, const GPtrArray *units,
			   const GPtrArray *calls, GPtrArray *suffixes)
{
	GPtrArray *sites =
		g_ptr_array_new_with_free_func((GDestroyNotify)site_free);

	for (guint i = 0; i < calls->len; i++) {
		const struct reference *call = calls->pdata[i];
		const struct unit *unit = check_unit(units, call->file);
		const struct member *member;
		const struct item *item;
		const char *suffix;
		struct site *site;

		if (!unit || !check_seen(unit, call) ||
		    !check_is_call(check->conversion, call, &member, &suffix))
			continue;
		item = unit_item(unit, source_at(unit->source, call->offset));
		if (!item)
			continue;
		site = site_new(call->file, member->name);
		site->line = call->line;
		site->column = call->column;
		site->offset = call->offset;
		site->function = item_name(unit->source, item);
		g_ptr_array_add(sites, site);
		g_ptr_array_add(suffixes, (char *)suffix);
	}
	return sites;
}

/* The texts that are looked at, without facts, for a program of their own. */
static GPtrArray *plain_units(const GPtrArray *units)
{
	GPtrArray *copies =
		g_ptr_array_new_with_free_func((GDestroyNotify)unit_free);

	for (guint i = 0; i < units->len; i++) {
		const struct unit *unit = units->pdata[i];

		g_ptr_array_add(copies,
				unit_new(unit->path, unit->source->bytes));
	}
	return copies;
}

/*
 * Where several callers share a pin, the releases are of all of them, and some
 * drop pages that were never pinned: too little for a claim.
 */
static gboolean is_sure(const struct evidence *evidence)
{
	return evidence->lifetime == LIFETIME_ESCAPES &&
	       evidence->callers->len <= 1;
}

static void report(struct check *check, const GPtrArray *units,
		   const GPtrArray *sites, const GPtrArray *suffixes,
		   const struct lifetimes *lifetimes)
{
	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];
		const struct evidence *evidence = lifetimes->sites->pdata[i];

		check_lifetime_of(check, check_unit(units, site->file), site,
				  suffixes->pdata[i]);
		if (is_sure(evidence))
			check_releases(check, evidence);
	}
}

gboolean check_lifetimes(struct check *check, const GPtrArray *units,
			 const GPtrArray *calls, GError **error)
{
	struct conversion *conversion = check->conversion;
	const char *folder = conversion->campaign->folder;
	char *rule = g_build_filename(folder, "facts.cocci", NULL);
	char *conf = g_build_filename(folder, "lifetime.conf", NULL);
	struct lexicon *lexicon = lexicon_load(conf, error);
	GPtrArray *plain = plain_units(units);
	struct program_options options = {
		.tree = conversion->tree,
		.units = plain,
		.spatch = conversion->spatch,
		.facts_rule = rule,
		.threads = conversion->options.jobs,
	};
	struct program *program = program_new(&options);
	GPtrArray *suffixes = g_ptr_array_new();
	GPtrArray *sites = sites_of(check, units, calls, suffixes);
	struct lifetimes *lifetimes = NULL;

	if (lexicon)
		lifetimes = lifetimes_find(program, conversion->family, lexicon,
					   sites, error);
	if (lifetimes)
		report(check, units, sites, suffixes, lifetimes);
	lifetimes_free(lifetimes);
	lexicon_free(lexicon);
	g_ptr_array_unref(sites);
	g_ptr_array_unref(suffixes);
	program_free(program);
	g_ptr_array_unref(plain);
	g_free(rule);
	g_free(conf);
	return lifetimes != NULL;
}
