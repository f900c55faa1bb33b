// SPDX-License-Identifier: GPL-2.0
#include "check/check-lifetime.h"

#include <string.h>

#include "check/related.h"
#include "check/check-call.h"
#include "check/check-comment.h"
#include "check/check-look.h"
#include "lifetime/lexicon.h"
#include "program/program.h"
#include "site/reference.h"
#include "site/unit.h"
#include "code/bracket.h"

/*
 * "before it returns", "before foo_write() returns", "within the same system
 * call"
 */
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
		       const struct site *site, enum meaning meaning)
{
	const struct campaign *campaign = check->conversion->campaign;
	const struct member *member;
	struct finding *finding;
	char *words;

	if (site->lifetime != LIFETIME_ESCAPES)
		return;
	member = family_find(check->conversion->family, site->callee);
	if (meaning == MEANING_SHORTTERM && member) {
		char *wanted = check_wanted(check, member, TRUE);

		finding = add(check, FINDING_SUSPECT, unit, site);
		finding->text = g_strdup_printf(
			"%s() says short-term, but the pages are kept: %s",
			finding->word, site->evidence);
		finding->advice = g_strdup_printf(
			"call %s, or suppress this with the reason", wanted);
		g_free(wanted);
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

/* Whether neither pin nor release is in a file that was asked about. */
static gboolean is_strange(const struct check *check,
			   const struct evidence *evidence,
			   const struct evidence_release *release)
{
	if (!check->beside ||
	    !g_hash_table_contains(check->beside, evidence->file))
		return FALSE;
	for (guint i = 0; i < check->conversion->units->len; i++) {
		const struct unit *unit = check->conversion->units->pdata[i];

		if (!strcmp(unit->path, release->at.file))
			return g_hash_table_contains(check->beside, unit->path);
	}
	return TRUE;
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
		if (!release->mismatch || !release->at.file || known ||
		    is_strange(check, evidence, release))
			continue;
		finding = findings_add(check->findings, FINDING_RELEASE,
				       release->at.file, release->at.line,
				       release->at.column);
		finding->end_column = release->at.end_column;
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

static struct site *site_at(const GPtrArray *sites,
			    const struct reference *call)
{
	for (guint i = 0; sites && i < sites->len; i++) {
		struct site *site = sites->pdata[i];

		if (site->offset == call->offset &&
		    !strcmp(site->file, call->file))
			return site;
	}
	return NULL;
}

/* A site for a call that was not decided, under the raw function's name. */
static struct site *make_site(const struct unit *unit,
			      const struct reference *call,
			      const struct member *member)
{
	struct site *site = site_new(call->file, member->name);

	site->line = call->line;
	site->column = call->column;
	site->offset = call->offset;
	site->function =
		unit_holder(unit, source_at(unit->source, call->offset));
	return site;
}

GPtrArray *check_pins(const struct check *check, const GPtrArray *calls)
{
	const struct conversion *conversion = check->conversion;
	GPtrArray *pins =
		g_ptr_array_new_with_free_func((GDestroyNotify)site_free);

	for (guint i = 0; i < calls->len; i++) {
		const struct reference *call = calls->pdata[i];
		const struct unit *unit =
			check_unit(conversion->units, call->file);
		const struct member *member;
		const char *suffix;

		if (unit && check_is_call(conversion, call, &member, &suffix))
			g_ptr_array_add(pins, make_site(unit, call, member));
	}
	return pins;
}

/* Makes sites for calls that have none: those of helpers. */
static GPtrArray *helper_sites(const struct check *check,
			       const GPtrArray *calls)
{
	GPtrArray *rest = g_ptr_array_new();
	GPtrArray *sites;

	for (guint i = 0; i < calls->len; i++) {
		const struct reference *call = calls->pdata[i];
		const struct unit *unit =
			check_unit(check->conversion->units, call->file);

		if (unit && check_seen(unit, call) &&
		    !site_at(check->conversion->sites, call))
			g_ptr_array_add(rest, (gpointer)call);
	}
	sites = check_pins(check, rest);
	g_ptr_array_unref(rest);
	return sites;
}

/* The parts of the tree that the units belong to; NULL-terminated. */
static char **parts_of(const GPtrArray *units)
{
	GPtrArray *parts = g_ptr_array_new();

	for (guint i = 0; i < units->len; i++) {
		char *part =
			related_part(((struct unit *)units->pdata[i])->path);

		if (g_ptr_array_find_with_equal_func(parts, part, g_str_equal,
						     NULL))
			g_free(part);
		else
			g_ptr_array_add(parts, part);
	}
	g_ptr_array_add(parts, NULL);
	return (char **)g_ptr_array_free(parts, FALSE);
}

static void report(struct check *check, const GPtrArray *calls,
		   const GPtrArray *sites, const struct lifetimes *lifetimes)
{
	const struct conversion *conversion = check->conversion;

	for (guint i = 0; i < calls->len; i++) {
		const struct reference *call = calls->pdata[i];
		const struct site *site = site_at(sites, call);
		const struct member *member;
		const char *suffix;

		if (site && check_is_call(conversion, call, &member, &suffix)) {
			const struct unit *unit =
				check_unit(conversion->units, site->file);

			check_lifetime_of(
				check, unit, site,
				check_meaning(check, unit, call, suffix, site));
		}
	}
	for (guint i = 0; i < lifetimes->sites->len; i++)
		check_releases(check, lifetimes->sites->pdata[i]);
}

gboolean check_lifetimes(struct check *check, const GPtrArray *calls,
			 GError **error)
{
	struct conversion *conversion = check->conversion;
	GPtrArray *helpers = helper_sites(check, calls);
	GPtrArray *sites = g_ptr_array_new();
	struct lifetimes *lifetimes;

	if (conversion->sites)
		g_ptr_array_extend(sites, conversion->sites, NULL, NULL);
	g_ptr_array_extend(sites, helpers, NULL, NULL);
	g_clear_pointer(&check->parts, g_strfreev);
	check->parts = check->whole || conversion->tree->beside
			       ? NULL
			       : parts_of(conversion->units);
	program_confine(conversion->program, (const char *const *)check->parts);
	lifetimes = conversion_lifetimes_of(conversion, sites, error);
	if (lifetimes)
		report(check, calls, sites, lifetimes);
	program_confine(conversion->program, NULL);
	g_ptr_array_unref(sites);
	g_ptr_array_unref(helpers);
	if (!lifetimes)
		return FALSE;
	lifetimes_free(lifetimes);
	return TRUE;
}
