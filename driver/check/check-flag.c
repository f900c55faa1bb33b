// SPDX-License-Identifier: GPL-2.0
/* check-flag - findings at the flag: the second half of check-call.h */
#include <string.h>

#include "check/check-call.h"
#include "check/check-look.h"
#include "check/meaning.h"
#include "site/reference.h"
#include "site/site.h"
#include "site/unit.h"
#include "code/bracket.h"

/* Where the flag is defined: its #define, or its place in an enum. */
static gboolean is_definition(const struct unit *unit, guint token)
{
	const struct source *source = unit->source;
	const struct item *item = items_at(unit->items, token);
	guint before = source_prev(source, token);
	gboolean in_enum = FALSE;

	if (!item)
		return FALSE;
	if (item->kind == ITEM_MACRO)
		return item->name == token;
	if (item->kind != ITEM_OTHER || before >= source->count ||
	    !(source_is(source, before, "{") || source_is(source, before, ",")))
		return FALSE;
	for (guint i = item->first; i < token && !in_enum; i++)
		in_enum = source_is(source, i, "enum");
	return in_enum;
}

static gboolean in_call(const struct unit *unit, const struct reference *call,
			const struct reference *flag)
{
	const struct source *source = unit->source;
	guint name = source_at(source, call->offset);
	guint close = source_close(source, source_next(source, name));

	return flag->offset > call->offset && close < source->count &&
	       flag->offset < source->tokens[close].offset;
}

static gboolean is_removed(const struct site *site,
			   const struct reference *flag)
{
	for (guint i = 0; i < site->removals->len; i++) {
		const struct flag_use *use = site->removals->pdata[i];

		if (use->offset == flag->offset &&
		    !strcmp(use->file, flag->file))
			return TRUE;
	}
	return FALSE;
}

/* Whether converting a raw call that is a finding removes the flag. */
static gboolean goes_with_call(const struct check *check,
			       const GPtrArray *units, const GPtrArray *calls,
			       const struct reference *flag)
{
	for (guint i = 0; i < calls->len; i++) {
		const struct reference *call = calls->pdata[i];
		const struct unit *unit = check_unit(units, call->file);
		const struct site *site = check_site(check, call);
		gboolean inside = unit && !strcmp(call->file, flag->file) &&
				  in_call(unit, call, flag);
		const struct member *member;
		const char *suffix;

		if ((inside || (site && is_removed(site, flag))) &&
		    check_is_call(check->conversion, call, &member, &suffix) &&
		    check_meaning(check, unit, call, suffix, site) ==
			    MEANING_NONE)
			return TRUE;
	}
	return FALSE;
}

/* The line that the token is in. */
static char *context_of(const struct source *source, guint token)
{
	guint first = token, last = token;
	guint line = source->tokens[token].line;

	while (first && source->tokens[first - 1].line == line)
		first--;
	while (last + 1 < source->count &&
	       source->tokens[last + 1].line == line)
		last++;
	return source_span(source, first, last);
}

static void add_flag(struct check *check, const struct unit *unit,
		     const struct reference *flag)
{
	const struct campaign *campaign = check->conversion->campaign;
	guint token = source_at(unit->source, flag->offset);
	struct finding *finding =
		findings_add(check->findings, FINDING_FLAG, flag->file,
			     flag->line, flag->column + 1);

	finding->end_column = finding->column + strlen(flag->word);
	finding->function = unit_holder(unit, token);
	finding->word = g_strdup(flag->word);
	finding->context = context_of(unit->source, token);
	finding->text = g_strdup_printf("%s is used outside of %s", flag->word,
					campaign->core);
	finding->advice = g_strdup_printf("call a helper that ends in %s()",
					  campaign->longterm_suffix);
}

void check_flags(struct check *check, const GPtrArray *units,
		 const GPtrArray *calls)
{
	const struct campaign *campaign = check->conversion->campaign;
	const GPtrArray *references = check->conversion->references;

	for (guint i = 0; i < references->len; i++) {
		const struct reference *flag = references->pdata[i];
		const struct unit *unit;

		if (flag->kind != REFERENCE_FLAG ||
		    campaign_is_core(campaign, flag->file))
			continue;
		unit = check_unit(units, flag->file);
		if (unit &&
		    !is_definition(unit,
				   source_at(unit->source, flag->offset)) &&
		    !goes_with_call(check, units, calls, flag))
			add_flag(check, unit, flag);
	}
}
