// SPDX-License-Identifier: GPL-2.0
#include "convert/own.h"

#include <string.h>

#include "site/callid.h"
#include "base/error.h"
#include "site/polarity.h"
#include "site/reference.h"
#include "site/site.h"
#include "site/unit.h"

static gboolean is_own_file(const char *path, const struct campaign *campaign)
{
	return !campaign->abroad && (!strcmp(path, campaign->definitions) ||
				     !strcmp(path, campaign->headers[0]));
}

/* A function elsewhere with a helper's name is no helper. */
static gboolean is_of_api(const char *path, const struct campaign *campaign)
{
	for (guint i = 0; campaign->headers[i]; i++)
		if (!strcmp(path, campaign->headers[i]))
			return TRUE;
	return is_own_file(path, campaign);
}

/* Whether the call is in the helper made for its callee. */
static gboolean is_helpers(const struct site *site,
			   const struct campaign *campaign)
{
	const char *const suffixes[] = {campaign->longterm_suffix,
					campaign->shortterm_suffix};

	if (!is_of_api(site->file, campaign))
		return FALSE;
	for (guint i = 0; site->function && i < G_N_ELEMENTS(suffixes); i++) {
		g_autofree char *helper =
			g_strconcat(site->callee, suffixes[i], NULL);

		if (!strcmp(helper, site->function))
			return TRUE;
	}
	return FALSE;
}

static void account(GPtrArray *references, const struct site *site)
{
	for (guint i = 0; i < references->len; i++) {
		struct reference *reference = references->pdata[i];

		if (reference->offset != site->offset ||
		    strcmp(reference->file, site->file))
			continue;
		reference->fate = FATE_LEFT;
		g_free(reference->reason);
		reference->reason = g_strdup("the helper's own call");
	}
}

void own_take_helpers(GPtrArray *sites, GPtrArray *references,
		      const struct campaign *campaign)
{
	for (guint i = 0; i < sites->len;) {
		const struct site *site = sites->pdata[i];

		if (is_helpers(site, campaign)) {
			account(references, site);
			g_ptr_array_remove_index(sites, i);
		} else {
			i++;
		}
	}
}

/* Whether a call of the sites becomes one of this helper. */
static gboolean is_needed(const GPtrArray *sites, const char *helper,
			  const struct campaign *campaign)
{
	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];
		g_autofree char *name = callid_helper(campaign, site);

		if (site->outcome != OUTCOME_LEFT &&
		    polarity_names(campaign->polarity,
				   site->outcome == OUTCOME_LONGTERM
					   ? VERDICT_LONGTERM
					   : VERDICT_SHORTTERM) &&
		    !strcmp(name, helper))
			return TRUE;
	}
	return FALSE;
}

/* Whether this reference gives the name to a function or macro. */
static gboolean gives_name(const struct reference *reference,
			   const GPtrArray *units)
{
	if (reference->kind == REFERENCE_DEFINITION ||
	    reference->kind == REFERENCE_PROTOTYPE)
		return TRUE;
	for (guint i = 0; i < units->len; i++) {
		const struct unit *unit = units->pdata[i];
		guint token;

		if (strcmp(unit->path, reference->file))
			continue;
		token = source_at(unit->source, reference->offset);
		return token > 1 && token < unit->source->count &&
		       unit->source->tokens[token].directive ==
			       DIRECTIVE_DEFINE &&
		       unit->source->tokens[token - 2].kind == TOKEN_HASH;
	}
	return FALSE;
}

gboolean own_check_names(const GPtrArray *sites, const GPtrArray *references,
			 const GPtrArray *units,
			 const struct campaign *campaign, GError **error)
{
	for (guint i = 0; i < references->len; i++) {
		const struct reference *reference = references->pdata[i];

		if (is_of_api(reference->file, campaign) ||
		    g_str_has_prefix(reference->file, "include/linux/") ||
		    !gives_name(reference, units) ||
		    !is_needed(sites, reference->word, campaign))
			continue;
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "%s:%u has a %s() of its own, and calls are to "
			    "become ones of the helper of that name; rename it "
			    "first",
			    reference->file, reference->line, reference->word);
		return FALSE;
	}
	return TRUE;
}

void own_leave(GPtrArray *sites, const struct campaign *campaign)
{
	for (guint i = 0; i < sites->len; i++) {
		struct site *site = sites->pdata[i];

		if (site->outcome == OUTCOME_LEFT ||
		    !is_own_file(site->file, campaign))
			continue;
		site->outcome = OUTCOME_LEFT;
		site->outcome_reason = g_strdup(
			"stands beside the raw functions, which it may use");
	}
}
