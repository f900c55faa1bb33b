// SPDX-License-Identifier: GPL-2.0
/*
 * Checks the options of generate, before any work begins.
 */
#include <string.h>

#include "base/error.h"
#include "base/place.h"
#include "cmd-generate.h"
#include "people/maintainers.h"
#include "tree/outside.h"

gboolean generate_check_words(const struct generate_options *o,
			      const struct cmd_tree *at, GError **error)
{
	const char *wrong = NULL;

	if (!at->kernel)
		wrong = "which kernel tree? give --kernel PATH (KERNEL=path)";
	else if (o->reroll < 1 || o->reroll > 99)
		wrong = "--reroll (REROLL) takes a version from 1 to 99";
	else if (o->max < 1 || o->max > 999)
		wrong = "--max (MAX) takes a number of patches from 1 to 999";
	else if (o->max != PLAN_MAX && o->plan_kind == PLAN_NONE)
		wrong = "--max (MAX) is for the parts of a plan; say which "
			"with --plan (PLAN)";
	else if (strcmp(o->comments_for, "short") &&
		 strcmp(o->comments_for, "both"))
		wrong = "--comments-for (COMMENTS_FOR) takes short or both";
	if (wrong)
		g_set_error_literal(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
				    wrong);
	return !wrong;
}

gboolean generate_lay_mailmap(const char *path, struct tree *tree,
			      GError **error)
{
	g_autofree char *below =
		path && g_file_test(path, G_FILE_TEST_IS_DIR)
			? g_build_filename(path, ".mailmap", NULL)
			: g_strdup(path);
	g_autofree char *own = NULL;
	g_autofree char *text = NULL;
	g_autoptr(GBytes) both = NULL;
	char *joined;

	if (!path)
		return TRUE;
	if (!g_file_get_contents(below, &text, NULL, NULL)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "--mailmap (MAILMAP) takes a .mailmap, or a tree "
			    "that has one, and '%s' cannot be read",
			    below);
		return FALSE;
	}
	if (tree_has(tree, ".mailmap")) {
		own = tree_read_text(tree, ".mailmap", error);
		if (!own)
			return FALSE;
	}
	/* of two lines for one address, the last one counts */
	joined = g_strconcat(own ? own : "", "\n", text, NULL);
	both = g_bytes_new_take(joined, strlen(joined));
	tree_lay(tree, ".mailmap", both);
	return TRUE;
}

/* KERNEL is never written to: none of our folders may be in it. */
static gboolean check_places(const struct generate_options *o,
			     const struct cmd_tree *at, const struct tree *tree,
			     GError **error)
{
	return tree_outside(tree, o->output, error) &&
	       tree_outside(tree, at->build, error);
}

/* Whether --only names something: a file, a folder or an entry. */
static gboolean check_only(const struct generate_options *o,
			   const struct tree *tree, GError **error)
{
	static const char letters[] = "SFNKML";
	g_autofree char *path =
		o->only ? g_build_filename(tree->path, o->only, NULL) : NULL;
	struct maintainers *m;
	gboolean found = FALSE;

	if (!o->only || g_file_test(path, G_FILE_TEST_EXISTS))
		return TRUE;
	m = maintainers_load(tree, error);
	if (!m)
		return FALSE;
	for (const char *letter = letters; *letter && !found; letter++) {
		g_autoptr(GPtrArray) values =
			maintainers_field(m, o->only, *letter);

		found = values->len > 0;
	}
	maintainers_free(m);
	if (!found)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "--only (ONLY) '%s' is no file or folder of '%s' "
			    "and no entry of its MAINTAINERS",
			    o->only, tree->path);
	return found;
}

gboolean generate_check_values(const struct generate_options *o,
			       const struct cmd_tree *at,
			       const struct tree *tree, GError **error)
{
	g_autofree char *barred = place_barred(o->output);
	struct decisions *list;

	if (!check_places(o, at, tree, error))
		return FALSE;
	if (barred) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is no folder, and the series is to be in "
			    "'%s'; name another (--output)",
			    barred, o->output);
		return FALSE;
	}
	list = cmd_decisions(at->campaign, o->decisions, error);
	if (!list)
		return FALSE;
	decisions_free(list);
	return check_only(o, tree, error);
}
