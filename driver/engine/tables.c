// SPDX-License-Identifier: GPL-2.0
#include "engine/tables.h"

#include "base/git.h"
#include "site/table.h"

const char *tables_fate(enum apply_fate fate)
{
	static const char *const names[] = {
		[APPLY_CHANGED] = "changed",
		[APPLY_SEEN] = "seen",
		[APPLY_UNSEEN] = "NOT SEEN",
		[APPLY_OWN] = "own",
	};

	return names[fate];
}

typedef void (*place_func)(gpointer data, const struct applied *result,
			   const struct apply_place *place);

static void for_each(const GPtrArray *results, place_func func, gpointer data)
{
	for (guint i = 0; i < results->len; i++) {
		const struct applied *result = results->pdata[i];

		for (guint k = 0; k < result->places->len; k++)
			func(data, result,
			     &g_array_index(result->places, struct apply_place,
					    k));
	}
}

static void add_row(gpointer data, const struct applied *result,
		    const struct apply_place *place)
{
	g_autofree char *line = g_strdup_printf("%u", place->line);

	table_row(data, result->path, line,
		  place->function ? place->function : "",
		  tables_fate(place->fate), place->reason ? place->reason : "",
		  NULL);
}

char *tables_places_tsv(const GPtrArray *results)
{
	GString *text = g_string_new(NULL);

	table_row(text, "file", "line", "function", "outcome", "reason", NULL);
	for_each(results, add_row, text);
	return g_string_free(text, FALSE);
}

static void add_object(gpointer data, const struct applied *result,
		       const struct apply_place *place)
{
	JsonObject *object = json_object_new();

	json_object_set_string_member(object, "file", result->path);
	json_object_set_int_member(object, "line", place->line);
	json_object_set_int_member(object, "last", place->last);
	json_object_set_string_member(object, "function",
				      place->function ? place->function : "");
	json_object_set_string_member(object, "outcome",
				      tables_fate(place->fate));
	if (place->reason)
		json_object_set_string_member(object, "reason", place->reason);
	json_array_add_object_element(data, object);
}

char *tables_places_json(const GPtrArray *results)
{
	g_autoptr(JsonNode) node = json_node_new(JSON_NODE_ARRAY);

	json_node_take_array(node, json_array_new());
	for_each(results, add_object, json_node_get_array(node));
	return json_to_string(node, TRUE);
}

/* The blob name of each rule, as git would store it. */
static JsonObject *rule_blobs(const struct mission *mission, GError **error)
{
	JsonObject *rules = json_object_new();

	for (guint i = 0; i < mission->rules->len; i++) {
		g_autofree char *name =
			g_path_get_basename(mission->rules->pdata[i]);
		g_autofree char *blob = NULL;
		g_autoptr(GBytes) bytes = NULL;
		char *text;
		gsize length;

		if (!g_file_get_contents(mission->rules->pdata[i], &text,
					 &length, error)) {
			json_object_unref(rules);
			return NULL;
		}
		bytes = g_bytes_new_take(text, length);
		blob = git_blob_name(bytes, 40);
		json_object_set_string_member(rules, name, blob);
	}
	return rules;
}

JsonObject *tables_manifest(const struct course *course, const char *command,
			    GError **error)
{
	JsonObject *rules = rule_blobs(course->mission, error);
	JsonObject *fields, *tools;

	if (!rules)
		return NULL;
	fields = json_object_new();
	tools = json_object_new();
	json_object_set_string_member(tools, "spatch", course->spatch->version);
	json_object_set_object_member(fields, "tools", tools);
	json_object_set_object_member(fields, "rules", rules);
	json_object_set_string_member(fields, "campaign",
				      course->mission->name);
	json_object_set_string_member(fields, "proof",
				      claim_name(course->mission->claim));
	json_object_set_string_member(fields, "command", command);
	return fields;
}
