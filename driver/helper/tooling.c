// SPDX-License-Identifier: GPL-2.0
#include "helper/tooling.h"

#include <string.h>

#include "tree/change.h"
#include "base/error.h"

#define FOLDER	   "kernel" /* in the campaign's folder */
#define RULES	   "scripts/coccinelle/api"
#define CHECKPATCH "scripts/checkpatch.pl"
#define DEPRECATED "Documentation/process/deprecated.rst"
#define LIST	   "our %deprecated_apis = (\n"
#define ARROW	   48 /* column of the => in that list */

/* Whether drivers can call it: exported, and with flags to be decided. */
static gboolean is_public(const struct member *member)
{
	return member->export && member->flags != G_MAXUINT;
}

static char *read_template(const struct campaign *campaign, const char *name,
			   GError **error)
{
	char *path = g_build_filename(campaign->folder, FOLDER, name, NULL);
	GError *cause = NULL;
	char *text = NULL;

	if (!g_file_get_contents(path, &text, NULL, &cause)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read the template '%s': %s", path,
			    cause->message);
		g_error_free(cause);
	}
	g_free(path);
	return text;
}

/* The member's helper with this suffix, or NULL. */
static const char *helper_of(const struct member *member, const char *suffix,
			     const GPtrArray *helpers)
{
	char *name = g_strconcat(member->name, suffix, NULL);
	const char *found = NULL;

	for (guint i = 0; i < helpers->len && !found; i++)
		if (!strcmp(helpers->pdata[i], name))
			found = helpers->pdata[i];
	g_free(name);
	return found;
}

/* The arms of a disjunction, one per function, without parentheses. */
static char *arms(const struct campaign *campaign, const struct family *family,
		  const GPtrArray *helpers, gboolean renamed)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < family->members->len; i++) {
		const struct member *member = family->members->pdata[i];

		if (!is_public(member) ||
		    (renamed &&
		     !helper_of(member, campaign->longterm_suffix, helpers)))
			continue;
		g_string_append(text, text->len ? "\n|\n" : "");
		if (renamed)
			g_string_append_printf(text, "- %s\n+ %s%s",
					       member->name, member->name,
					       campaign->longterm_suffix);
		else
			g_string_append_printf(text, "*%s@p(...)",
					       member->name);
	}
	return g_string_free(text, FALSE);
}

/* The template with this suffix, with the arms filled in. */
static char *make_part(const struct campaign *campaign, const char *ending,
		       const char *place, char *arms, GError **error)
{
	char *name = g_strconcat(campaign->name, ending, NULL);
	char *raw = read_template(campaign, name, error);
	GString *text = raw ? g_string_new(raw) : NULL;

	if (text)
		g_string_replace(text, place, arms, 0);
	g_free(raw);
	g_free(name);
	g_free(arms);
	return text ? g_string_free(text, FALSE) : NULL;
}

/*
 * The semantic patch for the functions that this tree exports; without a patch
 * mode if there is nothing to rename to. "": nothing is exported.
 */
static char *make_rule(const struct campaign *campaign,
		       const struct family *family, const GPtrArray *helpers,
		       GError **error)
{
	char *starred = arms(campaign, family, helpers, FALSE);
	char *renamed = arms(campaign, family, helpers, TRUE);
	char *first, *second, *text;

	if (!*starred) {
		g_free(renamed);
		return starred;
	}
	first = make_part(campaign, ".tmpl.cocci", "%STARRED_CALLS%", starred,
			  error);
	if (!first || !*renamed) {
		g_free(renamed);
		return first;
	}
	second = make_part(campaign, "-patch.tmpl.cocci", "%RENAMED_CALLS%",
			   renamed, error);
	text = second ? g_strconcat(first, "\n", second, NULL) : NULL;
	g_free(first);
	g_free(second);
	return text;
}

/* Adds a change if there is one; takes text. */
static void add(GPtrArray *changes, const struct tree *tree, const char *path,
		GBytes *before, char *text)
{
	GBytes *after = g_bytes_new_take(text, strlen(text));

	if (!before || !g_bytes_equal(before, after))
		g_ptr_array_add(
			changes,
			change_new(path, before, after,
				   before ? tree_mode(tree, path) : 0100644));
	g_bytes_unref(after);
}

