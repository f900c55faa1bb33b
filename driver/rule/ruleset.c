// SPDX-License-Identifier: GPL-2.0
#include "rule/ruleset.h"

#include <string.h>

#include "base/error.h"
#include "rule/ruleset-parts.h"

static void rulefile_free(gpointer data)
{
	struct rulefile *file = data;

	for (guint i = 0; i < file->cocci->rules->len; i++) {
		need_free(file->needs[i]);
		need_free(file->full[i]);
	}
	g_free(file->needs);
	g_free(file->full);
	g_free(file->active);
	need_free(file->need);
	g_free(file->whole);
	g_free(file->place);
	g_free(file->again);
	cocci_free(file->cocci);
	g_free(file);
}

/* Whether a name that the user of the rule chooses is chosen. */
static gboolean is_given(const struct cocci *cocci,
			 const struct metavar *metavar)
{
	g_autofree char *value = ruleset_given(
		cocci, metavar->from ? metavar->from : metavar->name);

	return value && *value;
}

/* Both: all that a rule which inherits these needs. */
static struct need *add_inherited(const struct rulefile *file, guint rule,
				  struct need *need)
{
	const struct cocci_rule *its = file->cocci->rules->pdata[rule];

	for (guint i = 0; i < its->metavars->len; i++) {
		const struct metavar *metavar = its->metavars->pdata[i];
		int from;

		if (!metavar->rule || metavar->optional)
			continue;
		if (!strcmp(metavar->rule, "virtual")) {
			if (!is_given(file->cocci, metavar))
				need = need_and(need, need_new(NEED_NEVER));
			continue;
		}
		from = ruleset_rule(file->cocci, metavar->rule, rule);
		if (from >= 0)
			need = need_and(need, need_copy(file->full[from]));
	}
	return need;
}

/* A place that another rule found is where that rule's words are. */
static struct need *add_positions(const struct rulefile *file, guint rule,
				  struct need *need)
{
	const struct cocci_rule *its = file->cocci->rules->pdata[rule];

	for (guint i = 0; i < its->metavars->len; i++) {
		const struct metavar *metavar = its->metavars->pdata[i];
		int from =
			metavar->rule && !strcmp(metavar->kind, "position")
				? ruleset_rule(file->cocci, metavar->rule, rule)
				: -1;

		if (from >= 0)
			need = need_and(need, need_copy(file->needs[from]));
	}
	return need;
}

static void read_needs(struct rulefile *file)
{
	const struct cocci *cocci = file->cocci;

	file->need = need_new(NEED_NEVER);
	for (guint i = 0; i < cocci->rules->len; i++) {
		const struct cocci_rule *rule = cocci->rules->pdata[i];
		struct need *own = rule->kind == COCCI_CODE
					   ? ruleset_own_need(rule)
					   : need_new(NEED_ALWAYS);
		struct need *all;

		file->needs[i] = add_positions(file, i, own);
		all = need_and(ruleset_depends(file, i, file->full),
			       need_copy(file->needs[i]));
		file->full[i] = add_inherited(file, i, all);
		file->active[i] = file->full[i]->kind != NEED_NEVER;
		file->python |=
			file->active[i] && !g_strcmp0(rule->language, "python");
		if (file->active[i] && rule->changes)
			file->need =
				need_or(file->need, need_copy(file->full[i]));
	}
	file->python |= strstr(cocci->text, "script:python()") != NULL;
}

static struct rulefile *rulefile_new(struct cocci *cocci)
{
	struct rulefile *file = g_new0(struct rulefile, 1);
	guint count = cocci->rules->len + 1;

	file->cocci = cocci;
	file->active = g_new0(gboolean, count);
	file->needs = g_new0(struct need *, count);
	file->full = g_new0(struct need *, count);
	for (guint i = 0; i < cocci->virtuals->len; i++)
		file->patch |= !strcmp(cocci->virtuals->pdata[i], "patch");
	read_needs(file);
	ruleset_read_copies(file);
	ruleset_read_again(file);
	return file;
}

/* Puts the rules of what the file includes in front of its own. */
static gboolean include(struct cocci *cocci, guint depth, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(cocci->path);
	gboolean ok = TRUE;

	for (guint i = 0, at = 0; ok && i < cocci->includes->len; i++) {
		g_autofree char *path = g_build_filename(
			folder, cocci->includes->pdata[i], NULL);
		struct cocci *other =
			depth < 8 ? cocci_read(path, error) : NULL;

		ok = other && include(other, depth + 1, error);
		for (guint k = 0; ok && k < other->rules->len; k++)
			g_ptr_array_insert(
				cocci->rules, at++,
				g_steal_pointer(&other->rules->pdata[k]));
		for (guint k = 0; ok && k < other->virtuals->len; k++)
			g_ptr_array_add(cocci->virtuals,
					g_strdup(other->virtuals->pdata[k]));
		if (ok) {
			char *all = g_strconcat(
				cocci->included ? cocci->included : "",
				other->included ? other->included : "",
				other->text, NULL);

			g_free(cocci->included);
			cocci->included = all;
			g_ptr_array_set_size(other->rules, 0);
		}
		cocci_free(other);
	}
	if (!ok && error && !*error)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' includes itself", cocci->path);
	return ok;
}

