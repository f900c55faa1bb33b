// SPDX-License-Identifier: GPL-2.0
#include "series/proof.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/error.h"
#include "base/json-text.h"
#include "tree/patch.h"
#include "base/text.h"

struct proof_object *proof_object_new(const char *object, const char *how,
				      gboolean identical)
{
	struct proof_object *new = g_new0(struct proof_object, 1);

	new->object = g_strdup(object);
	new->how = g_strdup(how);
	new->identical = identical;
	return new;
}

void proof_object_free(gpointer data)
{
	struct proof_object *object = data;

	g_free(object->object);
	g_free(object->how);
	g_free(object);
}

/* --- files */

char *proof_folder(const char *build)
{
	return g_build_filename(build, "verify", "proofs", NULL);
}

gboolean proof_any(const char *build)
{
	g_autofree char *path = proof_folder(build);

	return g_file_test(path, G_FILE_TEST_IS_DIR);
}

static char *path_of(const char *build, const char *key)
{
	return g_strdup_printf("%s/verify/proofs/%s.json", build, key);
}

gboolean proof_put(const char *build, const char *key, const GPtrArray *objects,
		   GError **error)
{
	g_autoptr(JsonNode) root = json_node_new(JSON_NODE_ARRAY);
	JsonArray *array = json_array_new();
	g_autofree char *path = path_of(build, key);
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *text = NULL;
	g_autoptr(GError) cause = NULL;

	for (guint i = 0; i < objects->len; i++) {
		const struct proof_object *object = objects->pdata[i];
		JsonObject *json = json_object_new();

		json_object_set_string_member(json, "object", object->object);
		if (object->how)
			json_object_set_string_member(json, "how", object->how);
		json_object_set_boolean_member(json, "identical",
					       object->identical);
		json_array_add_object_element(array, json);
	}
	json_node_take_array(root, array);
	text = json_to_string(root, TRUE);
	g_mkdir_with_parents(folder, 0777);
	if (g_file_set_contents(path, text, -1, &cause))
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
		    "cannot write '%s': %s", path, cause->message);
	return FALSE;
}

static void read_object(JsonArray *array G_GNUC_UNUSED, guint i G_GNUC_UNUSED,
			JsonNode *node, gpointer data)
{
	JsonObject *json = json_node_get_object(node);

	g_ptr_array_add(
		data,
		proof_object_new(
			json_object_get_string_member(json, "object"),
			json_object_get_string_member_with_default(json, "how",
								   NULL),
			json_object_get_boolean_member(json, "identical")));
}

GPtrArray *proof_get(const char *build, const char *key)
{
	g_autofree char *path = path_of(build, key);
	g_autoptr(JsonParser) parser = json_text_load(path, NULL);
	GPtrArray *objects;
	JsonNode *root;

	if (!parser)
		return NULL;
	root = json_parser_get_root(parser);
	if (!root || !JSON_NODE_HOLDS_ARRAY(root))
		return NULL;
	objects = g_ptr_array_new_with_free_func(proof_object_free);
	json_array_foreach_element(json_node_get_array(root), read_object,
				   objects);
	return objects;
}

/* --- words */

/* The objects that were shown identical in the same way, names joined. */
static void add_group(GString *text, const GPtrArray *objects, const char *how)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *list = NULL;

	for (guint i = 0; i < objects->len; i++) {
		const struct proof_object *object = objects->pdata[i];

		if (object->identical && !g_strcmp0(object->how, how))
			g_ptr_array_add(names, object->object);
	}
	list = text_list(names, "");
	g_string_append_printf(text,
			       "%s %s byte-identical before and after (%s)",
			       list, names->len > 1 ? "are" : "is", how);
}

/* Each way once, in the order of the objects; not owned. */
static GPtrArray *ways(const GPtrArray *objects)
{
	GPtrArray *list = g_ptr_array_new();

	for (guint i = 0; i < objects->len; i++) {
		const struct proof_object *object = objects->pdata[i];

		if (object->identical && object->how &&
		    !g_ptr_array_find_with_equal_func(list, object->how,
						      g_str_equal, NULL))
			g_ptr_array_add(list, object->how);
	}
	return list;
}

static char *uncovered(const GPtrArray *objects)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (guint i = 0; i < objects->len; i++) {
		const struct proof_object *object = objects->pdata[i];

		if (!object->how)
			g_ptr_array_add(names, object->object);
	}
	return names->len ? text_list(names, "") : NULL;
}

#define EXPANDED "With the helpers expanded to the calls that they replace, "

/* NULL: nothing is known. */
static GPtrArray *known(const char *build, const struct proof_base *base,
			const GPtrArray *changes)
{
	g_autofree char *key = base ? proof_key(base, changes) : NULL;

	return key ? proof_get(build, key) : NULL;
}

char *proof_text(const char *build, const struct proof_base *base,
		 const GPtrArray *changes)
{
	g_autoptr(GPtrArray) objects = known(build, base, changes);
	g_autoptr(GPtrArray) groups = objects ? ways(objects) : NULL;
	g_autofree char *missing = objects ? uncovered(objects) : NULL;
	GString *text;

	if (!objects || (!groups->len && !missing))
		return NULL;
	text = g_string_new(groups->len ? EXPANDED : "");
	for (guint i = 0; i < groups->len; i++) {
		if (i)
			g_string_append(text, ", and ");
		add_group(text, objects, groups->pdata[i]);
	}
	if (groups->len)
		g_string_append(text, ".");
	if (missing)
		g_string_append_printf(text,
				       "%sNot compiled in any configuration: "
				       "%s.",
				       groups->len ? " " : "", missing);
	return g_string_free(text, FALSE);
}

/* All objects of the patches that something is known of. */
static GPtrArray *gather(const char *build, const struct proof_base *base,
			 const GPtrArray *patches)
{
	GPtrArray *all = g_ptr_array_new_with_free_func(proof_object_free);

	for (guint i = 0; i < patches->len; i++) {
		const struct patch *patch = patches->pdata[i];
		GPtrArray *objects = known(build, base, patch->changes);

		if (objects)
			g_ptr_array_extend_and_steal(all, objects);
	}
	return all;
}

char *proof_cover_text(const char *build, const struct proof_base *base,
		       const GPtrArray *patches)
{
	g_autoptr(GPtrArray) all = gather(build, base, patches);
	g_autoptr(GPtrArray) groups = ways(all);
	g_autofree char *missing = uncovered(all);
	GString *text;

	if (!groups->len && !missing)
		return NULL;
	text = g_string_new(groups->len ? EXPANDED : "");
	for (guint i = 0; i < groups->len; i++) {
		guint count = 0;

		for (guint k = 0; k < all->len; k++) {
			const struct proof_object *object = all->pdata[k];

			count += object->identical &&
				 !g_strcmp0(object->how, groups->pdata[i]);
		}
		g_string_append_printf(text, "%s%u object%s (%s)",
				       !i		      ? ""
				       : i + 1 == groups->len ? " and "
							      : ", ",
				       count, count == 1 ? "" : "s",
				       (char *)groups->pdata[i]);
	}
	if (groups->len)
		g_string_append(text,
				" are byte-identical before and after; the "
				"patches name them.");
	if (missing)
		g_string_append_printf(text,
				       "%sNot compiled in any configuration: "
				       "%s.",
				       groups->len ? " " : "", missing);
	return g_string_free(text, FALSE);
}
