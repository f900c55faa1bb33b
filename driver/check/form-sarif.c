// SPDX-License-Identifier: GPL-2.0
/* form-sarif - SARIF 2.1.0, for code hosts and editors */
#include <json-glib/json-glib.h>
#include <string.h>

#include "check/form.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"
#define ROOT   "KERNEL"

static void take_text(JsonObject *object, const char *name, char *value)
{
	json_object_set_string_member(object, name, value);
	g_free(value);
}

static JsonObject *text_object(char *value)
{
	JsonObject *object = json_object_new();

	take_text(object, "text", value);
	return object;
}

/* A path as a relative reference: every byte that is not plain is escaped. */
static JsonObject *artifact(const char *file)
{
	JsonObject *object = json_object_new();
	char *uri = g_uri_escape_string(file, "/", FALSE);

	take_text(object, "uri", uri);
	json_object_set_string_member(object, "uriBaseId", ROOT);
	return object;
}

static JsonArray *location(const char *file, guint line, guint column,
			   guint end_column)
{
	JsonArray *list = json_array_new();
	JsonObject *place = json_object_new(), *physical = json_object_new();

	json_object_set_object_member(physical, "artifactLocation",
				      artifact(file));
	if (line) {
		JsonObject *region = json_object_new();

		json_object_set_int_member(region, "startLine", line);
		if (column)
			json_object_set_int_member(region, "startColumn",
						   column);
		if (end_column > column)
			json_object_set_int_member(region, "endColumn",
						   end_column);
		json_object_set_object_member(physical, "region", region);
	}
	json_object_set_object_member(place, "physicalLocation", physical);
	json_array_add_object_element(list, place);
	return list;
}

/* The location, with the function around it. */
static JsonArray *finding_location(const struct finding *finding)
{
	JsonArray *list = location(finding->file, finding->line,
				   finding->column, finding->end_column);
	JsonObject *place = json_array_get_object_element(list, 0);
	JsonObject *function;
	JsonArray *logical;

	if (!finding->function)
		return list;
	logical = json_array_new();
	function = json_object_new();
	take_text(function, "name", form_plain(finding->function));
	json_object_set_string_member(function, "kind", "function");
	json_array_add_object_element(logical, function);
	json_object_set_array_member(place, "logicalLocations", logical);
	return list;
}

static JsonObject *result(const struct finding *finding)
{
	JsonObject *object = json_object_new(), *prints = json_object_new();

	json_object_set_string_member(object, "ruleId",
				      finding_name(finding->id));
	json_object_set_int_member(object, "ruleIndex", finding->id);
	json_object_set_string_member(
		object, "level", severity_name(finding_severity(finding->id)));
	json_object_set_object_member(object, "message",
				      text_object(form_message(finding)));
	json_object_set_array_member(object, "locations",
				     finding_location(finding));
	json_object_set_string_member(prints, "treewide/v1",
				      finding->fingerprint);
	json_object_set_object_member(object, "partialFingerprints", prints);
	return object;
}

/* The first paragraph below the page's heading, as one line. */
static char *first_paragraph(const char *page)
{
	const char *begin = strstr(page, "\n\n");
	const char *end = begin ? strstr(begin + 2, "\n\n") : NULL;
	char *text;

	if (!begin)
		return NULL;
	text = end ? g_strndup(begin + 2, end - begin - 2)
		   : g_strdup(begin + 2);
	return g_strdelimit(g_strstrip(text), "\n", ' ');
}

/* The properties that GitHub requires of a rule: descriptions, help, level. */
static JsonObject *rule(enum finding_id id, const struct check_report *report)
{
	JsonObject *object = json_object_new(), *level = json_object_new();
	char *whole = NULL;

	json_object_set_string_member(object, "id", finding_name(id));
	json_object_set_object_member(object, "shortDescription",
				      text_object(g_strdup(finding_title(id))));
	if (report->pages[id])
		whole = first_paragraph(report->pages[id]);
	json_object_set_object_member(
		object, "fullDescription",
		text_object(whole ? g_utf8_make_valid(whole, -1)
				  : g_strdup(finding_title(id))));
	g_free(whole);
	if (report->pages[id]) {
		JsonObject *help = json_object_new();

		take_text(help, "text",
			  g_utf8_make_valid(report->pages[id], -1));
		take_text(help, "markdown",
			  g_utf8_make_valid(report->pages[id], -1));
		json_object_set_object_member(object, "help", help);
	}
	json_object_set_string_member(level, "level",
				      severity_name(finding_severity(id)));
	json_object_set_object_member(object, "defaultConfiguration", level);
	return object;
}

