// SPDX-License-Identifier: GPL-2.0
#include "site/site.h"

void flag_use_free(struct flag_use *use)
{
	if (!use)
		return;
	g_free(use->file);
	g_free(use->function);
	g_free(use->variable);
	g_free(use->lifted);
	g_free(use);
}

struct site *site_new(const char *file, const char *callee)
{
	struct site *site = g_new0(struct site, 1);

	site->file = g_strdup(file);
	site->callee = g_strdup(callee);
	site->removals =
		g_ptr_array_new_with_free_func((GDestroyNotify)flag_use_free);
	site->origins = g_ptr_array_new();
	return site;
}

void site_free(struct site *site)
{
	if (!site)
		return;
	g_free(site->file);
	g_free(site->function);
	g_free(site->callee);
	g_free(site->alias);
	g_free(site->flags);
	g_free(site->reason);
	g_free(site->evidence);
	g_free(site->outcome_reason);
	g_ptr_array_unref(site->removals);
	g_ptr_array_unref(site->origins);
	g_free(site->lifted);
	g_free(site->via);
	g_free(site->keeper);
	g_free(site->known);
	g_free(site->cost);
	g_clear_pointer(&site->apart, g_array_unref);
	g_free(site);
}

enum outcome site_outcome(const struct site *site, enum stage stage)
{
	return site->stage == stage ? site->outcome : OUTCOME_LEFT;
}

gboolean site_is_suspect(const struct site *site)
{
	return site->verdict == VERDICT_SHORTTERM &&
	       site->lifetime == LIFETIME_ESCAPES;
}

void site_leave(struct site *site, const char *reason)
{
	site->outcome = OUTCOME_LEFT;
	site->stage = STAGE_MECHANICAL;
	g_free(site->outcome_reason);
	site->outcome_reason = g_strdup(reason);
}

const char *verdict_name(enum verdict verdict)
{
	static const char *const names[] = {
		[VERDICT_CONDITIONAL] = "CONDITIONAL",
		[VERDICT_LONGTERM] = "LONGTERM",
		[VERDICT_SHORTTERM] = "SHORTTERM",
	};

	return names[verdict];
}

const char *lifetime_name(enum lifetime lifetime)
{
	static const char *const names[] = {
		[LIFETIME_UNKNOWN] = "UNKNOWN",
		[LIFETIME_SCOPED] = "SCOPED",
		[LIFETIME_ASYNC] = "ASYNC",
		[LIFETIME_ESCAPES] = "ESCAPES",
	};

	return names[lifetime];
}

const char *outcome_name(enum outcome outcome)
{
	static const char *const names[] = {
		[OUTCOME_LEFT] = "left",
		[OUTCOME_LONGTERM] = "longterm",
		[OUTCOME_SHORTTERM] = "shortterm",
	};

	return names[outcome];
}

GPtrArray *sites_callees(const GPtrArray *sites)
{
	GPtrArray *callees = g_ptr_array_new();

	for (guint i = 0; i < sites->len; i++) {
		struct site *site = sites->pdata[i];

		if (!g_ptr_array_find_with_equal_func(callees, site->callee,
						      g_str_equal, NULL))
			g_ptr_array_add(callees, site->callee);
	}
	return callees;
}
