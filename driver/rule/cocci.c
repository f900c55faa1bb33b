// SPDX-License-Identifier: GPL-2.0
#include "rule/cocci.h"

#include <string.h>

#include "rule/cocci-parts.h"
#include "base/error.h"

static void rule_free(gpointer data)
{
	struct cocci_rule *rule = data;

	if (!rule)
		return;
	g_free(rule->name);
	g_free(rule->depends);
	g_free(rule->language);
	g_free(rule->script);
	g_free(rule->marks);
	g_free(rule->heads);
	g_ptr_array_unref(rule->metavars);
	source_free(rule->body);
	g_free(rule);
}

static struct cocci *cocci_new(const char *path, const char *text)
{
	struct cocci *cocci = g_new0(struct cocci, 1);

	cocci->path = g_strdup(path);
	cocci->text = g_strdup(text);
	cocci->settings =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	cocci->virtuals = g_ptr_array_new_with_free_func(g_free);
	cocci->includes = g_ptr_array_new_with_free_func(g_free);
	cocci->rules = g_ptr_array_new_with_free_func(rule_free);
	return cocci;
}

void cocci_free(struct cocci *cocci)
{
	if (!cocci)
		return;
	g_free(cocci->path);
	g_free(cocci->text);
	g_free(cocci->included);
	g_free(cocci->license);
	g_free(cocci->summary);
	g_free(cocci->message);
	g_free(cocci->options);
	g_free(cocci->confidence);
	g_hash_table_unref(cocci->settings);
	g_ptr_array_unref(cocci->virtuals);
	g_ptr_array_unref(cocci->includes);
	g_ptr_array_unref(cocci->rules);
	g_free(cocci);
}

struct cocci *cocci_parse(const char *path, const char *text, GError **error)
{
	struct cocci *cocci = cocci_new(path, text);

	if (!cocci_read_heading(cocci, error)) {
		cocci_free(cocci);
		return NULL;
	}
	cocci_read_rules(cocci);
	if (cocci->rules->len || cocci->includes->len)
		return cocci;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "'%s' is no semantic patch: it has no rule, which begins "
		    "with '@@'",
		    path);
	cocci_free(cocci);
	return NULL;
}

struct cocci *cocci_read(const char *path, GError **error)
{
	struct cocci *cocci = NULL;
	GError *cause = NULL;
	char *text = NULL;
	gsize length;

	if (!g_file_get_contents(path, &text, &length, &cause))
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read the semantic patch '%s': %s", path,
			    cause->message);
	else if (strlen(text) != length || !g_utf8_validate(text, -1, NULL))
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is no semantic patch: it is no text in UTF-8",
			    path);
	else
		cocci = cocci_parse(path, text, error);
	g_clear_error(&cause);
	g_free(text);
	return cocci;
}

const struct metavar *cocci_metavar(const struct cocci_rule *rule,
				    const char *name)
{
	for (guint i = 0; i < rule->metavars->len; i++) {
		const struct metavar *metavar = rule->metavars->pdata[i];

		if (!strcmp(metavar->name, name))
			return metavar;
	}
	return NULL;
}

enum cocci_mark cocci_mark(const struct cocci_rule *rule, guint token)
{
	return rule->marks[rule->body->tokens[token].line - 1];
}
