// SPDX-License-Identifier: GPL-2.0
#include "convert/intent.h"

#include <string.h>

#include "base/error.h"
#include "site/site.h"

gboolean intent_is_flipped(const struct family *family)
{
	for (guint i = 0; i < family->members->len; i++)
		if (((struct member *)family->members->pdata[i])
			    ->means_longterm)
			return TRUE;
	return FALSE;
}

gboolean intent_check(const struct campaign *campaign,
		      const struct family *family, GError **error)
{
	if (polarity_flips(campaign->polarity) || !intent_is_flipped(family))
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "%s*() of this tree means long-term, which --polarity %s "
		    "does not go with; say --polarity %s or %s (POLARITY)",
		    campaign->family, polarity_name(campaign->polarity),
		    polarity_name(POLARITY_LONGTERM_DEFAULT),
		    polarity_name(POLARITY_EPHEMERAL));
	return FALSE;
}

static void fit(struct site *site, const char *format, const char *word)
{
	site->outcome = OUTCOME_LEFT;
	site->fits = TRUE;
	g_free(site->outcome_reason);
	site->outcome_reason = g_strdup_printf(format, word);
}

/* Whether the word occurs in the argument. */
static gboolean has_word(const char *text, const char *word)
{
	gsize length = strlen(word);

	for (const char *at = text; at && (at = strstr(at, word)); at++) {
		gboolean begins = at == text ||
				  !(g_ascii_isalnum(at[-1]) || at[-1] == '_');

		if (begins && !g_ascii_isalnum(at[length]) && at[length] != '_')
			return TRUE;
	}
	return FALSE;
}

/* The raw function means long-term: only short-term calls have to say so. */
static void apply_flipped(struct site *site)
{
	if (site->verdict == VERDICT_LONGTERM)
		return;
	site->verdict = VERDICT_LONGTERM;
	fit(site, "%s() means long-term in this tree", site->callee);
	g_free(site->reason);
	site->reason = g_strdup(site->outcome_reason);
}

static void apply_flip(const struct campaign *campaign,
		       const struct member *member, struct site *site)
{
	if (polarity_has_flag(campaign->polarity) &&
	    site->verdict == VERDICT_SHORTTERM &&
	    has_word(site->flags, campaign->optout_flag))
		fit(site, "passes %s already", campaign->optout_flag);
	else if (member->means_longterm)
		apply_flipped(site);
	else
		site->stage = site->outcome == OUTCOME_LONGTERM
				      ? STAGE_FLIP
				      : STAGE_MECHANICAL;
}

void intent_apply(const struct campaign *campaign, const struct family *family,
		  const GPtrArray *sites)
{
	for (guint i = 0; i < sites->len; i++) {
		struct site *site = sites->pdata[i];
		const struct member *member = family_find(family, site->callee);

		if (!member)
			continue;
		site->argument = member->flags;
		if (polarity_flips(campaign->polarity))
			apply_flip(campaign, member, site);
		else if (site->outcome == OUTCOME_SHORTTERM &&
			 !polarity_names(campaign->polarity, VERDICT_SHORTTERM))
			fit(site, "%s() means short-term", site->callee);
	}
}
