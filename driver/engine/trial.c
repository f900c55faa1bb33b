// SPDX-License-Identifier: GPL-2.0
#include "engine/trial.h"

#include <string.h>

#include "apply/apply.h"
#include "base/error.h"
#include "engine/mission-parts.h"
#include "engine/off.h"

#define EXPECTED ".expected.c"

static char *expected_name(const char *name)
{
	g_autofree char *stem = g_strndup(name, strlen(name) - strlen(".c"));

	return g_strconcat(stem, EXPECTED, NULL);
}

static gboolean add_case(struct trial *trial, const char *path, GError **error)
{
	g_autofree char *name = g_path_get_basename(path);
	g_autofree char *expected = expected_name(name);
	GBytes *bytes;

	if (!tree_has(trial->tree, expected)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "case '%s' has no expectation: put what it "
			    "becomes into '%s', beside it",
			    path, expected);
		return FALSE;
	}
	bytes = tree_read(trial->tree, expected, error);
	if (!bytes)
		return FALSE;
	g_ptr_array_add(trial->cases, g_steal_pointer(&name));
	g_ptr_array_add(trial->expected, bytes);
	return TRUE;
}

static gboolean read_cases(struct trial *trial, GError **error)
{
	const char *folder = trial->mission->folder;
	g_autofree char *cases =
		g_build_filename(folder ? folder : "", "cases", NULL);
	g_autoptr(GPtrArray) files =
		folder ? mission_files(folder, "cases", ".c") : NULL;

	for (guint i = 0; files && i < files->len; i++) {
		if (g_str_has_suffix(files->pdata[i], EXPECTED))
			continue;
		if (!trial->tree)
			trial->tree = tree_open_any(cases, error);
		if (!trial->tree || !add_case(trial, files->pdata[i], error))
			return FALSE;
	}
	if (trial->cases->len)
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "'%s' has no cases: %s", trial->mission->path,
		    folder ? "put x.c and x.expected.c into its folder 'cases'"
			   : "make it a folder with the semantic patch, and "
			     "cases/x.c with x.expected.c");
	return FALSE;
}

struct trial *trial_new(const struct mission *mission, struct spatch *spatch,
			GError **error)
{
	struct trial *trial = g_new0(struct trial, 1);

	trial->mission = mission;
	trial->spatch = spatch;
	trial->cases = g_ptr_array_new_with_free_func(g_free);
	trial->expected =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	if (read_cases(trial, error))
		return trial;
	trial_free(trial);
	return NULL;
}

void trial_free(struct trial *trial)
{
	if (!trial)
		return;
	g_ptr_array_unref(trial->cases);
	g_ptr_array_unref(trial->expected);
	tree_free(trial->tree);
	g_free(trial);
}

/* What the rules made of a case; what they do not look at stays. */
static GBytes *became_of(const struct trial *trial, const GPtrArray *results,
			 const char *name, GError **error)
{
	for (guint i = 0; i < results->len; i++) {
		const struct applied *result = results->pdata[i];

		if (!strcmp(result->path, name))
			return g_bytes_ref(result->after);
	}
	return tree_read(trial->tree, name, error);
}

GPtrArray *trial_run(const struct trial *trial, const struct ruleset *set,
		     GError **error)
{
	/* nothing of a case is the API's own */
	static const char *const nothing[] = {"", NULL};
	const char *layout = mission_key(trial->mission, "layout");
	struct apply apply = {
		.tree = trial->tree,
		.set = set,
		.spatch = trial->spatch,
		.own = nothing,
		.no_layout = layout && !strcmp(layout, "no"),
	};
	g_autoptr(GPtrArray) results = apply_run(&apply, trial->cases, error);
	GPtrArray *wrong;

	if (!results)
		return NULL;
	wrong = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	for (guint i = 0; i < trial->cases->len; i++) {
		GBytes *became = became_of(trial, results,
					   trial->cases->pdata[i], error);

		if (!became) {
			g_ptr_array_unref(wrong);
			return NULL;
		}
		if (g_bytes_equal(became, trial->expected->pdata[i]))
			g_clear_pointer(&became, g_bytes_unref);
		g_ptr_array_add(wrong, became);
	}
	return wrong;
}

static void rule_free(gpointer data)
{
	struct trial_rule *rule = data;

	g_free(rule->name);
	g_free(rule);
}

GPtrArray *trial_rules(const struct trial *trial)
{
	const struct ruleset *set = trial->mission->set;
	GPtrArray *rules = g_ptr_array_new_with_free_func(rule_free);

	for (guint i = 0; i < set->files->len; i++) {
		const struct rulefile *file = set->files->pdata[i];

		for (guint k = 0; k < file->cocci->rules->len; k++) {
			const struct cocci_rule *rule =
				file->cocci->rules->pdata[k];
			struct trial_rule *one;

			if (!file->active[k] || rule->kind != COCCI_CODE ||
			    !rule->changes)
				continue;
			one = g_new0(struct trial_rule, 1);
			one->file = i;
			one->rule = k;
			one->name =
				rule->name
					? g_strdup_printf("rule '%s'",
							  rule->name)
					: g_strdup_printf("the rule in line %u",
							  rule->line);
			g_ptr_array_add(rules, one);
		}
	}
	return rules;
}

guint trial_without(const struct trial *trial, const struct trial_rule *rule,
		    gboolean *ok, GError **error)
{
	struct ruleset *set =
		off_read(trial->mission->set, rule->file, rule->rule,
			 trial->spatch->scratch->path, error);
	g_autoptr(GPtrArray) wrong = NULL;

	*ok = FALSE;
	if (!set)
		return G_MAXUINT;
	wrong = trial_run(trial, set, error);
	ruleset_free(set);
	*ok = wrong != NULL;
	for (guint i = 0; wrong && i < wrong->len; i++)
		if (wrong->pdata[i])
			return i;
	return G_MAXUINT;
}
