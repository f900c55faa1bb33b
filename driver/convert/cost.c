// SPDX-License-Identifier: GPL-2.0
#include "convert/cost.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

struct cost_rule {
	char *since, *before, *flag, *text, *found, *missing;
	gboolean refused;
	char **words;
};

struct costs {
	GPtrArray *rules; /* struct cost_rule * */
};

static void rule_free(gpointer data)
{
	struct cost_rule *rule = data;

	g_free(rule->since);
	g_free(rule->before);
	g_free(rule->flag);
	g_free(rule->text);
	g_free(rule->found);
	g_free(rule->missing);
	g_strfreev(rule->words);
	g_free(rule);
}

static gboolean check_keys(GKeyFile *conf, const char *group, const char *path,
			   GError **error)
{
	static const char *const known[] = {"since",   "before",  "flag",
					    "refused", "words",	  "text",
					    "found",   "missing", NULL};
	g_auto(GStrv) keys = g_key_file_get_keys(conf, group, NULL, NULL);

	for (char **key = keys; *key; key++)
		if (!g_strv_contains(known, *key)) {
			g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
				    "cannot use '%s': no key '%s' is known in "
				    "group [%s]",
				    path, *key, group);
			return FALSE;
		}
	return TRUE;
}

static struct cost_rule *read_rule(GKeyFile *conf, const char *group,
				   const char *path, GError **error)
{
	struct cost_rule *rule;

	if (!check_keys(conf, group, path, error))
		return NULL;
	rule = g_new0(struct cost_rule, 1);
	rule->since = g_key_file_get_string(conf, group, "since", NULL);
	rule->before = g_key_file_get_string(conf, group, "before", NULL);
	rule->flag = g_key_file_get_string(conf, group, "flag", NULL);
	rule->text = g_key_file_get_string(conf, group, "text", NULL);
	rule->found = g_key_file_get_string(conf, group, "found", NULL);
	rule->missing = g_key_file_get_string(conf, group, "missing", NULL);
	rule->refused = g_key_file_get_boolean(conf, group, "refused", NULL);
	rule->words =
		g_key_file_get_string_list(conf, group, "words", NULL, NULL);
	if (rule->words ? rule->found && rule->missing : rule->text != NULL)
		return rule;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "cannot use '%s': group [%s] lacks %s", path, group,
		    rule->words ? "'found' or 'missing'" : "'text'");
	rule_free(rule);
	return NULL;
}

struct costs *costs_load(const char *path, GError **error)
{
	g_autoptr(GKeyFile) conf = g_key_file_new();
	g_autoptr(GError) cause = NULL;
	g_auto(GStrv) groups = NULL;
	struct costs *costs;

	if (!g_key_file_load_from_file(conf, path, G_KEY_FILE_NONE, &cause)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read '%s': %s", path, cause->message);
		return NULL;
	}
	costs = g_new0(struct costs, 1);
	costs->rules = g_ptr_array_new_with_free_func(rule_free);
	groups = g_key_file_get_groups(conf, NULL);
	for (char **group = groups; *group; group++) {
		struct cost_rule *rule = read_rule(conf, *group, path, error);

		if (!rule) {
			costs_free(costs);
			return NULL;
		}
		g_ptr_array_add(costs->rules, rule);
	}
	return costs;
}

void costs_free(struct costs *costs)
{
	if (!costs)
		return;
	g_ptr_array_unref(costs->rules);
	g_free(costs);
}

/* Whether the tree has this version ("6.5") or a newer one. */
static gboolean is_since(const struct tree *tree, const char *version)
{
	guint major = 0, minor = 0;

	return sscanf(version, "%u.%u", &major, &minor) == 2 &&
	       (tree->major > major ||
		(tree->major == major && tree->minor >= minor));
}

static gboolean names_word(const char *text, const char *word)
{
	g_autofree char *pattern = g_strdup_printf("\\b%s\\b", word);

	return text && g_regex_match_simple(pattern, text, 0, 0);
}

static gboolean is_refused(const struct cost_scene *scene)
{
	const struct member *member =
		family_find(scene->family, scene->evidence->callee);

	return member && member->refusal == REFUSAL_ALWAYS;
}

static gboolean applies(const struct cost_rule *rule,
			const struct cost_scene *scene)
{
	const struct site *site = scene->site;

	if (rule->since && !is_since(scene->tree, rule->since))
		return FALSE;
	if (rule->before && is_since(scene->tree, rule->before))
		return FALSE;
	if (rule->flag && (!site || (!names_word(site->flags, rule->flag) &&
				     !names_word(site->reason, rule->flag))))
		return FALSE;
	return !rule->refused || is_refused(scene);
}

