// SPDX-License-Identifier: GPL-2.0
#include "report/data.h"

#include <json-glib/json-glib.h>

#include "base/json-text.h"
#include "report/html.h"
#include "series/addendum.h"

/* The member is what the page shows: the same marks are hidden. */
static void set(JsonObject *object, const char *name, const char *text)
{
	g_autofree char *clean = text ? html_clean(text) : NULL;

	json_text_add(object, name, clean);
}

static JsonArray *chain_of(const struct report_place *place)
{
	JsonArray *array = json_array_new();

	for (guint i = 0; i < place->steps->len; i++) {
		const struct report_step *step = place->steps->pdata[i];
		JsonObject *object = json_object_new();

		set(object, "role", step->role);
		set(object, "file", step->file);
		json_object_set_int_member(object, "line", step->line);
		set(object, "function", step->function);
		set(object, "text", step->text);
		set(object, "note", step->note);
		json_array_add_object_element(array, object);
	}
	return array;
}

static JsonArray *notes_of(const struct report_place *place)
{
	JsonArray *array = json_array_new();

	for (guint i = 0; i < place->notes->len; i++) {
		const struct report_note *note = place->notes->pdata[i];
		JsonObject *object = json_object_new();

		set(object, "what", note->what);
		set(object, "text", note->text);
		json_array_add_object_element(array, object);
	}
	return array;
}

static JsonObject *place_object(const struct report_place *place)
{
	JsonObject *object = json_object_new();

	set(object, "state", report_state_name(place->state));
	set(object, "file", place->file);
	json_object_set_int_member(object, "line", place->line);
	set(object, "function", place->function);
	set(object, "callee", place->word);
	set(object, "flags", place->flags);
	set(object, "verdict", place->verdict);
	set(object, "reason", place->reason);
	set(object, "lifetime", place->lifetime);
	set(object, "evidence", place->evidence);
	set(object, "outcome", place->outcome);
	set(object, "outcome_reason", place->outcome_reason);
	set(object, "subsystem", place->subsystem);
	if (place->patch)
		json_object_set_int_member(object, "patch", place->patch);
	if (place->again)
		json_object_set_boolean_member(object, "again", TRUE);
	json_object_set_array_member(object, "chain", chain_of(place));
	json_object_set_array_member(object, "notes", notes_of(place));
	return object;
}

static JsonObject *patch_object(const struct report_patch *patch)
{
	JsonObject *object = json_object_new();

	set(object, "mail", patch->name);
	set(object, "subject", patch->subject);
	set(object, "kind", patch->kind);
	json_object_set_int_member(object, "files", patch->files);
	json_object_set_int_member(object, "people", patch->people);
	return object;
}

static JsonObject *rest_object(const struct report_rest *rest)
{
	JsonObject *object = json_object_new();

	set(object, "file", rest->file);
	json_object_set_int_member(object, "line", rest->line);
	set(object, "word", rest->word);
	set(object, "kind", rest->kind);
	set(object, "reason", rest->reason);
	return object;
}

static JsonObject *counts_object(const struct report *report)
{
	JsonObject *object = json_object_new();

	for (enum report_state s = 0; s < REPORT_STATES; s++)
		json_object_set_int_member(object, report_state_name(s),
					   report_count(report, s));
	return object;
}

/* Appends the object as one line. */
static void add_line(GString *out, const char *before, JsonObject *object)
{
	g_autoptr(JsonNode) node = json_node_new(JSON_NODE_OBJECT);
	g_autofree char *line = NULL;

	json_node_take_object(node, object);
	line = json_to_string(node, FALSE);
	g_string_append_printf(out, "%s\n%s", before, line);
}

typedef JsonObject *(*object_of)(gconstpointer item);

static void add_array(GString *out, const char *name, const GPtrArray *items,
		      object_of object)
{
	g_string_append_printf(out, ",\n\"%s\":[", name);
	for (guint i = 0; i < items->len; i++)
		add_line(out, i ? "," : "", object(items->pdata[i]));
	g_string_append(out, "\n]");
}

static JsonObject *head_object(const struct report *report)
{
	JsonObject *object = json_object_new();

	set(object, "campaign", report->name);
	set(object, "title", report->title);
	set(object, "kernel", report->kernel);
	set(object, "base", report->base);
	set(object, "command", report->command);
	set(object, "tool", report->tool);
	json_object_set_int_member(object, "references", report->references);
	json_object_set_int_member(object, "unaccounted", report->unaccounted);
	json_object_set_boolean_member(object, "planned", report->planned);
	return object;
}

char *report_data(const struct report *report)
{
	GString *out = g_string_new("{\"report\":1,\n\"about\":");

	add_line(out, "", head_object(report));
	g_string_append(out, ",\n\"counts\":");
	add_line(out, "", counts_object(report));
	add_array(out, "places", report->places, (object_of)place_object);
	add_array(out, "patches", report->patches, (object_of)patch_object);
	add_array(out, "rest", report->rest, (object_of)rest_object);
	g_string_append(out, "," ADDENDUM_DATA_OPEN "null" ADDENDUM_DATA_CLOSE);
	return g_string_free(out, FALSE);
}
