// SPDX-License-Identifier: GPL-2.0
#include "series/manifest.h"

#include <string.h>

#include "base/json-text.h"
#include "series/addendum.h"
#include "series/output.h"

GBytes *manifest_make(JsonObject *fields, const GPtrArray *files)
{
	g_autoptr(JsonNode) root = json_node_new(JSON_NODE_OBJECT);
	g_autoptr(JsonGenerator) generator = json_generator_new();
	JsonObject *sums = json_object_new();
	GString *text;
	guint i;

	for (i = 0; i < files->len; i++) {
		const struct output_file *file = files->pdata[i];
		g_autofree char *sum = g_compute_checksum_for_bytes(
			G_CHECKSUM_SHA256, file->data);

		json_object_set_string_member(sums, file->name, sum);
	}
	json_object_set_object_member(fields, "files", sums);
	json_node_set_object(root, fields);
	json_generator_set_root(generator, root);
	json_generator_set_pretty(generator, TRUE);
	text = json_generator_to_gstring(generator, g_string_new(NULL));
	g_string_append_c(text, '\n');
	return g_string_free_to_bytes(text);
}

/* The "files" of a manifest, NULL when there are none to read. */
static JsonObject *read_sums(JsonParser *parser)
{
	JsonObject *object;
	JsonNode *node;

	if (!parser)
		return NULL;
	node = json_parser_get_root(parser);
	if (!node || !JSON_NODE_HOLDS_OBJECT(node))
		return NULL;
	object = json_node_get_object(node);
	node = json_object_get_member(object, "files");
	return node && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node)
						    : NULL;
}

static gboolean as_listed(JsonObject *sums, const char *folder,
			  const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *sum = NULL;
	g_autofree char *empty = NULL;
	JsonNode *node = json_object_get_member(sums, name);
	const char *listed = node && JSON_NODE_HOLDS_VALUE(node)
				     ? json_node_get_string(node)
				     : NULL;
	g_autofree char *text = NULL;
	gsize size;

	if (!listed || g_file_test(path, G_FILE_TEST_IS_SYMLINK) ||
	    !g_file_get_contents(path, &text, &size, NULL))
		return FALSE;
	/* what 'treewide verify' has added to the page is no edit */
	if (!strcmp(name, REPORT_NAME))
		empty = addendum_empty(text);
	sum = empty ? g_compute_checksum_for_string(G_CHECKSUM_SHA256, empty,
						    -1)
		    : g_compute_checksum_for_data(G_CHECKSUM_SHA256,
						  (const guchar *)text, size);
	return !strcmp(sum, listed);
}

/* A walk over what lies in a folder. */
struct look {
	const char *folder;
	const char *const *others;
	JsonObject *sums; /* NULL: the manifest has none */
	guint found; /* listed files, as they are listed */
	guint seen; /* anything at all */
};

static gboolean look_at(struct look *look, const char *below);

static guint depth_of(const char *name)
{
	guint n = 0;

	for (; *name; name++)
		n += *name == '/';
	return n;
}

/* Whether this name, from the folder on, is as the manifest says. */
static gboolean is_known(struct look *look, const char *name)
{
	g_autofree char *path = g_build_filename(look->folder, name, NULL);

	look->seen++;
	if (!strcmp(name, MANIFEST_NAME) ||
	    (look->others && g_strv_contains(look->others, name)))
		return TRUE;
	if (look->sums && depth_of(name) < 2 &&
	    !g_file_test(path, G_FILE_TEST_IS_SYMLINK) &&
	    g_file_test(path, G_FILE_TEST_IS_DIR))
		return look_at(look, name);
	if (!look->sums || !as_listed(look->sums, look->folder, name))
		return FALSE;
	look->found++;
	return TRUE;
}

/* below: a folder in it, or NULL. A folder that holds nothing is nobody's. */
static gboolean look_at(struct look *look, const char *below)
{
	g_autofree char *path = g_build_filename(look->folder, below, NULL);
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;
	guint n = 0;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *whole =
			below ? g_build_filename(below, name, NULL)
			      : g_strdup(name);

		n++;
		if (!is_known(look, whole))
			return FALSE;
	}
	return dir && (n || !below);
}

gboolean manifest_edited(const char *folder, const char *const *others)
{
	g_autofree char *path = g_build_filename(folder, MANIFEST_NAME, NULL);
	g_autoptr(JsonParser) parser = json_text_load(path, NULL);
	struct look look = {
		.folder = folder,
		.others = others,
		.sums = read_sums(parser),
	};

	/* a folder that cannot be listed may hold anything */
	if (!look_at(&look, NULL))
		return TRUE;
	return look.sums ? look.found != json_object_get_size(look.sums)
			 : look.seen > 0;
}
