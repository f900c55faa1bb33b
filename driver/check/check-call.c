// SPDX-License-Identifier: GPL-2.0
#include "check/check-call.h"

#include <string.h>

#include "check/check-comment.h"
#include "check/check-look.h"
#include "check/meaning.h"
#include "site/reference.h"
#include "site/site.h"
#include "site/unit.h"
#include "code/bracket.h"

#define FAST "_fast"

const struct unit *check_unit(const GPtrArray *units, const char *path)
{
	for (guint i = 0; i < units->len; i++) {
		const struct unit *unit = units->pdata[i];

		if (!strcmp(unit->path, path))
			return unit;
	}
	return NULL;
}

const struct site *check_site(const struct check *check,
			      const struct reference *call)
{
	const GPtrArray *sites = check->conversion->sites;

	for (guint i = 0; sites && i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		if (site->offset == call->offset &&
		    !strcmp(site->file, call->file))
			return site;
	}
	return NULL;
}

/* The call from its name to its closing parenthesis. */
static char *span_of(const struct source *source, guint name)
{
	guint close = source_close(source, source_next(source, name));

	return source_span(source, name, MIN(close, source->count - 1));
}

static struct finding *add(struct check *check, enum finding_id id,
			   const struct unit *unit,
			   const struct reference *call)
{
	guint token = source_at(unit->source, call->offset);
	struct finding *finding = findings_add(check->findings, id, call->file,
					       call->line, call->column + 1);

	finding->function = unit_holder(unit, token);
	finding->word = g_strdup(call->alias ? call->alias : call->word);
	finding->end_column = finding->column + strlen(finding->word);
	finding->context = span_of(unit->source, token);
	return finding;
}

static void say_raw(const struct check *check, struct finding *finding,
		    const struct member *member, const struct site *site)
{
	const struct campaign *campaign = check->conversion->campaign;
	char *longterm = check_wanted(check, member, TRUE);
	char *shortterm = check_wanted(check, member, FALSE);

	if (!site) {
		finding->text = g_strdup_printf(
			"%s() does not say how long the pin lives",
			member->name);
		finding->advice =
			g_strdup_printf("call %s or %s", longterm, shortterm);
	} else if (site->verdict == VERDICT_LONGTERM) {
		finding->text = g_strdup_printf(
			"%s() is always passed %s here: %s", member->name,
			campaign->flag, site->reason);
		finding->advice = g_strdup_printf(
			"call %s and take the flag away", longterm);
	} else if (site->verdict == VERDICT_SHORTTERM) {
		finding->text = g_strdup_printf(
			"%s() is never passed %s here: %s", member->name,
			campaign->flag, site->reason);
		finding->advice =
			g_strdup_printf("call %s with a comment '%s' above it",
					shortterm, campaign->comment_tag);
	} else {
		finding->text = g_strdup_printf(
			"%s() gets flags that depend on the caller or on run "
			"time: %s",
			member->name, site->reason);
		finding->advice = g_strdup_printf(
			"let the caller choose between %s and %s", longterm,
			shortterm);
	}
	g_free(longterm);
	g_free(shortterm);
}

static void check_comment_of(struct check *check, const struct unit *unit,
			     const struct reference *call, gboolean longterm)
{
	const struct campaign *campaign = check->conversion->campaign;
	struct finding *finding;
	char *text;
	enum comment_state state =
		check_comment(unit, call->offset, campaign, &text);

	if (state == COMMENT_NO_PLACE) {
		char *why = g_strdup_printf("cannot look at the comment of "
					    "%s(): it stands in no function "
					    "that can be told",
					    call->word);

		failures_add(check->failures, call->file, call->line, why);
		g_free(why);
	} else if (state == COMMENT_NONE) {
		finding = add(check,
			      longterm ? FINDING_LONGTERM_COMMENT
				       : FINDING_NO_COMMENT,
			      unit, call);
		finding->text =
			g_strdup_printf("%s() has no comment '%s'", call->word,
					campaign->comment_tag);
		finding->advice = g_strdup_printf(
			longterm ? "write above it '%s', where the pages are "
				   "kept and who drops them"
				 : "write above it '%s', who drops the pin and "
				   "when",
			campaign->comment_tag);
	} else if (state == COMMENT_UNWRITTEN) {
		finding = add(check, FINDING_UNWRITTEN, unit, call);
		finding->text = g_strdup_printf("no person has written the "
						"comment of %s() yet",
						call->word);
		finding->advice = g_strdup_printf(
			"say who drops the pin and when, and take %s away",
			campaign->unwritten_mark);
	}
	g_free(text);
}

static gboolean is_fast(const struct member *member)
{
	return strstr(member->name, FAST) != NULL;
}

static void check_shortterm(struct check *check, const struct unit *unit,
			    const struct reference *call,
			    const struct member *member)
{
	struct finding *finding;

	check_comment_of(check, unit, call, FALSE);
	if (is_fast(member))
		return;
	finding = add(check, FINDING_NOT_FAST, unit, call);
	finding->text = g_strdup_printf("%s() pins short-term on the slow path",
					call->word);
	finding->advice = g_strdup("pin by the fast variant, or long-term");
}

static void check_one(struct check *check, const struct unit *unit,
		      const struct reference *call, const struct member *member,
		      const char *suffix)
{
	const struct site *site = check_site(check, call);
	struct finding *finding;

	switch (check_meaning(check, unit, call, suffix, site)) {
	case MEANING_NONE:
		finding = add(check, FINDING_RAW_CALL, unit, call);
		say_raw(check, finding, member, site);
		break;
	case MEANING_LONGTERM:
		check_comment_of(check, unit, call, TRUE);
		break;
	case MEANING_SHORTTERM:
		if (check_opts_out(check, suffix))
			check_shortterm(check, unit, call, member);
		break;
	}
}

void check_calls(struct check *check, const GPtrArray *units,
		 const GPtrArray *calls)
{
	for (guint i = 0; i < calls->len; i++) {
		const struct reference *call = calls->pdata[i];
		const struct unit *unit = check_unit(units, call->file);
		const struct member *member;
		const char *suffix;

		/* what spatch did not see is a failure already */
		if (!unit || !check_seen(unit, call) ||
		    !check_is_call(check->conversion, call, &member, &suffix))
			continue;
		check_one(check, unit, call, member, suffix);
	}
}
