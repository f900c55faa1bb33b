// SPDX-License-Identifier: GPL-2.0
#include "site/ledger.h"

#include <string.h>

#include "site/reference.h"
#include "site/site.h"
#include "site/table.h"
#include "site/unit.h"

static void set_fate(struct reference *reference, enum reference_fate fate,
		     const char *reason)
{
	reference->fate = fate;
	g_free(reference->reason);
	reference->reason = g_strdup(reason);
}

static const struct site *site_at(GPtrArray *sites,
				  const struct reference *reference)
{
	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		if (site->offset == reference->offset &&
		    !strcmp(site->file, reference->file))
			return site;
	}
	return NULL;
}

static void account_call(struct reference *reference, GPtrArray *sites,
			 const struct family *family)
{
	const struct site *site = site_at(sites, reference);

	if (!family_find(family, reference->word))
		set_fate(reference, FATE_LEFT, "calls a helper already");
	else if (site && site->outcome != OUTCOME_LEFT)
		set_fate(reference, FATE_CONVERTED,
			 site->lifted ? "lifted: now two calls" : NULL);
	else if (site)
		set_fate(reference, FATE_LEFT, site->outcome_reason);
}

/* The use of this flag that a conversion takes away, or NULL. */
static const struct flag_use *removal(GPtrArray *sites,
				      const struct reference *reference)
{
	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		for (guint k = 0; k < site->removals->len; k++) {
			const struct flag_use *use = site->removals->pdata[k];

			if (site->outcome == OUTCOME_LONGTERM &&
			    use->offset == reference->offset &&
			    !strcmp(use->file, reference->file))
				return use;
		}
	}
	return NULL;
}

static struct unit *unit_of(GPtrArray *units, const char *path)
{
	for (guint i = 0; i < units->len; i++) {
		struct unit *unit = units->pdata[i];

		if (!strcmp(unit->path, path))
			return unit;
	}
	return NULL;
}

/* Whether a site that is left stands in the same function as the flag. */
static const struct site *neighbour(GPtrArray *sites, const struct unit *unit,
				    const struct reference *reference)
{
	const struct item *item =
		unit ? unit_item(unit,
				 source_at(unit->source, reference->offset))
		     : NULL;

	for (guint i = 0; item && i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		if (!strcmp(site->file, unit->path) &&
		    unit_item(unit, source_at(unit->source, site->offset)) ==
			    item)
			return site;
	}
	return NULL;
}

static void account_flag(struct reference *reference, GPtrArray *units,
			 GPtrArray *sites, const struct campaign *campaign)
{
	const struct flag_use *use = removal(sites, reference);
	const struct site *site;
	char *reason;

	if (use) {
		reason = use->lifted ? g_strdup_printf("lifted into %s()",
						       use->lifted)
				     : NULL;
		set_fate(reference, FATE_CONVERTED, reason);
		g_free(reason);
		return;
	}
	site = neighbour(sites, unit_of(units, reference->file), reference);
	if (site && site->outcome == OUTCOME_LEFT)
		reason = g_strdup_printf("the call at l.%u is left: %s",
					 site->line, site->outcome_reason);
	else if (site)
		reason = g_strdup_printf("does not reach the call at l.%u",
					 site->line);
	else if (campaign_is_core(campaign, reference->file) ||
		 g_strv_contains((const char *const *)campaign->headers,
				 reference->file))
		reason = g_strdup_printf("%s's own", campaign->core);
	else
		reason = g_strdup("no call in this function");
	set_fate(reference, FATE_LEFT, reason);
	g_free(reason);
}

void ledger_account(GPtrArray *references, GPtrArray *units, GPtrArray *sites,
		    const struct family *family,
		    const struct campaign *campaign)
{
	for (guint i = 0; i < references->len; i++) {
		struct reference *reference = references->pdata[i];

		if (reference->fate != FATE_UNACCOUNTED)
			continue;
		if (reference->kind == REFERENCE_CALL)
			account_call(reference, sites, family);
		else if (reference->kind == REFERENCE_FLAG)
			account_flag(reference, units, sites, campaign);
		else if (reference->kind == REFERENCE_NAME)
			set_fate(reference, FATE_LEFT,
				 reference->alias
					 ? "another name alone, not a call"
					 : "the name alone, not a call");
	}
}

static guint count_of(const GPtrArray *references, enum reference_fate fate)
{
	guint count = 0;

	for (guint i = 0; i < references->len; i++)
		count += ((struct reference *)references->pdata[i])->fate ==
			 fate;
	return count;
}

guint ledger_unaccounted(const GPtrArray *references)
{
	return count_of(references, FATE_UNACCOUNTED);
}

guint ledger_unparsed(const GPtrArray *references)
{
	return count_of(references, FATE_UNPARSED);
}

GPtrArray *ledger_lines(const GPtrArray *references, enum reference_fate fate)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < references->len; i++) {
		const struct reference *reference = references->pdata[i];

		if (reference->fate != fate)
			continue;
		g_ptr_array_add(
			lines,
			g_strdup_printf("%s:%u: %s%s%s", reference->file,
					reference->line, reference->word,
					reference->reason ? ": " : "",
					reference->reason ? reference->reason
							  : ""));
	}
	return lines;
}

char *ledger_unparsed_text(const GPtrArray *references)
{
	GPtrArray *lines = ledger_lines(references, FATE_UNPARSED);
	GString *text = g_string_new(NULL);

	if (lines->len)
		g_string_append_printf(text,
				       "%u %s that spatch cannot read, in no "
				       "count above:\n",
				       lines->len,
				       lines->len == 1 ? "call" : "calls");
	for (guint i = 0; i < lines->len; i++)
		g_string_append_printf(text, "  %s\n", (char *)lines->pdata[i]);
	g_ptr_array_unref(lines);
	return g_string_free(text, FALSE);
}

char *ledger_tsv(const GPtrArray *references)
{
	GString *text = g_string_new("file\tline\tword\tkind\tfate\treason\n");

	for (guint i = 0; i < references->len; i++) {
		const struct reference *reference = references->pdata[i];
		char *line = g_strdup_printf("%u", reference->line);

		table_row(text, reference->file, line, reference->word,
			  reference_kind_name(reference->kind),
			  reference_fate_name(reference),
			  reference->reason ? reference->reason : "", NULL);
		g_free(line);
	}
	return g_string_free(text, FALSE);
}
