// SPDX-License-Identifier: GPL-2.0
/* form-json - one object with everything, for programs of one's own */
#include <json-glib/json-glib.h>

#include "form.h"

static void set_text(JsonObject *object, const char *name, const char *value)
{
	char *valid;

	if (!value) {
		json_object_set_null_member(object, name);
		return;
	}
	valid = g_utf8_make_valid(value, -1);
	json_object_set_string_member(object, name, valid);
	g_free(valid);
}

static const char *state_name(enum finding_state state)
{
	static const char *const names[] = {"new", "old", "suppressed"};

	return names[state];
}

static JsonObject *finding_object(const struct finding *finding)
{
	JsonObject *object = json_object_new();

	set_text(object, "id", finding_name(finding->id));
	set_text(object, "severity",
		 severity_name(finding_severity(finding->id)));
	set_text(object, "state", state_name(finding->state));
	set_text(object, "file", finding->file);
	json_object_set_int_member(object, "line", finding->line);
	json_object_set_int_member(object, "column", finding->column);
	json_object_set_int_member(object, "end_column", finding->end_column);
	set_text(object, "function", finding->function);
	set_text(object, "word", finding->word);
	set_text(object, "text", finding->text);
	set_text(object, "advice", finding->advice);
	set_text(object, "fingerprint", finding->fingerprint);
	return object;
}

static JsonObject *failure_object(const struct failure *failure)
{
	JsonObject *object = json_object_new();

	set_text(object, "file", failure->file);
	json_object_set_int_member(object, "line", failure->line);
	set_text(object, "text", failure->text);
	return object;
}

void form_json(GString *text, const struct report *report)
{
	JsonObject *root = json_object_new();
	JsonArray *findings = json_array_new(), *failures = json_array_new();
	JsonNode *node = json_node_new(JSON_NODE_OBJECT);
	char *out;

	for (guint i = 0; i < report->findings->len; i++)
		json_array_add_object_element(
			findings, finding_object(report->findings->pdata[i]));
	for (guint i = 0; i < report->failures->len; i++)
		json_array_add_object_element(
			failures, failure_object(report->failures->pdata[i]));
	set_text(root, "campaign", report->campaign);
	set_text(root, "kernel", report->kernel);
	json_object_set_int_member(root, "files", report->files);
	json_object_set_boolean_member(root, "complete",
				       !report->failures->len);
	json_object_set_array_member(root, "findings", findings);
	json_object_set_array_member(root, "failures", failures);
	json_node_take_object(node, root);
	out = json_to_string(node, TRUE);
	g_string_append(text, out);
	g_string_append_c(text, '\n');
	g_free(out);
	json_node_unref(node);
}
