// SPDX-License-Identifier: GPL-2.0
#include "engine/script.h"

#include <string.h>

#include "tree/change.h"
#include "base/error.h"
#include "base/text.h"

#define FOLDER "scripts/coccinelle/"

static const struct rulefile *only_file(const struct mission *mission)
{
	return mission->set->files->len == 1 ? mission->set->files->pdata[0]
					     : NULL;
}

static gboolean has_virtual(const struct cocci *cocci, const char *name)
{
	return g_ptr_array_find_with_equal_func(cocci->virtuals, name,
						g_str_equal, NULL);
}

/* Whether this line begins a rule: @, or @name ...@. */
static gboolean begins_rule(const struct cocci *cocci, guint line)
{
	for (guint i = 0; i < cocci->rules->len; i++)
		if (((struct cocci_rule *)cocci->rules->pdata[i])->line == line)
			return TRUE;
	return FALSE;
}

/* "@x@" becomes "@x depends on patch@"; "@ x depends on y @" "... y && patch". */
static void add_head(GString *out, const char *line)
{
	const char *end = strchr(line + 1, '@');
	g_autofree char *name = NULL;

	if (*line != '@' || !end || strstr(line, "script:")) {
		g_string_append_printf(out, "%s\n", line);
		return;
	}
	name = g_strstrip(g_strndup(line + 1, end - line - 1));
	if (strstr(name, "depends on"))
		g_string_append_printf(out, "@%s && patch@%s\n", name, end + 1);
	else
		g_string_append_printf(out, "@%s%sdepends on patch@%s\n", name,
				       *name ? " " : "", end + 1);
}

/* The text with "virtual patch", which coccicheck asks for. */
static char *with_mode(const struct cocci *cocci)
{
	g_auto(GStrv) lines = g_strsplit(cocci->text, "\n", -1);
	GString *out = g_string_new(NULL);
	gboolean said = FALSE;

	if (has_virtual(cocci, "patch"))
		return g_string_free(out, TRUE), g_strdup(cocci->text);
	for (guint i = 0; lines[i]; i++) {
		/* what this program is told is nothing to the tree */
		if (g_str_has_prefix(lines[i], "//# treewide:"))
			continue;
		if (!begins_rule(cocci, i + 1)) {
			if (lines[i + 1] || *lines[i])
				g_string_append_printf(out, "%s\n", lines[i]);
			continue;
		}
		if (!said)
			g_string_append(out, "virtual patch\n\n");
		said = TRUE;
		add_head(out, lines[i]);
	}
	return g_string_free(out, FALSE);
}

char *script_path(const struct mission *mission, const struct tree *tree)
{
	const char *script = mission_key(mission, "script");
	g_autofree char *path = g_canonicalize_filename(mission->path, NULL);
	g_autofree char *root = g_strconcat(tree->path, "/", NULL);

	if (g_str_has_prefix(path, root) && !mission->folder)
		return g_strdup(path + strlen(root));
	return g_strdup(script);
}

static struct patch *make(const char *path, char *text)
{
	struct patch *patch = patch_new(PATCH_TOOLING, path);
	g_autofree char *name = g_path_get_basename(path);
	g_autofree char *body = g_strdup_printf(
		"The series converts what there is. So that what comes later "
		"can be found and converted likewise, the semantic patch that "
		"did it becomes one of the tree's own:\n\n  make coccicheck "
		"MODE=patch COCCI=%s",
		path);
	GBytes *bytes = g_bytes_new_take(text, strlen(text));

	name[strcspn(name, ".")] = '\0';
	g_ptr_array_add(patch->changes, change_new(path, NULL, bytes, 0100644));
	patch->prefix = g_strdup("coccinelle");
	patch->subject = g_strdup_printf("coccinelle: add %s", name);
	patch->body = text_wrap(body, TEXT_COLUMNS);
	g_bytes_unref(bytes);
	return patch;
}

struct patch *script_patch(const struct mission *mission,
			   const struct tree *tree, GError **error)
{
	const char *path = mission_key(mission, "script");
	const struct rulefile *file = only_file(mission);

	if (!path || tree_has(tree, path))
		return NULL;
	if (!file || !g_str_has_prefix(path, FOLDER) ||
	    !g_str_has_suffix(path, ".cocci") || strstr(path, "..")) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    file ? "cannot use '%s': script=%s is no .cocci "
				   "below " FOLDER
				 : "cannot use '%s': several rules cannot be "
				   "script=%s; put them into one file",
			    mission->path, path);
		return NULL;
	}
	return make(path, with_mode(file->cocci));
}
