// SPDX-License-Identifier: GPL-2.0
#include "series/manifest-fields.h"

#include <string.h>

#include "base/git.h"

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The blob name of each semantic patch, as git would store it. */
static JsonObject *rule_blobs(const char *folder, GError **error)
{
	GDir *dir = g_dir_open(folder, 0, error);
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	JsonObject *rules = json_object_new();
	const char *name;

	while (dir && (name = g_dir_read_name(dir)))
		if (g_str_has_suffix(name, ".cocci"))
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; dir && i < names->len; i++) {
		char *path = g_build_filename(folder, names->pdata[i], NULL);
		char *text = NULL;
		gsize length;

		if (g_file_get_contents(path, &text, &length, error)) {
			GBytes *bytes = g_bytes_new_take(text, length);
			char *blob = git_blob_name(bytes, 40);

			json_object_set_string_member(rules, names->pdata[i],
						      blob);
			g_free(blob);
			g_bytes_unref(bytes);
		} else {
			g_clear_pointer(&dir, g_dir_close);
		}
		g_free(path);
	}
	g_ptr_array_unref(names);
	if (!dir)
		g_clear_pointer(&rules, json_object_unref);
	else
		g_dir_close(dir);
	return rules;
}

static char *git_version(GError **error)
{
	static const char *const argv[] = {"version", NULL};
	char **env = git_environ(NULL);
	GBytes *bytes = git_run(env, argv, NULL, error);
	char *version = NULL;

	if (bytes) {
		version = g_strndup(g_bytes_get_data(bytes, NULL),
				    g_bytes_get_size(bytes));
		g_strchomp(version);
		g_bytes_unref(bytes);
	}
	g_strfreev(env);
	return version;
}

JsonObject *manifest_fields(const struct conversion *conversion,
			    const char *command, GError **error)
{
	JsonObject *rules = rule_blobs(conversion->campaign->folder, error);
	char *git = rules ? git_version(error) : NULL;
	JsonObject *fields = NULL, *tools;

	if (!git)
		goto out;
	fields = json_object_new();
	tools = json_object_new();
	json_object_set_string_member(fields, "campaign",
				      conversion->campaign->name);
	/* what 'treewide ready' looks for */
	json_object_set_string_member(fields, "unwritten",
				      conversion->campaign->unwritten_mark);
	json_object_set_string_member(fields, "kernel",
				      conversion->tree->version);
	if (conversion->tree->commit)
		json_object_set_string_member(fields, "base-commit",
					      conversion->tree->commit);
	else
		json_object_set_string_member(
			fields, "base",
			"an unpacked tarball: no public commit");
	json_object_set_string_member(fields, "command", command);
	json_object_set_string_member(tools, "coccinelle",
				      conversion->spatch->version);
	json_object_set_string_member(tools, "git", git);
	json_object_set_object_member(fields, "tools", tools);
	json_object_set_object_member(fields, "rules", json_object_ref(rules));
out:
	if (rules)
		json_object_unref(rules);
	g_free(git);
	return fields;
}
