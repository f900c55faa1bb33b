// SPDX-License-Identifier: GPL-2.0
#include "verify/verify-report.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/error.h"
#include "base/json-text.h"
#include "report/html.h"
#include "series/addendum.h"
#include "site/table.h"
#include "verify/verify-page.h"

static void count_one(struct verify_counts *counts, enum held held)
{
	counts->held += held == HELD_OK;
	counts->look += held == HELD_LOOK;
	counts->skipped += held == HELD_SKIPPED;
	counts->red += held == HELD_RED;
}

struct verify_counts verify_count(const struct verify *verify)
{
	struct verify_counts counts = {0};

	for (guint i = 0; i < verify->posted->patches->len; i++)
		for (guint c = 0; c < COLUMNS; c++)
			count_one(&counts, verify->cells[i][c].held);
	for (guint i = 0; i < verify->steps->len; i++)
		count_one(
			&counts,
			((struct verify_step *)verify->steps->pdata[i])->held);
	return counts;
}

static const struct posted_patch *patch_at(const struct verify *verify, guint i)
{
	return verify->posted->patches->pdata[i];
}

/* --- the table */

static void add_patches(GString *text, const struct verify *verify)
{
	g_string_append_printf(text, "%5s", "patch");
	for (guint c = 0; c < COLUMNS; c++)
		g_string_append_printf(text, " %-8s", column_name(c));
	g_string_append(text, " subject\n");
	for (guint i = 0; i < verify->posted->patches->len; i++) {
		g_string_append_printf(text, "%5u", i + 1);
		for (guint c = 0; c < COLUMNS; c++)
			g_string_append_printf(
				text, " %-8s",
				held_name(verify->cells[i][c].held));
		g_string_append_printf(text, " %.60s\n",
				       patch_at(verify, i)->subject);
	}
}

static void add_objects(GString *text, const struct verify *verify)
{
	guint counts[OBJECT_VERDICTS] = {0};

	for (guint i = 0; i < verify->objects->len; i++) {
		const struct verify_object *object = verify->objects->pdata[i];

		counts[object->verdict]++;
	}
	if (!verify->objects->len)
		return;
	if (verify->options.campaign)
		g_string_append_printf(
			text,
			"\n%u objects: %u PROVED, %u VALUES SAME, "
			"%u LOOK, %u NOT COVERED\n",
			verify->objects->len, counts[OBJECT_PROVED],
			counts[OBJECT_VALUES_SAME], counts[OBJECT_LOOK],
			counts[OBJECT_NOT_COVERED]);
	else
		g_string_append_printf(
			text,
			"\n%u objects: %u PROVED, %u BUILDS, %u DIFFERS, "
			"%u LOOK, %u NOT COVERED\n",
			verify->objects->len, counts[OBJECT_PROVED],
			counts[OBJECT_BUILDS], counts[OBJECT_DIFFERS],
			counts[OBJECT_LOOK], counts[OBJECT_NOT_COVERED]);
	for (guint i = 0; i < verify->objects->len; i++) {
		const struct verify_object *object = verify->objects->pdata[i];

		if (verify_shown(object))
			continue;
		g_string_append_printf(
			text, "  %-11s %s%s: %s\n",
			verdict_of_object_name(object->verdict), object->file,
			object->red ? " (RED)" : "", object->why);
		if (object->report)
			g_string_append_printf(text, "              %s\n",
					       object->report);
	}
}

/* Every step, its result and its time. */
static void add_times(GString *text, const struct verify *verify)
{
	g_string_append(text, "\nseconds result  step\n");
	for (guint i = 0; i < verify->steps->len; i++) {
		const struct verify_step *step = verify->steps->pdata[i];

		g_string_append_printf(text, "%7.1f %-7s %s%s%s\n",
				       step->seconds, held_name(step->held),
				       step->name, step->note ? ": " : "",
				       step->note ? step->note : "");
	}
}

static void add_cells(GString *text, const struct verify *verify,
		      enum held held, const char *title)
{
	gboolean any = FALSE;

	for (guint i = 0; i < verify->posted->patches->len; i++)
		for (guint c = 0; c < COLUMNS; c++) {
			const struct cell *cell = &verify->cells[i][c];

			if (cell->held != held)
				continue;
			if (!any)
				g_string_append_printf(text, "\n%s:\n", title);
			any = TRUE;
			g_string_append_printf(text, "  %u %s: %s\n", i + 1,
					       column_name(c),
					       cell->note ? cell->note : "?");
			if (held == HELD_RED && cell->command)
				g_string_append_printf(text, "      %s\n",
						       cell->command);
		}
}

char *verify_table(const struct verify *verify)
{
	struct verify_counts counts = verify_count(verify);
	GString *text = g_string_new("\n");

	add_patches(text, verify);
	add_objects(text, verify);
	add_times(text, verify);
	add_cells(text, verify, HELD_SKIPPED, "cells that could not be filled");
	add_cells(text, verify, HELD_RED,
		  "red cells, and the command that shows it");
	g_string_append_printf(
		text, "\n%u held, %u to look at, %u skipped, %u red\n",
		counts.held, counts.look, counts.skipped, counts.red);
	return g_string_free(text, FALSE);
}

/* --- TSV */

