// SPDX-License-Identifier: GPL-2.0
#include "verify/posted.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/error.h"
#include "base/json-text.h"
#include "series/manifest.h"
#include "verify/posted-mail.h"

static void patch_free_posted(gpointer data)
{
	struct posted_patch *patch = data;

	g_free(patch->name);
	g_free(patch->path);
	g_free(patch->subject);
	g_free(patch->kind);
	g_free(patch->diff);
	g_clear_pointer(&patch->files, g_ptr_array_unref);
	g_free(patch);
}

static void place_free(gpointer data)
{
	struct posted_place *place = data;

	g_free(place->file);
	g_free(place->function);
	g_free(place);
}

static void site_free_posted(gpointer data)
{
	struct posted_site *site = data;

	g_free(site->file);
	g_free(site->function);
	g_free(site->callee);
	g_free(site->verdict);
	g_free(site->reason);
	g_free(site->outcome);
	g_ptr_array_unref(site->removals);
	g_free(site);
}

void posted_free(struct posted *posted)
{
	if (!posted)
		return;
	g_free(posted->folder);
	g_free(posted->label);
	g_free(posted->cover);
	g_free(posted->campaign);
	g_free(posted->branch);
	g_free(posted->only);
	g_free(posted->tip);
	g_free(posted->digest);
	g_ptr_array_unref(posted->patches);
	g_ptr_array_unref(posted->sites);
	g_free(posted);
}

static gboolean add_patch(struct posted *posted, const char *name,
			  GError **error)
{
	struct posted_patch *patch = g_new0(struct posted_patch, 1);
	g_autofree char *text = NULL;
	const char *diff;

	patch->name = g_strdup(name);
	patch->path = g_build_filename(posted->folder, name, NULL);
	patch->number = posted->patches->len + 1;
	if (!g_file_get_contents(patch->path, &text, NULL, NULL))
		text = g_strdup("");
	diff = strstr(text, "\ndiff --git ");
	patch->subject = posted_subject(text);
	patch->diff = g_strdup(diff ? diff + 1 : "");
	patch->files = posted_files(patch->diff);
	g_ptr_array_add(posted->patches, patch);
	if (patch->files && patch->files->len)
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    patch->files ? "'%s' holds no patch"
				 : "'%s' changes what no patch of a series can "
				   "change: a file that is renamed, or one out "
				   "of the tree",
		    patch->path);
	return FALSE;
}

static const char *text_member(JsonObject *object, const char *name)
{
	JsonNode *node = json_object_get_member(object, name);

	return node && JSON_NODE_HOLDS_VALUE(node) &&
			       json_node_get_value_type(node) == G_TYPE_STRING
		       ? json_node_get_string(node)
		       : "";
}

static JsonNode *member(JsonObject *object, const char *name, JsonNodeType type)
{
	JsonNode *node = json_object_get_member(object, name);

	return node && json_node_get_node_type(node) == type ? node : NULL;
}

static JsonObject *object_member(JsonObject *object, const char *name)
{
	JsonNode *node = member(object, name, JSON_NODE_OBJECT);

	return node ? json_node_get_object(node) : NULL;
}

static JsonArray *array_member(JsonObject *object, const char *name)
{
	JsonNode *node = member(object, name, JSON_NODE_ARRAY);

	return node ? json_node_get_array(node) : NULL;
}

static gint64 int_member(JsonObject *object, const char *name)
{
	JsonNode *node = member(object, name, JSON_NODE_VALUE);

	return node ? json_node_get_int(node) : 0;
}

/* The kind of patch i. A manifest without kinds has only conversions. */
static const char *kind_of(JsonArray *kinds, guint i)
{
	JsonNode *node = kinds && i < json_array_get_length(kinds)
				 ? json_array_get_element(kinds, i)
				 : NULL;
	const char *kind = node && JSON_NODE_HOLDS_VALUE(node)
				   ? json_node_get_string(node)
				   : NULL;

	return kind ? kind : "conversion";
}

static JsonNode *load(const char *folder, const char *name, JsonNodeType type,
		      GError **error)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autoptr(GError) cause = NULL;
	g_autoptr(JsonParser) parser = json_text_load(path, &cause);
	JsonNode *root = NULL;

	if (parser)
		root = json_parser_get_root(parser);
	if (root && json_node_get_node_type(root) == type)
		return json_node_copy(root);
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "'%s' is no folder of a series: %s", folder,
		    cause ? cause->message : "its tables cannot be read");
	return NULL;
}

static gboolean read_mails(struct posted *posted, JsonObject *manifest,
			   GError **error)
{
	g_autoptr(GList) names = NULL;
	JsonObject *sums = object_member(manifest, "files");
	JsonArray *kinds = array_member(manifest, "kinds");

	names = sums ? json_object_get_members(sums) : NULL;
	for (GList *l = names; l; l = l->next) {
		struct posted_patch *patch;
		guint i = posted->patches->len;

		if (!g_str_has_suffix(l->data, ".patch"))
			continue;
		/* of packs, each has a cover letter */
		if (posted->cover && strstr(l->data, "0000-cover-letter"))
			continue;
		if (!posted->cover) {
			posted->cover =
				g_build_filename(posted->folder, l->data, NULL);
			continue;
		}
		if (!add_patch(posted, l->data, error))
			return FALSE;
		patch = posted->patches->pdata[i];
		patch->kind = g_strdup(kind_of(kinds, i));
	}
	if (posted->patches->len)
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "'%s' holds no mails", posted->folder);
	return FALSE;
}

