// SPDX-License-Identifier: GPL-2.0
/* look-base - what a series builds on, and its timing: part of looks.h */
#include <string.h>

#include "ready/letter.h"
#include "ready/looks.h"
#include "series/todo.h"

/* The base commit named by the cover letter or the first patch, or NULL. */
static char *base_commit(const struct ready *ready)
{
	g_autoptr(GRegex) line = g_regex_new("^base-commit: ([0-9a-f]{40,64})$",
					     G_REGEX_MULTILINE, 0, NULL);

	for (guint i = 0; i < MIN(ready->letters->len, 2); i++) {
		const struct letter *letter = ready->letters->pdata[i];
		g_autoptr(GMatchInfo) match = NULL;

		if (g_regex_match(line, letter->text, 0, &match))
			return g_match_info_fetch(match, 1);
	}
	return NULL;
}

/* git's output, or NULL. */
static char *ask(const struct ready *ready, const char *const *argv)
{
	char *said = NULL;

	if (!tree_git(ready->tree, argv, &said, NULL))
		return NULL;
	return g_strstrip(said);
}

static void look_public(const struct ready *ready, struct point *point,
			const char *commit)
{
	g_autofree char *name = g_strconcat(commit, "^{commit}", NULL);
	g_autofree char *there =
		ask(ready, (const char *const[]){"rev-parse", "--verify",
						 "--quiet", name, NULL});
	g_autofree char *branches = NULL;
	g_autofree char *tags = NULL;

	if (!there || !*there) {
		ready_say(point, ANSWER_OPEN,
			  "'%s' does not have the base, %.12s",
			  ready->options.kernel, commit);
		return;
	}
	branches = ask(ready, (const char *const[]){"for-each-ref", "--count=1",
						    "--contains", commit,
						    "refs/remotes", NULL});
	tags = ask(ready, (const char *const[]){"for-each-ref", "--count=1",
						"--contains", commit,
						"refs/tags", NULL});
	if ((!branches || !*branches) && (!tags || !*tags))
		ready_say(point, ANSWER_OPEN,
			  "no branch of a remote and no tag holds the base, "
			  "%.12s: nobody else has it",
			  commit);
}

gboolean look_base(struct ready *ready, GError **error G_GNUC_UNUSED)
{
	struct point *point =
		ready_point(ready, "the base is known, and others have it");
	g_autofree char *commit = base_commit(ready);

	if (!commit) {
		ready_say(point, ANSWER_OPEN,
			  "no base-commit: in the cover letter: generate again "
			  "from a git checkout");
		return TRUE;
	}
	if (todo_is_stable(ready->version))
		ready_say(point, ANSWER_OPEN,
			  "%s is a stable release: new work is based on an "
			  "-rc, or on the tree that will take it",
			  ready->version);
	if (!ready_needs_tree(ready, point))
		return TRUE;
	if (ready->tree->commit)
		look_public(ready, point, commit);
	else
		ready_say(point, ANSWER_UNSEEN,
			  "'%s' is no git checkout: whether others have %.12s "
			  "was not looked at",
			  ready->options.kernel, commit);
	return TRUE;
}

/*
 * Whether a tree's profile says that it closes for the merge window: a
 * paragraph on that window says "closed" of the tree.
 */
static gboolean closes(const char *profile)
{
	g_autoptr(GRegex) tree = g_regex_new(
		"\\btrees?\\b[^.]*\\b(?:is|are|be|gets?)\\s+closed\\b",
		G_REGEX_CASELESS, 0, NULL);
	g_auto(GStrv) paragraphs = g_strsplit(profile, "\n\n", -1);

	for (char **p = paragraphs; *p; p++) {
		g_autofree char *flat = g_strdelimit(g_strdup(*p), "\n`", ' ');
		g_autofree char *low = g_ascii_strdown(flat, -1);

		if (strstr(low, "merge window") &&
		    g_regex_match(tree, low, 0, NULL))
			return TRUE;
	}
	return FALSE;
}