char *verify_tsv(const struct verify *verify)
{
	GString *text = g_string_new("patch\tsubject");

	for (guint c = 0; c < COLUMNS; c++)
		g_string_append_printf(text, "\t%s", column_name(c));
	g_string_append(text, "\tnote\tcommand\n");
	for (guint i = 0; i < verify->posted->patches->len; i++) {
		const struct cell *cells = verify->cells[i];
		g_autofree char *number = g_strdup_printf("%u", i + 1);
		g_autoptr(GString) note = g_string_new(NULL);
		const char *command = "";

		for (guint c = 0; c < COLUMNS; c++) {
			if (cells[c].held > HELD_OK && cells[c].note)
				g_string_append_printf(
					note, "%s%s: %s", note->len ? "; " : "",
					column_name(c), cells[c].note);
			if (cells[c].held == HELD_RED && cells[c].command)
				command = cells[c].command;
		}
		table_row(text, number, patch_at(verify, i)->subject,
			  held_name(cells[0].held), held_name(cells[1].held),
			  held_name(cells[2].held), held_name(cells[3].held),
			  held_name(cells[4].held), held_name(cells[5].held),
			  held_name(cells[6].held), note->str, command, NULL);
	}
	G_STATIC_ASSERT(COLUMNS == 7);
	return g_string_free(text, FALSE);
}

/* --- JSON */

static JsonObject *patch_json(const struct verify *verify, guint i)
{
	JsonObject *object = json_object_new();

	json_object_set_int_member(object, "patch", i + 1);
	json_text_add(object, "name", patch_at(verify, i)->name);
	json_text_add(object, "subject", patch_at(verify, i)->subject);
	for (guint c = 0; c < COLUMNS; c++) {
		const struct cell *cell = &verify->cells[i][c];
		JsonObject *inner = json_object_new();

		json_text_add(inner, "result", held_name(cell->held));
		json_text_add(inner, "note", cell->note);
		json_text_add(inner, "command", cell->command);
		json_object_set_object_member(object, column_name(c), inner);
	}
	return object;
}

static JsonObject *object_json(const struct verify_object *object)
{
	JsonObject *json = json_object_new();

	json_text_add(json, "file", object->file);
	json_object_set_int_member(json, "patch", object->patch);
	json_text_add(json, "arch", object->arch);
	json_text_add(json, "compiler", object->compiler);
	json_text_add(json, "config", object->config);
	json_text_add(json, "verdict", verdict_of_object_name(object->verdict));
	json_object_set_boolean_member(json, "red", object->red);
	json_text_add(json, "why", object->why);
	json_text_add(json, "report", object->report);
	return json;
}

static JsonObject *step_json(const struct verify_step *step)
{
	JsonObject *json = json_object_new();

	json_text_add(json, "step", step->name);
	json_text_add(json, "result", held_name(step->held));
	json_text_add(json, "note", step->note);
	json_object_set_double_member(json, "seconds", step->seconds);
	return json;
}

static JsonObject *counts_json(const struct verify *verify)
{
	struct verify_counts counts = verify_count(verify);
	JsonObject *json = json_object_new();

	json_object_set_int_member(json, "held", counts.held);
	json_object_set_int_member(json, "look", counts.look);
	json_object_set_int_member(json, "skipped", counts.skipped);
	json_object_set_int_member(json, "red", counts.red);
	return json;
}

char *verify_json(const struct verify *verify, gboolean pretty)
{
	g_autoptr(JsonNode) root = json_node_new(JSON_NODE_OBJECT);
	JsonObject *object = json_object_new();
	JsonArray *patches = json_array_new();
	JsonArray *objects = json_array_new();
	JsonArray *steps = json_array_new();

	for (guint i = 0; i < verify->posted->patches->len; i++)
		json_array_add_object_element(patches, patch_json(verify, i));
	for (guint i = 0; i < verify->objects->len; i++)
		json_array_add_object_element(
			objects, object_json(verify->objects->pdata[i]));
	for (guint i = 0; i < verify->steps->len; i++)
		json_array_add_object_element(
			steps, step_json(verify->steps->pdata[i]));
	json_text_add(object, "series", verify->posted->label);
	json_text_add(object, "diffs", verify->posted->digest);
	json_object_set_object_member(object, "counts", counts_json(verify));
	json_object_set_array_member(object, "patches", patches);
	json_object_set_array_member(object, "objects", objects);
	json_object_set_array_member(object, "steps", steps);
	json_node_take_object(root, object);
	return json_to_string(root, pretty);
}

static gboolean put(const struct verify *verify, const char *name, char *text,
		    GError **error)
{
	g_autofree char *path =
		g_build_filename(verify->posted->folder, name, NULL);
	g_autofree char *owned = text;
	g_autoptr(GError) cause = NULL;

	if (g_file_set_contents(path, owned, -1, &cause))
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
		    "cannot write '%s': %s", path, cause->message);
	return FALSE;
}

/*
 * Fills the page's placeholders. A page without them (an older program's, or
 * the user's own) is left as it is.
 */
static gboolean put_page(const struct verify *verify, GError **error)
{
	g_autofree char *path =
		g_build_filename(verify->posted->folder, REPORT_NAME, NULL);
	g_autofree char *page = NULL;
	g_autofree char *json = verify_json(verify, FALSE);
	g_autofree char *seen = verify_page(verify);
	g_autoptr(GString) data = g_string_new(NULL);
	char *filled;

	if (g_file_test(path, G_FILE_TEST_IS_SYMLINK) ||
	    !g_file_test(path, G_FILE_TEST_IS_REGULAR) ||
	    !g_file_get_contents(path, &page, NULL, NULL))
		return TRUE;
	html_add_json(data, json);
	filled = addendum_fill(page, data->str, seen);
	return !filled || put(verify, REPORT_NAME, filled, error);
}

gboolean verify_report(const struct verify *verify, GError **error)
{
	return put(verify, VERIFY_TSV, verify_tsv(verify), error) &&
	       put(verify, VERIFY_JSON, verify_json(verify, TRUE), error) &&
	       put_page(verify, error);
}
