// SPDX-License-Identifier: GPL-2.0
/* logbook-write - from struct logbook to the file: part of logbook.h */
#include <errno.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/error.h"
#include "base/json-text.h"
#include "life/edits.h"
#include "life/logbook-parts.h"

static void add_edit(JsonArray *files, JsonObject *table,
		     const struct file_edit *edit)
{
	JsonObject *object = json_object_new();
	JsonArray *spots;

	json_text_set(object, "path", edit->path);
	json_text_set(object, "print", edit->print);
	json_array_add_object_element(files, object);
	if (json_object_has_member(table, edit->print))
		return;
	spots = json_array_new();
	for (guint i = 0; i < edit->spots->len; i++) {
		const struct edit_spot *spot = edit->spots->pdata[i];
		JsonObject *one = json_object_new();

		json_text_set(one, "function", spot->function);
		json_text_set(one, "text", spot->text);
		json_array_add_object_element(spots, one);
	}
	json_object_set_array_member(table, edit->print, spots);
}

static JsonArray *tags_array(const GPtrArray *tags)
{
	JsonArray *array = json_array_new();

	for (guint i = 0; i < tags->len; i++) {
		const struct log_tag *tag = tags->pdata[i];
		JsonObject *object = json_object_new();

		json_text_set(object, "tag", tag->word);
		json_text_set(object, "who", tag->who);
		json_text_set(object, "reply", tag->reply);
		json_object_set_boolean_member(object, "written", tag->written);
		json_array_add_object_element(array, object);
	}
	return array;
}

static JsonArray *patches_array(const GPtrArray *patches, JsonObject *edits)
{
	JsonArray *array = json_array_new();

	for (guint i = 0; i < patches->len; i++) {
		const struct log_patch *patch = patches->pdata[i];
		JsonObject *object = json_object_new();
		JsonArray *files = json_array_new();

		json_text_set(object, "change-id", patch->id);
		json_text_set(object, "kind", patch->kind);
		json_text_set(object, "subject", patch->subject);
		json_text_set(object, "message-id", patch->mail);
		for (guint k = 0; k < patch->edits->len; k++)
			add_edit(files, edits, patch->edits->pdata[k]);
		json_object_set_array_member(object, "files", files);
		json_object_set_array_member(object, "tags",
					     tags_array(patch->tags));
		json_array_add_object_element(array, object);
	}
	return array;
}

static void add_known(JsonObject *posting, JsonObject *places,
		      const GPtrArray *known)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *sum = NULL;

	for (guint i = 0; i < known->len; i++)
		g_string_append_printf(text, "%s\n", (char *)known->pdata[i]);
	sum = g_compute_checksum_for_string(G_CHECKSUM_SHA1, text->str,
					    text->len);
	json_text_set(posting, "known", sum);
	json_text_set(places, sum, text->str);
}

static JsonObject *posting_object(const struct log_posting *posting,
				  JsonObject *edits, JsonObject *places)
{
	JsonObject *object = json_object_new();

	json_object_set_int_member(object, "version", posting->version);
	json_text_set(object, "message-id", posting->cover);
	json_text_set(object, "label", posting->label);
	json_text_set(object, "base", posting->base);
	json_object_set_boolean_member(object, "seen", posting->seen);
	json_object_set_int_member(object, "places", posting->places);
	json_object_set_int_member(object, "converted", posting->converted);
	add_known(object, places, posting->known);
	json_object_set_array_member(object, "patches",
				     patches_array(posting->patches, edits));
	return object;
}

static JsonArray *series_array(const struct logbook *book, JsonObject *edits,
			       JsonObject *places)
{
	JsonArray *array = json_array_new();

	for (guint i = 0; i < book->series->len; i++) {
		const struct log_series *series = book->series->pdata[i];
		JsonObject *object = json_object_new();
		JsonArray *postings = json_array_new();

		for (guint k = 0; k < series->postings->len; k++)
			json_array_add_object_element(
				postings,
				posting_object(series->postings->pdata[k],
					       edits, places));
		json_text_set(object, "only", series->only);
		if (series->pack)
			json_object_set_int_member(object, "pack",
						   series->pack);
		json_text_set(object, "change-id", series->change_id);
		json_object_set_array_member(object, "postings", postings);
		json_array_add_object_element(array, object);
	}
	return array;
}

gboolean logbook_write(const struct logbook *book, GError **error)
{
	g_autoptr(JsonGenerator) generator = json_generator_new();
	g_autoptr(JsonNode) root = json_node_new(JSON_NODE_OBJECT);
	JsonObject *object = json_object_new();
	JsonObject *edits = json_object_new(), *places = json_object_new();
	g_autofree char *folder = g_path_get_dirname(book->path);
	g_autofree char *text = NULL;
	g_autoptr(GError) cause = NULL;
	gsize size;

	json_object_set_int_member(object, "treewide-state", LOGBOOK_VERSION);
	json_text_set(object, "campaign", book->campaign);
	json_object_set_array_member(object, "series",
				     series_array(book, edits, places));
	json_object_set_object_member(object, "edits", edits);
	json_object_set_object_member(object, "places", places);
	json_node_take_object(root, object);
	json_generator_set_root(generator, root);
	json_generator_set_pretty(generator, TRUE);
	text = json_generator_to_data(generator, &size);
	g_mkdir_with_parents(folder, 0777);
	if (g_file_set_contents_full(book->path, text, size,
				     G_FILE_SET_CONTENTS_CONSISTENT |
					     G_FILE_SET_CONTENTS_DURABLE,
				     0666, &cause))
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
		    "cannot write the state of the campaign, '%s': %s",
		    book->path, cause->message);
	return FALSE;
}
