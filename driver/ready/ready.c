// SPDX-License-Identifier: GPL-2.0
#include "ready/ready.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "ready/letter.h"
#include "ready/looks.h"
#include "series/manifest.h"

#define MARK  "EDITME"
#define SHOWN 8

static void point_free(gpointer data)
{
	struct point *point = data;

	g_ptr_array_unref(point->lines);
	g_free(point);
}

struct point *ready_point(struct ready *ready, const char *title)
{
	struct point *point = g_new0(struct point, 1);

	point->title = title;
	point->lines = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(ready->points, point);
	return point;
}

void ready_say(struct point *point, enum answer answer, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_ptr_array_add(point->lines, g_strdup_vprintf(format, args));
	va_end(args);
	point->answer = MAX(point->answer, answer);
}

gboolean ready_needs_tree(const struct ready *ready, struct point *point)
{
	if (ready->tree)
		return TRUE;
	ready_say(point, ANSWER_UNSEEN,
		  "not looked at: give the tree, --kernel PATH (KERNEL=path)");
	return FALSE;
}

char *ready_numbers(const GPtrArray *numbers)
{
	GString *out = g_string_new(NULL);
	guint shown = numbers->len > SHOWN ? SHOWN - 1 : numbers->len;

	for (guint i = 0; i < shown; i++)
		g_string_append_printf(out, "%s%u",
				       !i		       ? ""
				       : i + 1 == numbers->len ? " and "
							       : ", ",
				       GPOINTER_TO_UINT(numbers->pdata[i]));
	if (shown < numbers->len)
		g_string_append_printf(out, " and %u more",
				       numbers->len - shown);
	return g_string_free(out, FALSE);
}

static const char *text_member(JsonObject *object, const char *name)
{
	JsonNode *node = object ? json_object_get_member(object, name) : NULL;

	return node && JSON_NODE_HOLDS_VALUE(node) &&
			       json_node_get_value_type(node) == G_TYPE_STRING
		       ? json_node_get_string(node)
		       : "";
}

/* The kinds of the patches, if the manifest has as many. */
static void take_kinds(struct ready *ready, JsonObject *object)
{
	JsonNode *node = json_object_get_member(object, "kinds");
	JsonArray *kinds = node && JSON_NODE_HOLDS_ARRAY(node)
				   ? json_node_get_array(node)
				   : NULL;

	for (guint i = 0; kinds && i < ready->letters->len; i++) {
		struct letter *letter = ready->letters->pdata[i];
		JsonNode *kind =
			letter->number && letter->number <=
						  json_array_get_length(kinds)
				? json_array_get_element(kinds,
							 letter->number - 1)
				: NULL;

		if (kind && JSON_NODE_HOLDS_VALUE(kind))
			letter->kind =
				g_intern_string(json_node_get_string(kind));
	}
}

/* What the manifest adds to the mails; other programs' series have none. */
static void take_manifest(struct ready *ready)
{
	static const char *const others[] = {"verify.tsv", "verify.json", NULL};
	g_autofree char *path =
		g_build_filename(ready->options.series, MANIFEST_NAME, NULL);
	g_autoptr(JsonParser) parser = json_parser_new();
	JsonNode *root = NULL;
	JsonObject *object, *base = NULL;

	ready->mark = g_strdup(MARK);
	ready->version = g_strdup("");
	if (json_parser_load_from_file(parser, path, NULL))
		root = json_parser_get_root(parser);
	if (!root || !JSON_NODE_HOLDS_OBJECT(root))
		return;
	object = json_node_get_object(root);
	root = json_object_get_member(object, "base");
	if (root && JSON_NODE_HOLDS_OBJECT(root))
		base = json_node_get_object(root);
	g_free(ready->version);
	ready->version = g_strdup(text_member(base, "version"));
	if (*text_member(object, "unwritten")) {
		g_free(ready->mark);
		ready->mark = g_strdup(text_member(object, "unwritten"));
	}
	take_kinds(ready, object);
	ready->edited = manifest_edited(ready->options.series, others);
}

struct ready *ready_new(const struct ready_options *options, GError **error)
{
	struct ready *ready = g_new0(struct ready, 1);

	ready->options = *options;
	ready->points = g_ptr_array_new_with_free_func(point_free);
	ready->letters = letter_read_all(options->series, error);
	if (!ready->letters)
		goto fail;
	take_manifest(ready);
	if (options->kernel) {
		ready->tree = tree_open_any(options->kernel, error);
		if (!ready->tree)
			goto fail;
		ready->maintainers =
			tree_has(ready->tree, "MAINTAINERS")
				? maintainers_load(ready->tree, error)
				: maintainers_nobody(ready->tree);
		if (!ready->maintainers)
			goto fail;
	}
	return ready;
fail:
	ready_free(ready);
	return NULL;
}

void ready_free(struct ready *ready)
{
	if (!ready)
		return;
	g_clear_pointer(&ready->letters, g_ptr_array_unref);
	g_ptr_array_unref(ready->points);
	maintainers_free(ready->maintainers);
	tree_free(ready->tree);
	g_free(ready->mark);
	g_free(ready->version);
	g_free(ready);
}

gboolean ready_run(struct ready *ready, GError **error)
{
	static gboolean (*const looks[])(struct ready *, GError **) = {
		look_signoffs, look_drafts,	 look_base,
		look_style,    look_maintainers, look_load,
		look_headers,  look_windows,	 look_flight,
	};

	for (gsize i = 0; i < G_N_ELEMENTS(looks); i++)
		if (!looks[i](ready, error))
			return FALSE;
	return TRUE;
}

static guint count(const struct ready *ready, enum answer answer)
{
	guint n = 0;

	for (guint i = 0; i < ready->points->len; i++)
		n += ((struct point *)ready->points->pdata[i])->answer ==
		     answer;
	return n;
}

gboolean ready_is(const struct ready *ready)
{
	return !count(ready, ANSWER_OPEN) && !count(ready, ANSWER_UNSEEN);
}

char *ready_text(const struct ready *ready)
{
	static const char *const names[] = {"ok", "note", "unseen", "OPEN"};
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < ready->points->len; i++) {
		const struct point *point = ready->points->pdata[i];

		g_string_append_printf(out, "%-6s  %s\n", names[point->answer],
				       point->title);
		for (guint k = 0; k < point->lines->len; k++)
			g_string_append_printf(out, "          %s\n",
					       (char *)point->lines->pdata[k]);
	}
	if (ready->edited)
		g_string_append(out, "the folder was edited since it was made: "
				     "series.mbox and series.bundle are older "
				     "than the mails\n");
	if (ready_is(ready))
		g_string_append(out, "ready to be sent\n");
	else
		g_string_append_printf(
			out,
			"not ready: %u of %u points are open, %u could not be "
			"looked at\n",
			count(ready, ANSWER_OPEN), ready->points->len,
			count(ready, ANSWER_UNSEEN));
	return g_string_free(out, FALSE);
}
