// SPDX-License-Identifier: GPL-2.0
/* logbook-parse - from the file to struct logbook: part of logbook.h */
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/error.h"
#include "life/edits.h"
#include "life/logbook-parts.h"

/* What is read; wrong holds the first thing that is not as it should be. */
struct log_reading {
	GHashTable *spots; /* print -> GPtrArray of struct edit_spot * */
	GHashTable *known; /* hash -> GPtrArray of char * */
	char *wrong;
};

static void blame(struct log_reading *reading, const char *name)
{
	if (!reading->wrong)
		reading->wrong = g_strdup_printf("\"%s\" is missing or no "
						 "value of its kind",
						 name);
}

static JsonNode *member(JsonObject *object, const char *name, JsonNodeType type)
{
	JsonNode *node = json_object_get_member(object, name);

	return node && json_node_get_node_type(node) == type ? node : NULL;
}

static const char *text(struct log_reading *reading, JsonObject *object,
			const char *name)
{
	JsonNode *node = member(object, name, JSON_NODE_VALUE);

	if (node && json_node_get_value_type(node) == G_TYPE_STRING)
		return json_node_get_string(node);
	blame(reading, name);
	return "";
}

static guint number(struct log_reading *reading, JsonObject *object,
		    const char *name)
{
	JsonNode *node = member(object, name, JSON_NODE_VALUE);
	gint64 value = -1;

	if (node && json_node_get_value_type(node) == G_TYPE_INT64)
		value = json_node_get_int(node);
	if (value < 0 || value > G_MAXUINT) {
		blame(reading, name);
		return 0;
	}
	return value;
}

static gboolean flag(struct log_reading *reading, JsonObject *object,
		     const char *name)
{
	JsonNode *node = member(object, name, JSON_NODE_VALUE);

	if (node && json_node_get_value_type(node) == G_TYPE_BOOLEAN)
		return json_node_get_boolean(node);
	blame(reading, name);
	return FALSE;
}

typedef void (*read_func)(struct log_reading *reading, JsonObject *object,
			  gpointer data);

/* Each object of an array. */
static void each(struct log_reading *reading, JsonObject *object,
		 const char *name, read_func func, gpointer data)
{
	JsonNode *node = member(object, name, JSON_NODE_ARRAY);
	JsonArray *array = node ? json_node_get_array(node) : NULL;

	if (!array)
		blame(reading, name);
	for (guint i = 0; array && i < json_array_get_length(array); i++) {
		JsonNode *element = json_array_get_element(array, i);

		if (JSON_NODE_HOLDS_OBJECT(element))
			func(reading, json_node_get_object(element), data);
		else
			blame(reading, name);
	}
}

static void read_spot(struct log_reading *reading, JsonObject *object,
		      gpointer data)
{
	g_ptr_array_add(data, spot_new(text(reading, object, "function"),
				       text(reading, object, "text")));
}

static void read_edit(struct log_reading *reading, JsonObject *object,
		      gpointer data)
{
	const char *print = text(reading, object, "print");
	GPtrArray *spots = g_hash_table_lookup(reading->spots, print);

	if (spots)
		g_ptr_array_add(data, edit_new(text(reading, object, "path"),
					       print, g_ptr_array_ref(spots)));
	else
		blame(reading, "print");
}

static void read_tag(struct log_reading *reading, JsonObject *object,
		     gpointer data)
{
	g_ptr_array_add(data, log_tag_new(text(reading, object, "tag"),
					  text(reading, object, "who"),
					  text(reading, object, "reply"),
					  flag(reading, object, "written")));
}

static void read_patch(struct log_reading *reading, JsonObject *object,
		       gpointer data)
{
	struct log_patch *patch = log_patch_new(
		text(reading, object, "change-id"),
		text(reading, object, "kind"), text(reading, object, "subject"),
		text(reading, object, "message-id"));

	each(reading, object, "files", read_edit, patch->edits);
	each(reading, object, "tags", read_tag, patch->tags);
	g_ptr_array_add(data, patch);
}

static gpointer copy(gconstpointer word, gpointer data G_GNUC_UNUSED)
{
	return g_strdup(word);
}

static void read_posting(struct log_reading *reading, JsonObject *object,
			 gpointer data)
{
	struct log_posting *posting =
		log_posting_new(number(reading, object, "version"));
	GPtrArray *known = g_hash_table_lookup(reading->known,
					       text(reading, object, "known"));

	posting->cover = g_strdup(text(reading, object, "message-id"));
	posting->label = g_strdup(text(reading, object, "label"));
	posting->base = g_strdup(text(reading, object, "base"));
	posting->seen = flag(reading, object, "seen");
	posting->places = number(reading, object, "places");
	posting->converted = number(reading, object, "converted");
	if (known)
		g_ptr_array_extend(posting->known, known, copy, NULL);
	else
		blame(reading, "known");
	each(reading, object, "patches", read_patch, posting->patches);
	g_ptr_array_add(data, posting);
}