/* Whether the solver's reason says that a value comes from elsewhere. */
static gboolean reason_crosses(const char *reason)
{
	static const char *const words[] = {"parameter ", "member ", "caller",
					    "global "};

	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(reason, words[i]))
			return TRUE;
	return FALSE;
}

static void read_removals(struct posted_site *site, JsonArray *removals)
{
	for (guint i = 0; i < json_array_get_length(removals); i++) {
		JsonNode *node = json_array_get_element(removals, i);
		JsonObject *object = JSON_NODE_HOLDS_OBJECT(node)
					     ? json_node_get_object(node)
					     : NULL;
		struct posted_place *place;

		if (!object)
			continue;
		place = g_new0(struct posted_place, 1);
		place->file = g_strdup(text_member(object, "file"));
		place->function = g_strdup(text_member(object, "function"));
		g_ptr_array_add(site->removals, place);
		if (strcmp(place->function, site->function) != 0)
			site->crosses = TRUE;
	}
}

static void read_site(JsonArray *array G_GNUC_UNUSED, guint i G_GNUC_UNUSED,
		      JsonNode *node, gpointer data)
{
	struct posted *posted = data;
	JsonObject *object = JSON_NODE_HOLDS_OBJECT(node)
				     ? json_node_get_object(node)
				     : NULL;
	struct posted_site *site;
	JsonArray *removals;

	if (!object)
		return;
	site = g_new0(struct posted_site, 1);
	site->file = g_strdup(text_member(object, "file"));
	site->line = int_member(object, "line");
	site->function = g_strdup(text_member(object, "function"));
	site->callee = g_strdup(text_member(object, "callee"));
	site->verdict = g_strdup(text_member(object, "verdict"));
	site->reason = g_strdup(text_member(object, "reason"));
	site->outcome = g_strdup(text_member(object, "outcome"));
	site->crosses = reason_crosses(site->reason);
	site->removals = g_ptr_array_new_with_free_func(place_free);
	removals = array_member(object, "removals");
	if (removals)
		read_removals(site, removals);
	g_ptr_array_add(posted->sites, site);
}

static char *make_digest(const struct posted *posted)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	for (guint i = 0; i < posted->patches->len; i++) {
		const struct posted_patch *patch = posted->patches->pdata[i];

		g_checksum_update(sum, (const guchar *)patch->diff,
				  strlen(patch->diff));
	}
	return g_strdup(g_checksum_get_string(sum));
}

static gboolean check_edited(const char *folder, GError **error)
{
	static const char *const others[] = {"verify.tsv", "verify.json", NULL};

	if (!manifest_edited(folder, others))
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "'%s' is not what its %s says: make the series anew with "
		    "'make generate'",
		    folder, MANIFEST_NAME);
	return FALSE;
}

struct posted *posted_read(const char *folder, GError **error)
{
	struct posted *posted = g_new0(struct posted, 1);
	g_autoptr(JsonNode) manifest = NULL;
	g_autoptr(JsonNode) sites = NULL;
	JsonObject *object;

	posted->folder = g_canonicalize_filename(folder, NULL);
	posted->label = g_path_get_basename(posted->folder);
	posted->patches = g_ptr_array_new_with_free_func(patch_free_posted);
	posted->sites = g_ptr_array_new_with_free_func(site_free_posted);
	manifest = load(posted->folder, MANIFEST_NAME, JSON_NODE_OBJECT, error);
	if (manifest && check_edited(posted->folder, error))
		sites = load(posted->folder, "sites.json", JSON_NODE_ARRAY,
			     error);
	if (!sites)
		goto fail;
	object = json_node_get_object(manifest);
	posted->campaign = g_strdup(text_member(object, "campaign"));
	posted->only = *text_member(object, "only")
			       ? g_strdup(text_member(object, "only"))
			       : NULL;
	posted->branch = g_strdup(text_member(object, "branch"));
	posted->tip = g_strdup(text_member(object, "tip"));
	if (!read_mails(posted, object, error))
		goto fail;
	json_array_foreach_element(json_node_get_array(sites), read_site,
				   posted);
	posted->digest = make_digest(posted);
	return posted;
fail:
	posted_free(posted);
	return NULL;
}

gboolean posted_touches(const struct posted_patch *patch, const char *file)
{
	return g_ptr_array_find_with_equal_func(patch->files, file, g_str_equal,
						NULL);
}

gboolean posted_is_frame(const struct posted_patch *patch)
{
	return !strcmp(patch->kind, "helpers") || posted_is_end(patch);
}

gboolean posted_is_end(const struct posted_patch *patch)
{
	return !strcmp(patch->kind, "flip") || !strcmp(patch->kind, "lockdown");
}

const struct posted_patch *posted_flip(const struct posted *posted)
{
	for (guint i = 0; i < posted->patches->len; i++) {
		const struct posted_patch *patch = posted->patches->pdata[i];

		if (!strcmp(patch->kind, "flip"))
			return patch;
	}
	return NULL;
}

const struct posted_patch *posted_patch_of(const struct posted *posted,
					   const char *file)
{
	for (guint i = posted->patches->len; i > 0; i--) {
		const struct posted_patch *patch =
			posted->patches->pdata[i - 1];

		if (!posted_is_frame(patch) && posted_touches(patch, file))
			return patch;
	}
	return NULL;
}