static gboolean add_rule(GPtrArray *changes, const struct tree *tree,
			 const struct campaign *campaign,
			 const struct family *family, const GPtrArray *helpers,
			 GError **error)
{
	char *path = g_strdup_printf("%s/%s.cocci", RULES, campaign->name);
	GBytes *before = NULL;
	gboolean ok = TRUE;
	char *text;

	if (tree_has(tree, path)) {
		before = tree_read(tree, path, error);
		ok = before != NULL;
	}
	text = ok ? make_rule(campaign, family, helpers, error) : NULL;
	ok = text != NULL;
	if (ok && *text)
		add(changes, tree, path, before, text);
	else
		g_free(text);
	g_clear_pointer(&before, g_bytes_unref);
	g_free(path);
	return ok;
}

/*
 * A line of checkpatch.pl's list, with its arrow in the same column as the
 * others. NULL if there are not both helpers: suggesting the only one would
 * advise callers of the other kind to change what the call does.
 */
static char *entry(const struct campaign *campaign, const struct member *member,
		   const GPtrArray *helpers)
{
	const char *longterm =
		helper_of(member, campaign->longterm_suffix, helpers);
	const char *shortterm =
		helper_of(member, campaign->shortterm_suffix, helpers);
	GString *line;
	guint column;

	if (!longterm || !shortterm)
		return NULL;
	line = g_string_new(NULL);
	g_string_printf(line, "\t\"%s\"", member->name);
	column = 8 + line->len - 1;
	do {
		g_string_append_c(line, '\t');
		column = (column / 8 + 1) * 8;
	} while (column < ARROW);
	g_string_append_printf(line, "=> \"%s() or %s\",\n", longterm,
			       shortterm);
	return g_string_free(line, FALSE);
}

static gboolean is_listed(const char *text, const struct member *member)
{
	char *key = g_strdup_printf("\n\t\"%s\"\t", member->name);
	gboolean listed = strstr(text, key) != NULL;

	g_free(key);
	return listed;
}

/* The file's text as a string, or NULL if the tree has no such file. */
static char *text_of(const struct tree *tree, const char *path, GBytes **bytes)
{
	gsize length;
	const char *text;

	*bytes = tree_has(tree, path) ? tree_read(tree, path, NULL) : NULL;
	if (!*bytes)
		return NULL;
	text = g_bytes_get_data(*bytes, &length);
	return g_strndup(text, length);
}

static void add_checkpatch(GPtrArray *changes, const struct tree *tree,
			   const struct campaign *campaign,
			   const struct family *family,
			   const GPtrArray *helpers)
{
	GBytes *before;
	char *text = text_of(tree, CHECKPATCH, &before);
	char *list = text ? strstr(text, LIST) : NULL;
	char *end = list ? strstr(list, "\n);\n") : NULL;

	if (end) {
		GString *after = g_string_new(text);
		gsize place = end + 1 - text;

		for (guint i = family->members->len; i-- > 0;) {
			const struct member *member = family->members->pdata[i];
			char *line = entry(campaign, member, helpers);

			if (line && is_public(member) &&
			    !is_listed(list, member))
				g_string_insert(after, place, line);
			g_free(line);
		}
		add(changes, tree, CHECKPATCH, before,
		    g_string_free(after, FALSE));
	}
	g_free(text);
	g_clear_pointer(&before, g_bytes_unref);
}

static gboolean add_document(GPtrArray *changes, const struct tree *tree,
			     const struct campaign *campaign, GError **error)
{
	char *more = read_template(campaign, "deprecated.rst", error);
	GBytes *before = NULL;
	char *text = more ? text_of(tree, DEPRECATED, &before) : NULL;

	if (text && !strstr(text, g_strstrip(more)))
		add(changes, tree, DEPRECATED, before,
		    g_strconcat(g_strchomp(text), "\n\n", more, "\n", NULL));
	g_free(text);
	g_free(more);
	g_clear_pointer(&before, g_bytes_unref);
	return more != NULL;
}

static int by_path(gconstpointer a, gconstpointer b)
{
	const struct change *x = *(struct change *const *)a;
	const struct change *y = *(struct change *const *)b;

	return strcmp(x->path, y->path);
}

GPtrArray *tooling_changes(const struct tree *tree,
			   const struct campaign *campaign,
			   const struct family *family,
			   const GPtrArray *helpers, gboolean lockdown,
			   GError **error)
{
	GPtrArray *changes =
		g_ptr_array_new_with_free_func((GDestroyNotify)change_free);
	gboolean ok = add_rule(changes, tree, campaign, family, helpers, error);

	if (ok && !lockdown) {
		add_checkpatch(changes, tree, campaign, family, helpers);
		ok = add_document(changes, tree, campaign, error);
	}
	if (!ok) {
		g_ptr_array_unref(changes);
		return NULL;
	}
	g_ptr_array_sort(changes, by_path);
	return changes;
}
