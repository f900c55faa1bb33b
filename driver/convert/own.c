// SPDX-License-Identifier: GPL-2.0
#include "own.h"

#include <string.h>

#include "reference.h"
#include "site.h"

static gboolean is_own_file(const char *path, const struct campaign *campaign)
{
	return !strcmp(path, campaign->definitions) ||
	       !strcmp(path, campaign->headers[0]);
}

/* Whether the call stands in the helper that is made of its callee. */
static gboolean is_helpers(const struct site *site,
			   const struct campaign *campaign)
{
	const char *const suffixes[] = {campaign->longterm_suffix,
					campaign->shortterm_suffix};

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
