// SPDX-License-Identifier: GPL-2.0
/*
 * The options of generate, as a command line and for the manifest.
 */
#include <string.h>

#include "base/command.h"
#include "cmd-generate.h"
#include "site/polarity.h"

/* " NAME='file'", without its folder */
static void add_named(GString *line, const char *name, const char *path)
{
	char *file, *quoted;

	if (!path)
		return;
	file = g_path_get_basename(path);
	quoted = g_shell_quote(file);
	g_string_append_printf(line, " %s=%s", name, quoted);
	g_free(quoted);
	g_free(file);
}

char *generate_command(const struct generate_options *o,
		       const struct tree *tree)
{
	GString *line = g_string_new("make generate");
	g_autofree char *kernel = g_strconcat("linux-", tree->version, NULL);
	g_autofree char *word = command_quote(kernel);

	g_string_append_printf(line, " KERNEL=%s", word);
	if (strcmp(o->split, "subsystem"))
		g_string_append_printf(line, " SPLIT=%s", o->split);
	if (o->polarity &&
	    strcmp(o->polarity, polarity_name(POLARITY_EXPLICIT)))
		g_string_append_printf(line, " POLARITY=%s", o->polarity);
	if (o->only) {
		char *quoted = g_shell_quote(o->only);

		g_string_append_printf(line, " ONLY=%s", quoted);
		g_free(quoted);
	}
	if (o->reroll > 1)
		g_string_append_printf(line, " REROLL=%d", o->reroll);
	if (o->signoff)
		g_string_append(line, " SIGNOFF=1");
	if (o->dirty)
		g_string_append(line, " DIRTY=1");
	add_named(line, "DECISIONS", o->decisions);
	add_named(line, "COMMENTS", o->comments);
	if (strcmp(o->comments_for, "short"))
		g_string_append_printf(line, " COMMENTS_FOR=%s",
				       o->comments_for);
	if (o->suspects != SUSPECTS_ASK)
		g_string_append_printf(line, " SUSPECTS=%s", o->asked);
	if (o->cover_to == COVER_ALL)
		g_string_append(line, " COVER=all");
	if (o->people_to == PEOPLE_ALL)
		g_string_append(line, " PEOPLE=all");
	if (o->plan_kind != PLAN_NONE)
		g_string_append_printf(line, " PLAN=%s",
				       plan_kind_name(o->plan_kind));
	if (o->max != PLAN_MAX)
		g_string_append_printf(line, " MAX=%d", o->max);
	add_named(line, "MAILMAP", o->mailmap);
	if (o->strict)
		g_string_append(line, " STRICT=1");
	if (o->lift)
		g_string_append(line, " LIFT=1");
	return g_string_free(line, FALSE);
}

JsonObject *generate_members(const struct generate_options *o)
{
	JsonObject *object = json_object_new();

	json_object_set_string_member(object, "split", o->split);
	json_object_set_string_member(
		object, "polarity",
		o->polarity ? o->polarity : polarity_name(POLARITY_EXPLICIT));
	if (o->only)
		json_object_set_string_member(object, "only", o->only);
	json_object_set_int_member(object, "reroll", MAX(o->reroll, 1));
	json_object_set_boolean_member(object, "signoff", o->signoff);
	json_object_set_boolean_member(object, "dirty", o->dirty);
	json_object_set_string_member(object, "comments-for", o->comments_for);
	json_object_set_string_member(object, "suspects", o->asked);
	json_object_set_string_member(
		object, "cover", o->cover_to == COVER_ALL ? "all" : "lists");
	json_object_set_string_member(
		object, "people", o->people_to == PEOPLE_ALL ? "all" : "own");
	json_object_set_string_member(object, "plan",
				      plan_kind_name(o->plan_kind));
	json_object_set_boolean_member(object, "strict", o->strict);
	json_object_set_boolean_member(object, "lift", o->lift);
	return object;
}