static void read_series(struct log_reading *reading, JsonObject *object,
			gpointer data)
{
	struct log_series *series =
		logbook_series(data, text(reading, object, "only"), TRUE);

	g_free(series->change_id);
	series->change_id = g_strdup(text(reading, object, "change-id"));
	if (json_object_has_member(object, "pack"))
		series->pack = number(reading, object, "pack");
	each(reading, object, "postings", read_posting, series->postings);
}

/* The tables that postings share, so that each text stands once. */
static void read_tables(struct log_reading *reading, JsonObject *root)
{
	JsonNode *spots = member(root, "edits", JSON_NODE_OBJECT);
	JsonNode *known = member(root, "places", JSON_NODE_OBJECT);
	JsonObjectIter iter;
	const char *name;
	JsonNode *node;

	if (!spots || !known) {
		blame(reading, spots ? "places" : "edits");
		return;
	}
	json_object_iter_init(&iter, json_node_get_object(spots));
	while (json_object_iter_next(&iter, &name, &node)) {
		struct file_edit *edit = edit_new("", name, NULL);

		each(reading, json_node_get_object(spots), name, read_spot,
		     edit->spots);
		g_hash_table_insert(reading->spots, g_strdup(name),
				    g_ptr_array_ref(edit->spots));
		edit_free(edit);
	}
	json_object_iter_init(&iter, json_node_get_object(known));
	while (json_object_iter_next(&iter, &name, &node)) {
		GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
		g_auto(GStrv) lines = g_strsplit(
			text(reading, json_node_get_object(known), name), "\n",
			-1);

		for (char **line = lines; *line; line++)
			if (**line)
				g_ptr_array_add(list, g_strdup(*line));
		g_hash_table_insert(reading->known, g_strdup(name), list);
	}
}

static struct logbook *read_all(const char *path, JsonObject *root,
				struct log_reading *reading)
{
	struct logbook *book =
		logbook_new(path, text(reading, root, "campaign"));

	read_tables(reading, root);
	each(reading, root, "series", read_series, book);
	return book;
}

static struct logbook *refuse(const char *path, const char *why, GError **error)
{
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "the state of the campaign, '%s', is damaged (%s): put a "
		    "whole copy in its place, or move it away to begin without "
		    "what it knew",
		    path, why);
	return NULL;
}

static struct logbook *read_root(const char *path, JsonObject *root,
				 GError **error)
{
	struct log_reading reading = {
		.spots = g_hash_table_new_full(
			g_str_hash, g_str_equal, g_free,
			(GDestroyNotify)g_ptr_array_unref),
		.known = g_hash_table_new_full(
			g_str_hash, g_str_equal, g_free,
			(GDestroyNotify)g_ptr_array_unref),
	};
	guint version = number(&reading, root, "treewide-state");
	struct logbook *book = NULL;

	if (version > LOGBOOK_VERSION)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "the state of the campaign, '%s', is of a newer "
			    "treewide (version %u, this one knows %u): use "
			    "that one",
			    path, version, LOGBOOK_VERSION);
	else
		book = read_all(path, root, &reading);
	if (book && (reading.wrong || !version)) {
		refuse(path, reading.wrong ? reading.wrong : "no version",
		       error);
		g_clear_pointer(&book, logbook_free);
	}
	g_hash_table_unref(reading.spots);
	g_hash_table_unref(reading.known);
	g_free(reading.wrong);
	return book;
}

struct logbook *logbook_parse(const char *path, GError **error)
{
	g_autoptr(JsonParser) parser = json_parser_new();
	g_autoptr(GError) cause = NULL;
	g_autofree char *data = NULL;
	JsonNode *root;
	gsize size;

	if (!g_file_get_contents(path, &data, &size, &cause)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read the state of the campaign, '%s': %s",
			    path, cause->message);
		return NULL;
	}
	if (!g_utf8_validate(data, size, NULL))
		return refuse(path, "bytes that are not UTF-8", error);
	if (!json_parser_load_from_data(parser, data, size, &cause))
		return refuse(path, "it is no whole JSON", error);
	root = json_parser_get_root(parser);
	if (!root || !JSON_NODE_HOLDS_OBJECT(root))
		return refuse(path, "it holds no object", error);
	return read_root(path, json_node_get_object(root), error);
}