static JsonObject *notification(const struct failure *failure)
{
	JsonObject *object = json_object_new();

	json_object_set_string_member(object, "level", "error");
	json_object_set_object_member(object, "message",
				      text_object(form_plain(failure->text)));
	if (failure->file)
		json_object_set_array_member(
			object, "locations",
			location(failure->file, failure->line, 0, 0));
	return object;
}

static JsonObject *invocation(const struct check_report *report)
{
	JsonObject *object = json_object_new();
	JsonArray *list = json_array_new();

	for (guint i = 0; i < report->failures->len; i++)
		json_array_add_object_element(
			list, notification(report->failures->pdata[i]));
	json_object_set_boolean_member(object, "executionSuccessful",
				       !report->failures->len);
	json_object_set_array_member(object, "toolExecutionNotifications",
				     list);
	return object;
}

static JsonObject *tool(const struct check_report *report)
{
	JsonObject *object = json_object_new(), *driver = json_object_new();
	JsonArray *rules = json_array_new();

	json_object_set_string_member(driver, "name", "treewide");
	take_text(driver, "fullName",
		  g_strdup_printf("treewide check, campaign %s",
				  report->campaign));
	for (enum finding_id id = 0; id < FINDING_COUNT; id++)
		if (finding_is_of(id, report->rule))
			json_array_add_object_element(rules, rule(id, report));
	json_object_set_array_member(driver, "rules", rules);
	json_object_set_object_member(object, "driver", driver);
	return object;
}

/* The base of relative names, in words: the path on this machine is private. */
static JsonObject *bases(const struct check_report *report)
{
	JsonObject *object = json_object_new(), *root = json_object_new();
	char *words = g_strdup_printf(
		"The kernel tree, %s %s.",
		report->project ? report->project : "Linux", report->kernel);

	json_object_set_object_member(root, "description",
				      text_object(form_plain(words)));
	json_object_set_object_member(object, ROOT, root);
	g_free(words);
	return object;
}

static JsonObject *run(const struct check_report *report)
{
	JsonObject *object = json_object_new();
	JsonArray *results = json_array_new(), *calls = json_array_new();

	for (guint i = 0; i < report->findings->len; i++) {
		const struct finding *finding = report->findings->pdata[i];

		if (finding->state == FINDING_NEW)
			json_array_add_object_element(results, result(finding));
	}
	json_array_add_object_element(calls, invocation(report));
	json_object_set_object_member(object, "tool", tool(report));
	json_object_set_array_member(object, "invocations", calls);
	json_object_set_object_member(object, "originalUriBaseIds",
				      bases(report));
	/* columns are counted in bytes; code is nearly always ASCII */
	json_object_set_string_member(object, "columnKind", "utf16CodeUnits");
	json_object_set_array_member(object, "results", results);
	return object;
}

void form_sarif(GString *text, const struct check_report *report)
{
	JsonObject *root = json_object_new();
	JsonArray *runs = json_array_new();
	JsonNode *node = json_node_new(JSON_NODE_OBJECT);
	char *out;

	json_array_add_object_element(runs, run(report));
	json_object_set_string_member(root, "$schema", SCHEMA);
	json_object_set_string_member(root, "version", "2.1.0");
	json_object_set_array_member(root, "runs", runs);
	json_node_take_object(node, root);
	out = json_to_string(node, TRUE);
	g_string_append(text, out);
	g_string_append_c(text, '\n');
	g_free(out);
	json_node_unref(node);
}
