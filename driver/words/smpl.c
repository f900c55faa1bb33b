// SPDX-License-Identifier: GPL-2.0
#include "words/smpl.h"

#include "words/message.h"
#include "site/site.h"
#include "words/smpl-flag.h"
#include "words/smpl-optout.h"
#include "words/smpl-rename.h"
#include "base/text.h"

gboolean smpl_has(const GPtrArray *strings, const char *string)
{
	return g_ptr_array_find_with_equal_func((GPtrArray *)strings, string,
						g_str_equal, NULL);
}

void smpl_add_once(GPtrArray *strings, const char *string)
{
	if (!smpl_has(strings, string))
		g_ptr_array_add(strings, (char *)string);
}

char *smpl_function(const GPtrArray *names, char **declaration)
{
	g_autofree char *list = NULL;
	g_autofree char *all = NULL;
	g_autofree char *wrapped = NULL;

	if (names->len == 1) {
		*declaration = g_strdup("");
		return g_strdup(names->pdata[0]);
	}
	g_ptr_array_add((GPtrArray *)names, NULL);
	list = g_strjoinv(", ", (char **)names->pdata);
	g_ptr_array_set_size((GPtrArray *)names, names->len - 1);
	all = g_strdup_printf("identifier fn = {%s};", list);
	wrapped = text_wrap_indent(all, "", "  ", TEXT_COLUMNS - 22);
	*declaration = g_strdup_printf("%s ", wrapped);
	return g_strdup("fn");
}

static GPtrArray *sites_of(const struct patch *patch, const GPtrArray *sites,
			   gboolean converted)
{
	GPtrArray *mine = g_ptr_array_new();

	for (guint i = 0; i < sites->len; i++) {
		struct site *site = sites->pdata[i];

		if (patch_change(patch, site->file) &&
		    (!converted || site->outcome != OUTCOME_LEFT))
			g_ptr_array_add(mine, site);
	}
	return mine;
}

/* The sites as this patch sees them: what another converts, stays. */
static GPtrArray *views_of(const struct patch *patch, const GPtrArray *sites)
{
	GPtrArray *views = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < sites->len; i++) {
		struct site *view =
			g_memdup2(sites->pdata[i], sizeof(struct site));

		view->outcome = site_outcome(view, message_stage(patch->kind));
		g_ptr_array_add(views, view);
	}
	return views;
}

static gboolean change_calls(const struct campaign *campaign,
			     const GPtrArray *sites, GPtrArray *rules)
{
	return polarity_has_flag(campaign->polarity)
		       ? smpl_optout(campaign, sites, rules)
		       : smpl_rename(campaign, sites, rules);
}

/* One attempt at the whole script; NULL when it fails or grows too long. */
static char *compose(const struct campaign *campaign, const struct patch *patch,
		     const GPtrArray *sites, gboolean by_function)
{
	g_autoptr(GPtrArray) rules = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) converted = sites_of(patch, sites, TRUE);
	g_autofree char *script = NULL;
	guint lines = 1;

	if (!change_calls(campaign, sites, rules) ||
	    !smpl_drop_flag(campaign, patch, converted, by_function, rules))
		return NULL;
	g_ptr_array_add(rules, NULL);
	script = g_strjoinv("\n\n", (char **)rules->pdata);
	for (const char *c = script; *c; c++)
		lines += *c == '\n';
	return lines <= SMPL_LINES ? g_steal_pointer(&script) : NULL;
}

char *smpl_write(const struct campaign *campaign, const struct patch *patch,
		 const GPtrArray *sites)
{
	g_autoptr(GPtrArray) views = views_of(patch, sites);
	g_autoptr(GPtrArray) mine = sites_of(patch, views, FALSE);
	g_autoptr(GPtrArray) converted = sites_of(patch, views, TRUE);
	char *script;

	/* the flip takes flags out of files that others have changed before */
	if (!converted->len || patch->kind == PATCH_FLIP)
		return NULL;
	script = compose(campaign, patch, mine, FALSE);
	return script ? script : compose(campaign, patch, mine, TRUE);
}
