// SPDX-License-Identifier: GPL-2.0
#include "site/table.h"

#include <json-glib/json-glib.h>

#include "base/json-text.h"
#include "site/site.h"

static void append_value(GString *text, const char *value)
{
	for (; *value; value++)
		g_string_append_c(text, *value == '\t' || *value == '\n' ||
							*value == '\r'
						? ' '
						: *value);
}

void table_row(GString *text, const char *first, ...)
{
	va_list more;

	va_start(more, first);
	for (const char *value = first; value;
	     value = va_arg(more, const char *)) {
		if (value != first)
			g_string_append_c(text, '\t');
		append_value(text, value);
	}
	va_end(more);
	g_string_append_c(text, '\n');
}

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

char *table_sites_tsv(const GPtrArray *sites)
{
	GString *text = g_string_new(
		"file\tline\tfunction\tcallee\tflags\tverdict\treason\t"
		"lifetime\tevidence\toutcome\toutcome_reason\n");

	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];
		char *line = g_strdup_printf("%u", site->line);

		table_row(text, site->file, line, or_empty(site->function),
			  site->callee, or_empty(site->flags),
			  verdict_name(site->verdict), or_empty(site->reason),
			  lifetime_name(site->lifetime),
			  or_empty(site->evidence), outcome_name(site->outcome),
			  or_empty(site->outcome_reason), NULL);
		g_free(line);
	}
	return g_string_free(text, FALSE);
}

/* Where the flag goes away: in another function, it came from afar. */
static JsonArray *removals_array(const GPtrArray *removals)
{
	JsonArray *array = json_array_new();

	for (guint i = 0; removals && i < removals->len; i++) {
		const struct flag_use *use = removals->pdata[i];
		JsonObject *object = json_object_new();

		json_text_set(object, "file", use->file);
		json_object_set_int_member(object, "line", use->line);
		json_text_set(object, "function", use->function);
		json_text_set(object, "variable", use->variable);
		json_array_add_object_element(array, object);
	}
	return array;
}

static JsonObject *site_object(const struct site *site)
{
	JsonObject *object = json_object_new();

	json_text_set(object, "file", site->file);
	json_object_set_int_member(object, "line", site->line);
	json_object_set_int_member(object, "column", site->column);
	json_text_set(object, "function", site->function);
	json_text_set(object, "callee", site->callee);
	json_text_set(object, "flags", site->flags);
	json_text_set(object, "verdict", verdict_name(site->verdict));
	json_text_set(object, "reason", site->reason);
	json_text_set(object, "lifetime", lifetime_name(site->lifetime));
	json_text_set(object, "evidence", site->evidence);
	json_text_set(object, "outcome", outcome_name(site->outcome));
	json_text_set(object, "outcome_reason", site->outcome_reason);
	if (site->lifted)
		json_text_set(object, "lifted", site->lifted);
	json_object_set_array_member(object, "removals",
				     removals_array(site->removals));
	return object;
}

char *table_sites_json(const GPtrArray *sites)
{
	GString *text = g_string_new("[");

	for (guint i = 0; i < sites->len; i++) {
		JsonNode *node = json_node_new(JSON_NODE_OBJECT);
		char *line;

		json_node_take_object(node, site_object(sites->pdata[i]));
		line = json_to_string(node, FALSE);
		g_string_append_printf(text, "%s\n%s", i ? "," : "", line);
		g_free(line);
		json_node_unref(node);
	}
	g_string_append(text, "\n]\n");
	return g_string_free(text, FALSE);
}
