// SPDX-License-Identifier: GPL-2.0
#include "check/meaning.h"

#include <string.h>

#include "site/site.h"
#include "code/bracket.h"

/* Whether the flag's name is among the call's arguments. */
static gboolean passes(const struct unit *unit, const struct reference *call,
		       const char *flag)
{
	const struct source *source = unit->source;
	guint name = source_at(source, call->offset);
	guint close = source_close(source, source_next(source, name));

	for (guint i = name; i < close && i < source->count; i++)
		if (source_is(source, i, flag))
			return TRUE;
	return FALSE;
}

static enum meaning raw_meaning(const struct check *check,
				const struct unit *unit,
				const struct reference *call,
				const struct site *site)
{
	enum polarity polarity = check->options.polarity;

	if (polarity == POLARITY_EXPLICIT)
		return MEANING_NONE;
	if (polarity_has_flag(polarity) &&
	    passes(unit, call, check->options.ephemeral))
		return MEANING_SHORTTERM;
	if (polarity_flips(polarity))
		return check->flipped || (site &&
					  site->verdict == VERDICT_LONGTERM)
			       ? MEANING_LONGTERM
			       : MEANING_NONE;
	return site && site->verdict == VERDICT_SHORTTERM ? MEANING_SHORTTERM
							  : MEANING_NONE;
}

enum meaning check_meaning(const struct check *check, const struct unit *unit,
			   const struct reference *call, const char *suffix,
			   const struct site *site)
{
	const struct campaign *campaign = check->conversion->campaign;

	if (!*suffix)
		return raw_meaning(check, unit, call, site);
	return strcmp(suffix, campaign->shortterm_suffix) ? MEANING_LONGTERM
							  : MEANING_SHORTTERM;
}

gboolean check_opts_out(const struct check *check, const char *suffix)
{
	return *suffix || polarity_comments(check->options.polarity);
}

/* "f_longterm()", with a remark if the tree has no such helper. */
static char *helper_of(const struct check *check, const struct member *member,
		       gboolean longterm)
{
	const struct campaign *campaign = check->conversion->campaign;
	gboolean has = longterm ? member->has_longterm : member->has_shortterm;

	return g_strdup_printf("%s%s()%s", member->name,
			       longterm ? campaign->longterm_suffix
					: campaign->shortterm_suffix,
			       has ? "" : " (which this tree does not have)");
}

char *check_wanted(const struct check *check, const struct member *member,
		   gboolean longterm)
{
	enum polarity polarity = check->options.polarity;

	if (polarity_names(polarity,
			   longterm ? VERDICT_LONGTERM : VERDICT_SHORTTERM))
		return helper_of(check, member, longterm);
	if (!longterm && polarity_has_flag(polarity))
		return g_strdup_printf("%s() with %s", member->name,
				       check->options.ephemeral);
	return g_strdup_printf("%s()", member->name);
}
