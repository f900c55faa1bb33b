// SPDX-License-Identifier: GPL-2.0
#include "convert/suspect.h"

#include <string.h>

#include "base/error.h"
#include "site/site.h"

gboolean suspects_parse(const char *word, enum suspects *suspects,
			GError **error)
{
	static const char *const words[] = {
		[SUSPECTS_ASK] = "ask",
		[SUSPECTS_LEAVE] = "leave",
		[SUSPECTS_FIX] = "fix",
	};

	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		if (strcmp(word, words[i]))
			continue;
		*suspects = i;
		return TRUE;
	}
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "--suspects (SUSPECTS) takes ask, leave or fix, not '%s'",
		    word);
	return FALSE;
}

struct costs *suspect_costs_load(const struct conversion *conversion,
				 GError **error)
{
	g_autofree char *path = g_build_filename(conversion->campaign->folder,
						 "audit.conf", NULL);

	return costs_load(path, error);
}

/* The pin whose pages the evidence is about, if it is another's. */
static const struct evidence *whose(const struct lifetimes *lifetimes,
				    const struct evidence *evidence)
{
	for (guint i = 0; evidence->via && i < lifetimes->others->len; i++) {
		const struct evidence *other = lifetimes->others->pdata[i];

		if (!g_strcmp0(other->function, evidence->via) &&
		    !g_strcmp0(other->callee, evidence->handed_on))
			return other;
	}
	return NULL;
}

GPtrArray *suspect_costs(const struct conversion *conversion,
			 const struct costs *costs, const struct site *site,
			 const struct evidence *evidence)
{
	struct cost_scene scene = {
		.tree = conversion->tree,
		.program = conversion->program,
		.family = conversion->family,
		.flag = conversion->campaign->flag,
		.site = site,
		.evidence = evidence,
		.whose = whose(conversion->lifetimes, evidence),
	};

	return costs_of(costs, &scene);
}

/* "a; b; c" */
static char *cost_line(const struct conversion *conversion,
		       const struct costs *costs, const struct site *site,
		       const struct evidence *evidence)
{
	g_autoptr(GPtrArray) lines =
		suspect_costs(conversion, costs, site, evidence);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < lines->len; i++)
		g_string_append_printf(out, "%s%s", i ? "; " : "",
				       (char *)lines->pdata[i]);
	return g_string_free(out, FALSE);
}

/* The decision about this suspect, or about the keeper of its pages. */
static const struct decision *decided(const struct decisions *decisions,
				      const struct conversion *conversion,
				      const struct site *site,
				      const struct evidence *evidence)
{
	const struct evidence *other = whose(conversion->lifetimes, evidence);

	if (other)
		return decisions_of(decisions, conversion->tree, other->file,
				    other->function, other->callee);
	return decisions_of(decisions, conversion->tree, site->file,
			    site->function, site->callee);
}

static void add_fix(struct decisions *decisions,
		    const struct conversion *conversion,
		    const struct costs *costs, const struct site *site,
		    const struct evidence *evidence)
{
	struct decision *decision = g_new0(struct decision, 1);
	char *both[2] = {site->function ? site->function : (char *)"", NULL};

	decision->name = g_strdup_printf("suspect-%s", both[0]);
	decision->file = g_strdup(site->file);
	decision->functions = g_strdupv(both);
	both[0] = site->callee;
	decision->callees = g_strdupv(both);
	decision->decided = DECIDED_LONGTERM;
	decision->who = g_strdup("the code");
	decision->reason = g_strdup_printf(
		"%s() in %s() is not passed %s, yet %s.", site->callee,
		site->function ? site->function : "this file",
		conversion->campaign->flag, site->evidence);
	decision->cost = cost_line(conversion, costs, site, evidence);
	g_ptr_array_add(decisions->list, decision);
}

gboolean suspects_decide(struct decisions *decisions,
			 const struct conversion *conversion,
			 enum suspects suspects, GError **error)
{
	struct costs *costs;

	if (suspects != SUSPECTS_FIX)
		return TRUE;
	costs = suspect_costs_load(conversion, error);
	for (guint i = 0; costs && i < conversion->sites->len; i++) {
		const struct site *site = conversion->sites->pdata[i];
		const struct evidence *evidence =
			lifetimes_of(conversion->lifetimes, site);

		if (evidence && !evidence->via && site_is_suspect(site) &&
		    !decided(decisions, conversion, site, evidence))
			add_fix(decisions, conversion, costs, site, evidence);
	}
	if (!costs)
		return FALSE;
	costs_free(costs);
	return TRUE;
}

/* A decision not to change a suspect: its name must not say the opposite. */
static void leave_decided(struct site *site, const struct decision *decision)
{
	g_autofree char *reason = g_strdup_printf(
		"left by decision [%s]: %s", decision->name, decision->reason);

	site_leave(site, reason);
}

static void apply(struct site *site, const struct conversion *conversion,
		  const struct evidence *evidence, const struct costs *costs,
		  const struct decision *decision, enum suspects suspects)
{
	const struct evidence *other = whose(conversion->lifetimes, evidence);

	site->via = g_strdup(other ? other->function : NULL);
	site->keeper = g_strdup(other ? other->file : NULL);
	if (decision && other)
		site->known = g_strdup_printf("%s (%s)", decision->reason,
					      decision->who);
	else if (decision && decision->decided == DECIDED_LEAVE)
		leave_decided(site, decision);
	if (decision)
		return;
	site->cost = cost_line(conversion, costs, site, evidence);
	if (suspects == SUSPECTS_LEAVE)
		site_leave(site, "short-term by its flags, and kept by the "
				 "code: which of the two is right has to be "
				 "decided first");
	else
		site->stage = STAGE_QUESTION;
}

gboolean suspects_apply(struct conversion *conversion,
			const struct decisions *decisions,
			enum suspects suspects, GError **error)
{
	struct costs *costs = suspect_costs_load(conversion, error);

	for (guint i = 0; costs && i < conversion->sites->len; i++) {
		struct site *site = conversion->sites->pdata[i];
		const struct evidence *evidence =
			lifetimes_of(conversion->lifetimes, site);

		if (evidence && site_is_suspect(site) &&
		    site->outcome == OUTCOME_SHORTTERM)
			apply(site, conversion, evidence, costs,
			      decided(decisions, conversion, site, evidence),
			      suspects);
	}
	if (!costs)
		return FALSE;
	costs_free(costs);
	return TRUE;
}
