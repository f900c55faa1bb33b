// SPDX-License-Identifier: GPL-2.0
/* look-people - who takes the patches, and how many: part of looks.h */
#include <string.h>

#include "ready/letter.h"
#include "ready/limits.h"
#include "ready/looks.h"

/*
 * The people of MAINTAINERS for the patch; addresses in its own text do not
 * count.
 */
static GPtrArray *people_of(const struct ready *ready,
			    const struct letter *letter, GError **error)
{
	g_autoptr(GPtrArray) paths =
		g_ptr_array_copy(letter->files, NULL, NULL);

	g_ptr_array_set_free_func(paths, NULL);
	g_ptr_array_add(paths, NULL);
	return maintainers_patch_people(ready->maintainers,
					(const char *const *)paths->pdata, NULL,
					error);
}

/* Who committed most of the latest changes of these files, or NULL. */
static char *committer(const struct ready *ready, const struct letter *letter)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	g_autoptr(GHashTable) counts =
		g_hash_table_new(g_str_hash, g_str_equal);
	g_auto(GStrv) lines = NULL;
	g_autofree char *said = NULL;
	const char *best = NULL;
	guint most = 0;
	static const char *const words[] = {"log", "--no-merges",	 "-n",
					    "50",  "--format=%cN <%cE>", "--"};

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		g_ptr_array_add(argv, (char *)words[i]);
	for (guint i = 0; i < letter->files->len; i++)
		g_ptr_array_add(argv, letter->files->pdata[i]);
	g_ptr_array_add(argv, NULL);
	if (!ready->tree->commit ||
	    !tree_git(ready->tree, (const char *const *)argv->pdata, &said,
		      NULL))
		return NULL;
	lines = g_strsplit(said, "\n", -1);
	for (char **line = lines; *line; line++) {
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, *line)) +
			  1;

		if (!**line || strstr(*line, "noreply"))
			continue;
		g_hash_table_insert(counts, *line, GUINT_TO_POINTER(n));
		if (n > most) {
			most = n;
			best = *line;
		}
	}
	return g_strdup(best);
}

static gboolean gets(const struct letter *letter, const char *mail)
{
	g_autofree char *low = g_ascii_strdown(mail, -1);

	return g_ptr_array_find_with_equal_func(letter->recipients, low,
						g_str_equal, NULL);
}

static void look_at_patch(const struct ready *ready, struct point *point,
			  const struct letter *letter, const GPtrArray *people)
{
	guint takers = 0;
	gboolean orphan = TRUE;

	for (guint i = 0; i < people->len; i++) {
		const struct person *person = people->pdata[i];

		if (person->role != ROLE_MAINTAINER)
			continue;
		takers++;
		orphan &= person->status &&
			  !g_ascii_strncasecmp(person->status, "orphan", 6);
		if (!gets(letter, person->mail))
			ready_say(point, ANSWER_NOTE,
				  "%s: not to %s, whom MAINTAINERS names",
				  letter->name, person->mail);
	}
	if (!takers || orphan) {
		g_autofree char *who = committer(ready, letter);

		ready_say(
			point, ANSWER_OPEN,
			"%s: MAINTAINERS names nobody who takes it; ask %s%s%s",
			letter->name, who ? who : "",
			who ? ", who committed most there, or " : "",
			LAST_RESORT ", the maintainer of last resort");
	}
}

/* Reports a new file that only the entry of last resort covers. */
static void look_at_new(const struct ready *ready, struct point *point,
			const struct letter *letter)
{
	g_autoptr(GRegex) regex =
		g_regex_new("^--- /dev/null\\n\\+\\+\\+ b/(.+)$",
			    G_REGEX_MULTILINE, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;

	g_regex_match(regex, letter->diff, 0, &match);
	for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
		g_autofree char *path = g_match_info_fetch(match, 1);
		g_autoptr(GPtrArray) entries =
			maintainers_entries(ready->maintainers, path, 0);
		g_autofree char *line = g_strdup_printf("\n+F:\t%s\n", path);
		gboolean added = FALSE;

		for (guint i = 0; i < ready->letters->len; i++)
			added |= strstr(((struct letter *)
						 ready->letters->pdata[i])
						->diff,
					line) != NULL;
		if (!entries->len && !added)
			ready_say(point, ANSWER_OPEN,
				  "%s: MAINTAINERS has no entry for the new "
				  "file %s",
				  letter->name, path);
	}
}

gboolean look_maintainers(struct ready *ready, GError **error)
{
	struct point *point =
		ready_point(ready, "each patch has a maintainer, who gets it");

	if (!ready_needs_tree(ready, point))
		return TRUE;
	if (!tree_has(ready->tree, "MAINTAINERS")) {
		ready_say(point, ANSWER_UNSEEN,
			  "'%s' has no MAINTAINERS: who takes the patches is "
			  "for you to know",
			  ready->options.kernel);
		return TRUE;
	}
	for (guint i = 0; i < ready->letters->len; i++) {
		const struct letter *letter = ready->letters->pdata[i];
		g_autoptr(GPtrArray) people = NULL;

		if (!letter->files->len)
			continue;
		people = people_of(ready, letter, error);
		if (!people)
			return FALSE;
		look_at_patch(ready, point, letter, people);
		look_at_new(ready, point, letter);
	}
	return TRUE;
}

/* The T: of the nearest entry of the file that has one, or NULL. */
static const char *tree_of(const struct ready *ready, const char *path)
{
	g_autoptr(GPtrArray) titles =
		maintainers_entries(ready->maintainers, path, 0);

	for (guint i = 0; i < titles->len; i++) {
		g_autoptr(GPtrArray) trees = maintainers_field(
			ready->maintainers, titles->pdata[i], 'T');

		if (trees->len)
			return trees->pdata[0];
	}
	return NULL;
}

gboolean look_load(struct ready *ready, GError **error G_GNUC_UNUSED)
{
	struct point *point = ready_point(
		ready, "no tree gets more patches than it can review");
	g_autoptr(GHashTable) counts =
		g_hash_table_new(g_str_hash, g_str_equal);
	GHashTableIter iter;
	gpointer tree, count;
	guint patches = 0;

	if (!ready_needs_tree(ready, point))
		return TRUE;
	for (guint i = 0; i < ready->letters->len; i++) {
		const struct letter *letter = ready->letters->pdata[i];
		const char *its =
			letter->files->len
				? tree_of(ready, letter->files->pdata[0])
				: NULL;

		patches += letter->number != 0;
		if (its)
			g_hash_table_insert(
				counts, (char *)its,
				GUINT_TO_POINTER(
					GPOINTER_TO_UINT(g_hash_table_lookup(
						counts, its)) +
					1));
	}
	g_hash_table_iter_init(&iter, counts);
	while (g_hash_table_iter_next(&iter, &tree, &count))
		if (GPOINTER_TO_UINT(count) > LIMIT_PATCHES)
			ready_say(point, ANSWER_OPEN,
				  "%u patches for %s; at most %u at a time: "
				  "send a part first (--only, ONLY=path)",
				  GPOINTER_TO_UINT(count), (char *)tree,
				  LIMIT_PATCHES);
	if (patches > LIMIT_PATCHES)
		ready_say(point, ANSWER_NOTE,
			  "%u patches in one thread, to %u trees", patches,
			  g_hash_table_size(counts));
	return TRUE;
}
