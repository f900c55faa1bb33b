// SPDX-License-Identifier: GPL-2.0
/* mission-rest - the words, texts, decisions and patches of a campaign */
#include "engine/mission-parts.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

/* The first of the rules' files that says anything about itself. */
static const struct cocci *speaker(const struct mission *mission)
{
	for (guint i = 0; i < mission->set->files->len; i++) {
		const struct rulefile *file = mission->set->files->pdata[i];

		if (file->cocci->summary)
			return file->cocci;
	}
	return NULL;
}

/* "old() and b()" of the retired names, as far as there is room. */
static char *names_of(const GPtrArray *names, guint most)
{
	g_autoptr(GPtrArray) some = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < MIN(names->len, most); i++) {
		const struct rulename *name = names->pdata[i];

		g_ptr_array_add(
			some,
			g_strconcat(name->name,
				    name->kind == RULENAME_CALLED ? "()" : "",
				    NULL));
	}
	if (names->len > most)
		g_ptr_array_add(some, g_strdup("others"));
	return text_list(some, "");
}

/* What a rule does that says nothing of itself. */
static char *make_summary(const struct mission *mission)
{
	const struct ruleset *set = mission->set;
	g_autofree char *old = names_of(set->retired, 2);
	g_autofree char *fresh = names_of(set->fresh, 2);

	if (set->retired->len && set->fresh->len)
		return g_strdup_printf("replace %s by %s", old, fresh);
	if (set->retired->len)
		return g_strdup_printf("do without %s", old);
	if (set->fresh->len)
		return g_strdup_printf("use %s", fresh);
	return g_strdup_printf("apply %s", mission->name);
}

/* "Call x() by its own name." goes behind a prefix: "call ... name". */
static char *as_summary(const char *line)
{
	char *text = g_strstrip(g_strdup(line));
	gsize length = strlen(text);

	if (length > 1 && text[length - 1] == '.' && text[length - 2] != '.')
		text[length - 1] = '\0';
	/* a name or an abbreviation keeps its capital letters */
	if (g_ascii_isupper(*text) &&
	    (g_ascii_islower(text[1]) || text[1] == ' ') &&
	    strspn(text, G_CSET_a_2_z G_CSET_A_2_Z) == strcspn(text, " \t"))
		*text = g_ascii_tolower(*text);
	return text;
}

static void read_words(struct mission *mission)
{
	const struct cocci *cocci = speaker(mission);
	const char *name = mission_key(mission, "name");
	const char *summary = mission_key(mission, "summary");
	const char *title = mission_key(mission, "title");
	char *end;

	mission->name =
		name ? g_strdup(name) : g_path_get_basename(mission->path);
	end = g_strrstr(mission->name, ".cocci");
	if (end && end != mission->name)
		*end = '\0';
	g_strcanon(mission->name,
		   G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "._-+", '-');
	mission->summary = summary ? as_summary(summary)
			   : cocci ? as_summary(cocci->summary)
				   : make_summary(mission);
	mission->title =
		title ? g_strdup(title)
		      : g_strconcat("treewide: ", mission->summary, NULL);
	mission->message = g_strdup(cocci ? cocci->message : "");
}

static gboolean read_texts(struct mission *mission, GError **error)
{
	g_autoptr(GPtrArray) files =
		mission_files(mission->folder, "texts", ".txt");

	for (guint i = 0; i < files->len; i++) {
		g_autofree char *name = g_path_get_basename(files->pdata[i]);
		g_autoptr(GError) cause = NULL;
		char *text = NULL;

		if (!g_file_get_contents(files->pdata[i], &text, NULL,
					 &cause)) {
			g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
				    "cannot read '%s': %s",
				    (char *)files->pdata[i], cause->message);
			return FALSE;
		}
		name[strlen(name) - strlen(".txt")] = '\0';
		g_hash_table_insert(mission->texts, g_strdup(name),
				    g_strstrip(text));
	}
	return TRUE;
}

/* Groups [file] or [file:function] with the key left=reason. */
static gboolean read_decisions(struct mission *mission, GError **error)
{
	g_autofree char *path =
		g_build_filename(mission->folder, "decisions.conf", NULL);
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_autoptr(GError) cause = NULL;
	g_auto(GStrv) groups = NULL;

	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return TRUE;
	if (!g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, &cause)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read '%s': %s", path, cause->message);
		return FALSE;
	}
	groups = g_key_file_get_groups(file, NULL);
	for (char **group = groups; *group; group++) {
		g_auto(GStrv) keys =
			g_key_file_get_keys(file, *group, NULL, NULL);
		g_autofree char *why =
			g_key_file_get_string(file, *group, "left", NULL);

		if (g_strv_length(keys) != 1 || !why || !*g_strstrip(why)) {
			g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
				    "cannot use '%s': group [%s] takes one "
				    "key, left=why it stays as it is",
				    path, *group);
			return FALSE;
		}
		g_hash_table_insert(mission->decisions, g_strdup(*group),
				    g_strdup(why));
	}
	return TRUE;
}

static void add_file(GString *seed, const char *path)
{
	g_autofree char *text = NULL;

	if (g_file_get_contents(path, &text, NULL, NULL))
		g_string_append_printf(seed, "\n%s\n", text);
}

char *mission_equal(const struct mission *mission)
{
	char *path = mission->folder ? g_build_filename(mission->folder,
							"equal.h", NULL)
				     : NULL;

	if (path && !g_file_test(path, G_FILE_TEST_EXISTS))
		g_clear_pointer(&path, g_free);
	return path;
}

char *mission_seed(const struct mission *mission)
{
	GString *seed = g_string_new(claim_name(mission->claim));
	g_autofree char *equal = mission_equal(mission);

	if (equal)
		add_file(seed, equal);
	for (guint i = 0; i < mission->before->len; i++)
		add_file(seed, mission->before->pdata[i]);
	return g_string_free(seed, FALSE);
}

gboolean mission_read_rest(struct mission *mission, GError **error)
{
	const char *folder = mission->folder ? mission->folder : "/nonexistent";

	mission->texts =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	mission->decisions =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	mission->before = mission_files(folder, "before", ".patch");
	mission->after = mission_files(folder, "after", ".patch");
	read_words(mission);
	return !mission->folder ||
	       (read_texts(mission, error) && read_decisions(mission, error));
}
