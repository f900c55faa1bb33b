// SPDX-License-Identifier: GPL-2.0
#include "convert/audit.h"

#include <string.h>

#include "convert/cost.h"
#include "site/site.h"
#include "convert/suspect.h"

static void entry_free(gpointer data)
{
	struct audit_entry *entry = data;

	g_clear_pointer(&entry->costs, g_ptr_array_unref);
	g_free(entry);
}

static struct audit_entry *add(struct audit *audit, enum audit_kind kind,
			       const struct site *site,
			       const struct evidence *evidence)
{
	struct audit_entry *entry = g_new0(struct audit_entry, 1);

	entry->kind = kind;
	entry->site = site;
	entry->evidence = evidence;
	if (kind != AUDIT_RELEASE)
		entry->decision = decisions_of(
			audit->decisions, audit->conversion->tree,
			evidence->file, evidence->function, evidence->callee);
	g_ptr_array_add(audit->entries, entry);
	return entry;
}

static void add_site(struct audit *audit, const struct costs *costs,
		     const struct site *site, const struct evidence *evidence)
{
	if (site->lifetime == LIFETIME_UNKNOWN)
		add(audit, AUDIT_REVIEW, site, evidence);
	else if (site_is_suspect(site))
		add(audit, AUDIT_SUSPECT, site, evidence)->costs =
			suspect_costs(audit->conversion, costs, site, evidence);
	else if (site->verdict == VERDICT_LONGTERM &&
		 site->lifetime == LIFETIME_SCOPED)
		add(audit, AUDIT_NEEDLESS, site, evidence);
}

static gboolean is_listed(const struct audit *audit,
			  const struct evidence_line *at)
{
	for (guint i = 0; i < audit->entries->len; i++) {
		const struct audit_entry *entry = audit->entries->pdata[i];

		if (entry->release && entry->release->at.line == at->line &&
		    !g_strcmp0(entry->release->at.file, at->file))
			return TRUE;
	}
	return FALSE;
}

static void add_releases(struct audit *audit, const struct site *site,
			 const struct evidence *evidence)
{
	for (guint i = 0; i < evidence->releases->len; i++) {
		const struct evidence_release *release =
			evidence->releases->pdata[i];

		if (release->mismatch && release->at.file &&
		    !is_listed(audit, &release->at))
			add(audit, AUDIT_RELEASE, site, evidence)->release =
				release;
	}
}

static const char *file_of(const struct audit_entry *entry)
{
	return entry->release ? entry->release->at.file : entry->evidence->file;
}

static guint line_of(const struct audit_entry *entry)
{
	return entry->release ? entry->release->at.line : entry->evidence->line;
}

/* Escaping pins without flags are worse than others. */
static int rank(const struct audit_entry *entry)
{
	return entry->kind != AUDIT_NO_FLAGS		       ? 0
	       : entry->evidence->lifetime == LIFETIME_ESCAPES ? 0
	       : entry->evidence->lifetime == LIFETIME_UNKNOWN ? 1
							       : 2;
}

static int by_kind(gconstpointer a, gconstpointer b)
{
	const struct audit_entry *x = *(struct audit_entry *const *)a;
	const struct audit_entry *y = *(struct audit_entry *const *)b;
	int order;

	if (x->kind != y->kind)
		return (int)x->kind - (int)y->kind;
	if (rank(x) != rank(y))
		return rank(x) - rank(y);
	order = strcmp(file_of(x), file_of(y));
	return order ? order : (int)line_of(x) - (int)line_of(y);
}

struct audit *audit_new(const struct conversion *conversion,
			const struct decisions *decisions, GError **error)
{
	struct costs *costs = suspect_costs_load(conversion, error);
	const struct lifetimes *lifetimes = conversion->lifetimes;
	struct audit *audit;

	if (!costs)
		return NULL;
	audit = g_new0(struct audit, 1);
	audit->conversion = conversion;
	audit->decisions = decisions;
	audit->entries = g_ptr_array_new_with_free_func(entry_free);
	for (guint i = 0; i < conversion->sites->len; i++) {
		const struct site *site = conversion->sites->pdata[i];
		const struct evidence *evidence = lifetimes_of(lifetimes, site);

		if (!evidence)
			continue;
		add_site(audit, costs, site, evidence);
		add_releases(audit, site, evidence);
	}
	for (guint i = 0; i < lifetimes->others->len; i++) {
		const struct evidence *evidence = lifetimes->others->pdata[i];
		struct audit_entry *entry =
			add(audit, AUDIT_NO_FLAGS, NULL, evidence);

		if (evidence->lifetime == LIFETIME_ESCAPES)
			entry->costs = suspect_costs(conversion, costs, NULL,
						     evidence);
		/* with several chains of callers, some may never have pinned */
		if (evidence->callers->len <= 1)
			add_releases(audit, NULL, evidence);
	}
	g_ptr_array_sort(audit->entries, by_kind);
	costs_free(costs);
	return audit;
}

void audit_free(struct audit *audit)
{
	if (!audit)
		return;
	g_ptr_array_unref(audit->entries);
	g_free(audit);
}

const char *audit_kind_name(enum audit_kind kind)
{
	static const char *const names[] = {
		[AUDIT_SUSPECT] = "suspect",
		[AUDIT_NEEDLESS] = "needless",
		[AUDIT_REVIEW] = "review",
		[AUDIT_NO_FLAGS] = "no-flags",
		[AUDIT_RELEASE] = "wrong-release",
	};

	return names[kind];
}
