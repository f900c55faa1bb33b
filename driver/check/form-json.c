// SPDX-License-Identifier: GPL-2.0
/* form-json - one object with everything, for the user's own programs */
#include <json-glib/json-glib.h>

#include "check/form.h"
#include "base/json-text.h"

static const char *state_name(enum finding_state state)
{
	static const char *const names[] = {"new", "old", "suppressed"};

	return names[state];
}

static JsonObject *finding_object(const struct finding *finding)
{
	JsonObject *object = json_object_new();

	json_text_set(object, "id", finding_name(finding->id));
	json_text_set(object, "severity",
		      severity_name(finding_severity(finding->id)));
	json_text_set(object, "state", state_name(finding->state));
	json_text_set(object, "file", finding->file);
	json_object_set_int_member(object, "line", finding->line);
	json_object_set_int_member(object, "column", finding->column);
	json_object_set_int_member(object, "end_column", finding->end_column);
	json_text_set(object, "function", finding->function);
	json_text_set(object, "word", finding->word);
	json_text_set(object, "text", finding->text);
	json_text_set(object, "advice", finding->advice);
	json_text_set(object, "fingerprint", finding->fingerprint);
	return object;
}

static JsonObject *failure_object(const struct failure *failure)
{
	JsonObject *object = json_object_new();

	json_text_set(object, "file", failure->file);
	json_object_set_int_member(object, "line", failure->line);
	json_text_set(object, "text", failure->text);
	return object;
}

void form_json(GString *text, const struct check_report *report)
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
	json_text_set(root, "campaign", report->campaign);
	json_text_set(root, "kernel", report->kernel);
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
