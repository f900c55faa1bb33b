// SPDX-License-Identifier: GPL-2.0
#include "engine/mission.h"

#include <string.h>

#include "base/conf.h"
#include "base/error.h"
#include "engine/mission-parts.h"

#define GROUP "campaign"

static const char *const keys[] = {"name",     "title",	    "summary", "proof",
				   "own",      "together",  "layout",  "script",
				   "analysis", "script-to", "copies",  "url",
				   NULL};

static gboolean is_key(const char *group, const char *key)
{
	return !strcmp(group, GROUP) && g_strv_contains(keys, key);
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *mission_files(const char *folder, const char *below, const char *end)
{
	g_autofree char *path = below ? g_build_filename(folder, below, NULL)
				      : g_strdup(folder);
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)))
		if (*name != '.' && g_str_has_suffix(name, end))
			g_ptr_array_add(files,
					g_build_filename(path, name, NULL));
	g_ptr_array_sort(files, by_text);
	return files;
}

gboolean mission_is(const char *path)
{
	g_autofree char *conf = g_build_filename(path, "campaign.conf", NULL);
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_autoptr(GPtrArray) rules = NULL;

	if (g_str_has_suffix(path, ".cocci"))
		return g_file_test(path, G_FILE_TEST_EXISTS);
	if (!g_file_test(path, G_FILE_TEST_IS_DIR))
		return FALSE;
	/* an [api] is what the analysis of an API's calls is told */
	if (g_key_file_load_from_file(file, conf, G_KEY_FILE_NONE, NULL) &&
	    g_key_file_has_group(file, "api"))
		return FALSE;
	rules = mission_files(path, NULL, ".cocci");
	return rules->len > 0;
}

static gboolean read_conf(struct mission *mission, GError **error)
{
	g_autofree char *path =
		g_build_filename(mission->folder, "campaign.conf", NULL);
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_autoptr(GError) cause = NULL;
	g_auto(GStrv) names = NULL;

	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return TRUE;
	if (!g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, &cause)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read '%s': %s", path, cause->message);
		return FALSE;
	}
	if (!conf_check(file, path, is_key, error))
		return FALSE;
	names = g_key_file_get_keys(file, GROUP, NULL, NULL);
	for (char **name = names; name && *name; name++)
		g_hash_table_insert(mission->conf, g_strdup(*name),
				    g_strstrip(g_key_file_get_string(
					    file, GROUP, *name, NULL)));
	return TRUE;
}

/* The rules run in the order of their names. */
static gboolean read_rules(struct mission *mission, GError **error)
{
	if (mission->folder) {
		mission->rules = mission_files(mission->folder, NULL, ".cocci");
	} else {
		mission->rules = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(mission->rules, g_strdup(mission->path));
	}
	if (!mission->rules->len) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' has no semantic patch: put a .cocci into it",
			    mission->path);
		return FALSE;
	}
	g_ptr_array_add(mission->rules, NULL);
	mission->set =
		ruleset_read((const char *const *)mission->rules->pdata, error);
	g_ptr_array_set_size(mission->rules, mission->rules->len - 1);
	return mission->set != NULL;
}

/* A key of a rule that nobody knows is a slip of the pen. */
static gboolean check_settings(const struct mission *mission, GError **error)
{
	for (guint i = 0; i < mission->set->files->len; i++) {
		const struct rulefile *file = mission->set->files->pdata[i];
		GHashTableIter iter;
		gpointer key;

		g_hash_table_iter_init(&iter, file->cocci->settings);
		while (g_hash_table_iter_next(&iter, &key, NULL)) {
			if (g_strv_contains(keys, key))
				continue;
			g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
				    "cannot use '%s': nobody knows the key "
				    "'%s' of its line '//# treewide:'",
				    file->cocci->path, (char *)key);
			return FALSE;
		}
	}
	return TRUE;
}

static gboolean read_claim(struct mission *mission, GError **error)
{
	const char *word = mission_key(mission, "proof");

	if (!word)
		return TRUE;
	for (guint i = CLAIM_BUILDS; i <= CLAIM_BEHAVIOUR; i++)
		if (!strcmp(word, claim_name(i))) {
			mission->claim = i;
			return TRUE;
		}
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "cannot use '%s': proof=%s is none of same-object, builds "
		    "and behaviour",
		    mission->path, word);
	return FALSE;
}

struct mission *mission_read(const char *path, GError **error)
{
	struct mission *mission = g_new0(struct mission, 1);
	gsize length = strlen(path);

	while (length > 1 && path[length - 1] == '/')
		length--;
	mission->path = g_strndup(path, length);
	mission->conf =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	if (g_file_test(path, G_FILE_TEST_IS_DIR))
		mission->folder = g_strdup(mission->path);
	if ((!mission->folder || read_conf(mission, error)) &&
	    read_rules(mission, error) && check_settings(mission, error) &&
	    read_claim(mission, error) && mission_read_rest(mission, error))
		return mission;
	mission_free(mission);
	return NULL;
}

void mission_free(struct mission *mission)
{
	if (!mission)
		return;
	g_free(mission->path);
	g_free(mission->name);
	g_free(mission->folder);
	g_clear_pointer(&mission->rules, g_ptr_array_unref);
	g_clear_pointer(&mission->set, ruleset_free);
	g_hash_table_unref(mission->conf);
	g_clear_pointer(&mission->texts, g_hash_table_unref);
	g_clear_pointer(&mission->decisions, g_hash_table_unref);
	g_clear_pointer(&mission->before, g_ptr_array_unref);
	g_clear_pointer(&mission->after, g_ptr_array_unref);
	g_free(mission->title);
	g_free(mission->summary);
	g_free(mission->message);
	g_free(mission);
}

const char *mission_key(const struct mission *mission, const char *key)
{
	const char *value = g_hash_table_lookup(mission->conf, key);

	return value ? value : ruleset_setting(mission->set, key);
}

char **mission_words(const struct mission *mission, const char *key)
{
	const char *value = mission_key(mission, key);
	g_auto(GStrv) all = g_strsplit_set(value ? value : "", " ,;\t", -1);
	GPtrArray *words = g_ptr_array_new();

	for (char **word = all; *word; word++)
		if (**word)
			g_ptr_array_add(words, g_strdup(*word));
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}