/* A name of this rule that has to be chosen, and is not; NULL: none. */
static const char *wanted(const struct cocci *cocci,
			  const struct cocci_rule *rule)
{
	for (guint i = 0; i < rule->metavars->len; i++) {
		const struct metavar *metavar = rule->metavars->pdata[i];

		if (!g_strcmp0(metavar->rule, "virtual") &&
		    !metavar->optional && !is_given(cocci, metavar))
			return metavar->from ? metavar->from : metavar->name;
	}
	return NULL;
}

/* "fix, org"; g_free(). */
static char *modes_of(const struct cocci *cocci)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < cocci->virtuals->len; i++)
		g_string_append_printf(text, "%s%s", i ? ", " : "",
				       (char *)cocci->virtuals->pdata[i]);
	return g_string_free(text, FALSE);
}

/* Why nothing of the file can change anything, in one sentence. */
static char *idle_of(const struct rulefile *file)
{
	const struct cocci *cocci = file->cocci;
	gboolean stars = FALSE, modes = cocci->virtuals->len > 0;
	gboolean changes = FALSE;
	const char *name = NULL;
	g_autofree char *list = NULL;

	for (guint i = 0; i < cocci->rules->len; i++) {
		const struct cocci_rule *rule = cocci->rules->pdata[i];

		stars |= rule->stars || rule->kind == COCCI_SCRIPT;
		changes |= rule->changes;
		if (rule->changes && file->active[i])
			return NULL;
		if (rule->changes && !name)
			name = wanted(cocci, rule);
	}
	if (name)
		return g_strdup_printf("'%s' changes nothing: it has to be "
				       "told what '%s' is, in a line "
				       "'// Options: -D %s=VALUE' at its top",
				       cocci->path, name, name);
	if (changes && modes && !file->patch) {
		list = modes_of(cocci);
		return g_strdup_printf("'%s' changes nothing: it has no patch "
				       "mode, and none of its modes (%s) is "
				       "on; a line '// Options: -D MODE' at "
				       "its top switches one on",
				       cocci->path, list);
	}
	return g_strdup_printf("'%s' changes nothing: %s", cocci->path,
			       modes && !file->patch
				       ? "it has no patch mode, it only reports"
			       : stars ? "it only reports"
				       : "no rule of it has a line with - or "
					 "+");
}

static void finish(struct ruleset *set)
{
	char *idle = NULL;
	gboolean any = FALSE;

	set->need = need_new(NEED_NEVER);
	for (guint i = 0; i < set->files->len; i++) {
		const struct rulefile *file = set->files->pdata[i];
		char *why = idle_of(file);

		any |= !why;
		if (!idle)
			idle = g_strdup(why);
		g_free(why);
		set->need = need_or(set->need, need_copy(file->need));
	}
	if (any)
		g_free(idle);
	else
		set->idle = idle;
	ruleset_read_names(set);
}

struct ruleset *ruleset_read(const char *const *paths, GError **error)
{
	struct ruleset *set = g_new0(struct ruleset, 1);

	set->files = g_ptr_array_new_with_free_func(rulefile_free);
	for (; *paths; paths++) {
		struct cocci *cocci = cocci_read(*paths, error);

		if (cocci && include(cocci, 0, error)) {
			g_ptr_array_add(set->files, rulefile_new(cocci));
			continue;
		}
		cocci_free(cocci);
		ruleset_free(set);
		return NULL;
	}
	finish(set);
	return set;
}

void ruleset_free(struct ruleset *set)
{
	if (!set)
		return;
	g_ptr_array_unref(set->files);
	g_clear_pointer(&set->retired, g_ptr_array_unref);
	g_clear_pointer(&set->fresh, g_ptr_array_unref);
	need_free(set->need);
	g_free(set->idle);
	g_free(set);
}

const char *ruleset_setting(const struct ruleset *set, const char *key)
{
	const char *value = NULL;

	for (guint i = 0; !value && i < set->files->len; i++) {
		const struct rulefile *file = set->files->pdata[i];

		value = g_hash_table_lookup(file->cocci->settings, key);
	}
	return value;
}

const struct rulename *ruleset_find(const GPtrArray *names, const char *name)
{
	for (guint i = 0; i < names->len; i++) {
		const struct rulename *its = names->pdata[i];

		if (!strcmp(its->name, name))
			return its;
	}
	return NULL;
}
