// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "rule/cocci-parts.h"
#include "rule/ruleset-parts.h"

/*
 * A copy in which only functions stand that hold the words of a rule shows
 * spatch all that any rule can match, unless a rule needs no word, or knows
 * more than the text: types, headers, the file's name.
 */

char *ruleset_called(const struct cocci_rule *rule)
{
	return rule->name ? g_strdup_printf("rule '%s' (line %u)", rule->name,
					    rule->line)
			  : g_strdup_printf("the rule at line %u", rule->line);
}

/* The first option that asks for headers, or NULL; g_free(). */
static char *header_option(const char *options)
{
	static const char *const asking[] = {"--all-includes",
					     "--recursive-includes",
					     "--local-includes",
					     "--include-headers-for-types",
					     "--include",
					     "-I",
					     "--relax-include-path",
					     NULL};
	char **words = g_strsplit_set(options, " \t", -1);
	char *found = NULL;

	for (guint i = 0; words[i] && !found; i++)
		if (g_strv_contains(asking, words[i]) ||
		    g_str_has_prefix(words[i], "-I"))
			found = g_strdup(words[i]);
	g_strfreev(words);
	return found;
}

static const struct metavar *typed_of(const struct cocci_rule *rule)
{
	for (guint i = 0; i < rule->metavars->len; i++) {
		const struct metavar *metavar = rule->metavars->pdata[i];

		if (metavar->typed && !metavar->literal)
			return metavar;
	}
	return NULL;
}

/* Whether a rule, or its script, asks which file it is in. */
static gboolean asks_file(const struct cocci_rule *rule)
{
	return (rule->script && strstr(rule->script, ".file")) ||
	       (rule->depends && strstr(rule->depends, "file in"));
}

static void say_whole(struct rulefile *file, char *why)
{
	if (file->whole)
		g_free(why);
	else
		file->whole = why;
}

static void look_at(struct rulefile *file, guint i)
{
	const struct cocci_rule *rule = file->cocci->rules->pdata[i];
	g_autofree char *name = ruleset_called(rule);
	const struct metavar *typed = typed_of(rule);

	if (asks_file(rule)) {
		file->types = FALSE;
		if (!file->place)
			file->place = g_strdup_printf(
				"%s asks which file it is in", name);
		say_whole(file, g_strdup(file->place));
	}
	if (rule->kind != COCCI_CODE)
		return;
	if (typed) {
		say_whole(file, g_strdup_printf("%s needs the type of '%s'",
						name, typed->name));
		if (!file->place &&
		    !strstr(file->cocci->options, "--no-includes")) {
			file->place = g_strdup_printf(
				"%s needs types that headers tell", name);
			file->types = TRUE;
		}
	}
	if (file->needs[i]->kind == NEED_ALWAYS)
		say_whole(file, g_strdup_printf("%s can match in any function",
						name));
}

void ruleset_read_copies(struct rulefile *file)
{
	g_autofree char *option = header_option(file->cocci->options);

	if (option) {
		file->place = g_strdup_printf("its options ask for headers "
					      "(%s)",
					      option);
		file->whole = g_strdup(file->place);
	}
	for (guint i = 0; i < file->cocci->rules->len; i++)
		if (file->active[i])
			look_at(file, i);
}