static void add_file(GPtrArray *files, const char *file)
{
	if (file &&
	    !g_ptr_array_find_with_equal_func(files, file, g_str_equal, NULL))
		g_ptr_array_add(files, (char *)file);
}

/*
 * Adds the files of the pin, its callers, and the code that holds and drops the
 * pages.
 */
static void add_files(GPtrArray *files, const struct evidence *evidence)
{
	add_file(files, evidence->file);
	add_file(files, evidence->holder.file);
	for (guint i = 0; i < evidence->callers->len; i++)
		add_file(files,
			 ((struct evidence_caller *)evidence->callers->pdata[i])
				 ->file);
	for (guint i = 0; i < evidence->releases->len; i++) {
		const struct evidence_release *release =
			evidence->releases->pdata[i];

		/* a release without a known caller may belong to other pins */
		if (*release->kinds)
			add_file(files, release->at.file);
	}
}

static gboolean is_pin(const struct family *family, const char *word)
{
	for (guint i = 0; i < family->members->len; i++) {
		const struct member *member = family->members->pdata[i];

		if (g_str_has_prefix(word, member->name))
			return TRUE;
	}
	return FALSE;
}

static gboolean is_its_own(const struct evidence *evidence,
			   const struct unit *unit, const char *function)
{
	return evidence && !strcmp(evidence->file, unit->path) &&
	       !g_strcmp0(evidence->function, function);
}

/*
 * Whether the token's function makes a pin, but not the one in question: what
 * it accounts for are its own pages.
 */
static gboolean is_of_another(const struct cost_scene *scene,
			      const struct unit *unit, guint token)
{
	const struct source *source = unit->source;
	const struct item *item = unit_item(unit, token);
	g_autofree char *function = item && item->kind == ITEM_FUNCTION
					    ? item_name(source, item)
					    : NULL;
	gboolean pins = FALSE;

	if (!function || is_its_own(scene->evidence, unit, function) ||
	    is_its_own(scene->whose, unit, function))
		return FALSE;
	for (guint i = item->body; !pins && i < item->body_end; i++) {
		g_autofree char *word =
			source->tokens[i].kind == TOKEN_IDENT &&
					source_is(source,
						  source_next(source, i), "(")
				? source_word(source, i)
				: NULL;

		pins = word && is_pin(scene->family, word);
	}
	return pins;
}

static void add_places(const struct cost_scene *scene, const struct unit *unit,
		       char **words, GPtrArray *places)
{
	const struct source *source = unit->source;

	for (guint i = 0; i < source->count; i++) {
		char *word;

		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		word = source_word(source, i);
		if (g_strv_contains((const char *const *)words, word) &&
		    !is_of_another(scene, unit, i)) {
			g_ptr_array_add(
				places,
				g_strdup_printf("%s at %s:%u", word, unit->path,
						source->tokens[i].line));
			g_free(word);
			return; /* one per file is enough */
		}
		g_free(word);
	}
}

static char *fill(const char *text, const struct cost_scene *scene,
		  const GPtrArray *files, const GPtrArray *places)
{
	const struct {
		const char *name;
		char *value;
	} values[] = {
		{"@CALLEE@", g_strdup(scene->evidence->callee)},
		{"@FLAG@", g_strdup(scene->flag)},
		{"@FILES@", text_list(files, "")},
		{"@PLACES@", text_list(places, "")},
	};
	GString *out = g_string_new(text);

	for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
		g_string_replace(out, values[i].name, values[i].value, 0);
		g_free(values[i].value);
	}
	return g_string_free(out, FALSE);
}

GPtrArray *costs_of(const struct costs *costs, const struct cost_scene *scene)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *files = g_ptr_array_new();

	if (scene->whose)
		add_files(files, scene->whose);
	add_files(files, scene->evidence);
	for (guint i = 0; i < costs->rules->len; i++) {
		const struct cost_rule *rule = costs->rules->pdata[i];
		GPtrArray *places = g_ptr_array_new_with_free_func(g_free);
		const char *text = rule->text;

		for (guint k = 0; rule->words && k < files->len; k++) {
			const struct unit *unit =
				program_read(scene->program, files->pdata[k]);

			if (unit)
				add_places(scene, unit, rule->words, places);
		}
		if (rule->words)
			text = places->len ? rule->found : rule->missing;
		if (applies(rule, scene))
			g_ptr_array_add(lines,
					fill(text, scene, files, places));
		g_ptr_array_unref(places);
	}
	g_ptr_array_unref(files);
	return lines;
}
