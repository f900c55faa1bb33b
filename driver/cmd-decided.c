// SPDX-License-Identifier: GPL-2.0
/*
 * People's decisions about single pins, for the verbs that use them.
 */
#include <string.h>

#include "cmd.h"
#include "series/compose.h"
#include "convert/decision.h"

struct decisions *cmd_decisions(const char *campaign, const char *file,
				GError **error)
{
	g_autofree char *own =
		g_build_filename(campaign, "decisions.conf", NULL);

	if (!file)
		file = g_file_test(own, G_FILE_TEST_EXISTS) ? own : NULL;
	else if (!strcmp(file, "none"))
		file = NULL;
	return decisions_load(file, error);
}

static void add_value(GPtrArray *values, const char *name, const char *value)
{
	g_ptr_array_add(values, g_strdup(name));
	g_ptr_array_add(values, g_strdup(value ? value : ""));
}

/* A decision, as its patch needs it. */
static struct behaviour *behaviour_of(const struct carried *carried)
{
	const struct decision *decision = carried->decision;
	struct behaviour *behaviour = g_new0(struct behaviour, 1);
	gboolean longterm = decision->decided == DECIDED_LONGTERM;
	GPtrArray *values = g_ptr_array_new();
	GString *links = g_string_new(NULL);

	for (char **link = decision->links; link && *link; link++)
		g_string_append_printf(links, "%sLink: %s",
				       links->len ? "\n" : "", *link);
	add_value(values, "NAME", decision->name);
	add_value(values, "FUNCTIONS", carried->functions);
	add_value(values, "CALLEE", carried->callee);
	add_value(values, "HOW", longterm ? "long-term" : "short-term");
	add_value(values, "PASS", longterm ? "Pass" : "Do not pass");
	add_value(values, "WHO", decision->who);
	add_value(values, "REASON", decision->reason);
	add_value(values, "COST", decision->cost);
	add_value(values, "LINKS", links->str);
	g_ptr_array_add(values, NULL);
	behaviour->values = (char **)g_ptr_array_free(values, FALSE);
	behaviour->change =
		change_new(carried->change->path, carried->change->before,
			   carried->change->after, carried->change->mode);
	g_string_free(links, TRUE);
	return behaviour;
}

GPtrArray *cmd_behaviours(struct conversion **conversion,
			  const struct decisions *decisions, gboolean lenient,
			  GError **error)
{
	GPtrArray *behaviours = g_ptr_array_new_with_free_func(behaviour_free);
	GPtrArray *carried =
		decisions_carry(decisions, conversion, lenient, error);

	for (guint i = 0; carried && i < carried->len; i++)
		g_ptr_array_add(behaviours, behaviour_of(carried->pdata[i]));
	if (!carried)
		g_clear_pointer(&behaviours, g_ptr_array_unref);
	else
		g_ptr_array_unref(carried);
	return behaviours;
}