/* The profile by which a file's tree closes, or NULL. Owned by maintainers. */
static const char *closing(const struct ready *ready, const char *path)
{
	g_autoptr(GPtrArray) titles =
		maintainers_entries(ready->maintainers, path, 0);

	for (guint i = 0; i < titles->len; i++) {
		g_autoptr(GPtrArray) profiles = maintainers_field(
			ready->maintainers, titles->pdata[i], 'P');

		for (guint k = 0; k < profiles->len; k++) {
			g_autofree char *text = tree_read_text(
				ready->tree, profiles->pdata[k], NULL);

			if (text && closes(text))
				return profiles->pdata[k];
		}
	}
	return NULL;
}

/* The newest tag of Linus' tree ("v6.13-rc2"), or the base's name. */
static char *newest(const struct ready *ready)
{
	g_autofree char *tags =
		ask(ready,
		    (const char *const[]){"for-each-ref", "--sort=-v:refname",
					  "--format=%(refname:short)",
					  "refs/tags/v[0-9]*", NULL});
	g_autoptr(GRegex) shape = g_regex_new("^v[0-9]+\\.[0-9]+(-rc[0-9]+)?$",
					      G_REGEX_MULTILINE, 0, NULL);
	g_autoptr(GRegex) own =
		g_regex_new("^[0-9]+\\.[0-9]+\\.0(-rc[0-9]+)?$", 0, 0, NULL);
	g_autoptr(GHashTable) seen = NULL;
	g_auto(GStrv) names = g_strsplit(tags ? tags : "", "\n", -1);
	char *best = NULL;

	/* git sorts v6.12-rc1 after v6.12 by default */
	seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (char **name = names; *name; name++)
		if (g_regex_match(shape, *name, 0, NULL))
			g_hash_table_add(seen, *name);
	for (char **name = names; *name && !best; name++) {
		g_autofree char *release =
			g_strndup(*name, strcspn(*name, "-"));

		if (g_hash_table_contains(seen, *name))
			best = g_strdup(g_hash_table_contains(seen, release)
						? release
						: *name);
	}
	if (!best && g_regex_match(own, ready->version, 0, NULL))
		best = g_strconcat("v", ready->version, NULL);
	return best;
}

gboolean look_windows(struct ready *ready, GError **error G_GNUC_UNUSED)
{
	struct point *point = ready_point(
		ready, "no tree is closed that closes for the merge window");
	g_autoptr(GPtrArray) which = g_ptr_array_new();
	g_autofree char *tag = NULL;
	g_autofree char *numbers = NULL;
	const char *profile = NULL;

	if (!ready_needs_tree(ready, point))
		return TRUE;
	for (guint i = 0; i < ready->letters->len; i++) {
		const struct letter *letter = ready->letters->pdata[i];
		const char *says = NULL;

		for (guint k = 0; k < letter->files->len && !says; k++)
			says = closing(ready, letter->files->pdata[k]);
		if (!says)
			continue;
		profile = says;
		g_ptr_array_add(which, GUINT_TO_POINTER(letter->number));
	}
	if (!which->len)
		return TRUE;
	numbers = ready_numbers(which);
	tag = newest(ready);
	if (!tag)
		ready_say(point, ANSWER_UNSEEN,
			  "patch %s: the tree closes for the merge window "
			  "(%s), and no tag of '%s' tells whether it is one",
			  numbers, profile, ready->options.kernel);
	else if (!strstr(tag, "-rc"))
		ready_say(point, ANSWER_OPEN,
			  "patch %s: the newest tag is %s, so the merge window "
			  "is open, for which the tree closes (%s); fetch, or "
			  "wait for -rc1",
			  numbers, tag, profile);
	else
		ready_say(point, ANSWER_OK, "the newest tag is %s", tag);
	return TRUE;
}
