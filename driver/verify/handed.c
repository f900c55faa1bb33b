// SPDX-License-Identifier: GPL-2.0
#include "verify/handed.h"

#include <string.h>

#include "series/letters.h"

char *handed_mbox(const struct posted *posted)
{
	g_autofree char *path =
		g_build_filename(posted->folder, "series.mbox", NULL);
	g_autoptr(GPtrArray) mails =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	g_autoptr(GBytes) wanted = NULL;
	g_autofree char *text = NULL;
	const char *right;
	gsize length, size;

	for (guint i = 0; i < posted->patches->len; i++) {
		const struct posted_patch *patch = posted->patches->pdata[i];

		if (!g_file_get_contents(patch->path, &text, &length, NULL))
			return g_strdup_printf("cannot read '%s'", patch->path);
		g_ptr_array_add(mails, g_bytes_new_take(g_steal_pointer(&text),
							length));
	}
	wanted = letters_mbox(mails, 0);
	right = g_bytes_get_data(wanted, &size);
	if (!g_file_get_contents(path, &text, &length, NULL))
		return g_strdup("series.mbox cannot be read");
	if (length == size && !memcmp(text, right, size))
		return NULL;
	return g_strdup("series.mbox holds something else than the mails");
}

/* --- the bundle */

/*
 * A git checkout's bundle is based on the checkout's own commits. To be called
 * only when everything else has been written: if git is about to write an
 * object and finds it among borrowed ones, it updates the time of that file
 * instead.
 */
static gboolean borrow_objects(const struct rehearsal *rehearsal,
			       GError **error)
{
	g_autofree char *path = NULL;
	g_autofree char *escaped = NULL;
	g_autofree char *line = NULL;

	if (!rehearsal->tree->objects)
		return TRUE;
	path = g_build_filename(rehearsal->gitdir, "objects/info/alternates",
				NULL);
	escaped = g_strescape(rehearsal->tree->objects, NULL);
	line = g_strdup_printf("\"%s\"\n", escaped);
	return g_file_set_contents(path, line, -1, error);
}

/* The bundle must have one branch, the manifest's, with its tip. */
static char *check_heads(struct rehearsal *rehearsal, const char *bundle)
{
	const struct posted *posted = rehearsal->posted;
	const char *const argv[] = {"bundle", "list-heads", bundle, NULL};
	g_autoptr(GError) cause = NULL;
	g_autofree char *said = rehearsal_git(rehearsal, argv, &cause);
	g_autofree char *wanted = g_strdup_printf("%s refs/heads/%s",
						  posted->tip, posted->branch);

	if (!said)
		return g_strdup(cause->message);
	return strcmp(said, wanted) ? g_strdup("the bundle's branch is another "
					       "one than the manifest's")
				    : NULL;
}

/* Author, message, files and contents of all commits in a range. */
static char *tell(struct rehearsal *rehearsal, const char *from, const char *to,
		  GError **error)
{
	g_autofree char *range = g_strdup_printf("%s..%s", from, to);
	const char *const argv[] = {"log",
				    "--reverse",
				    "--topo-order",
				    "--raw",
				    "--no-abbrev",
				    "--no-renames",
				    "--no-show-signature",
				    "--format=%x01%an <%ae>%n%B",
				    range,
				    "--",
				    NULL};

	return rehearsal_git(rehearsal, argv, error);
}

/* The bundle's commits must be those that git am made, one by one. */
static char *check_commits(struct rehearsal *rehearsal, const char *base,
			   GError **error)
{
	const GPtrArray *commits = rehearsal->commits;
	g_autofree char *ours = tell(rehearsal, commits->pdata[0],
				     commits->pdata[commits->len - 1], error);
	g_autofree char *theirs =
		ours ? tell(rehearsal, base, "FETCH_HEAD", error) : NULL;
	g_auto(GStrv) a = ours ? g_strsplit(ours, "\1", -1) : NULL;
	g_auto(GStrv) b = theirs ? g_strsplit(theirs, "\1", -1) : NULL;
	guint n = 0;

	if (!a || !b)
		return NULL;
	while (a[n] && b[n] && !strcmp(a[n], b[n]))
		n++;
	if (!a[n] && !b[n])
		return NULL;
	if (g_strv_length(a) != g_strv_length(b))
		return g_strdup_printf("the bundle has %u commits, and the "
				       "mails make %u",
				       g_strv_length(b) - 1,
				       g_strv_length(a) - 1);
	return g_strdup_printf("commit %u of the bundle is another one than "
			       "mail %u makes",
			       n, n);
}

/*
 * The base must be KERNEL's commit, that plus its local changes, or the files
 * that the series changes, as KERNEL has them.
 */
static char *check_base(struct rehearsal *rehearsal, const char *base,
			GError **error)
{
	const char *head = rehearsal->tree->commit;
	const char *const parents[] = {"rev-list", "--parents", "-n1", base,
				       NULL};
	g_autofree char *line = rehearsal_git(rehearsal, parents, error);
	g_autofree char *child =
		head ? g_strdup_printf("%s %s", base, head) : g_strdup(base);
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	g_autofree char *names = NULL;

	if (!line)
		return NULL;
	if (head && !strcmp(base, head))
		return NULL;
	if (strcmp(line, child))
		return g_strdup("the bundle does not stand on KERNEL");
	/* files other than those that the series changes */
	g_ptr_array_add(argv, "diff-tree");
	g_ptr_array_add(argv, "-r");
	g_ptr_array_add(argv, "--root");
	g_ptr_array_add(argv, "--no-commit-id");
	g_ptr_array_add(argv, "--name-only");
	g_ptr_array_add(argv, (char *)base);
	g_ptr_array_add(argv, "--");
	g_ptr_array_add(argv, ".");
	for (guint i = 0; i < rehearsal->paths->len; i++)
		g_ptr_array_add(argv,
				g_strconcat(":(top,exclude,literal)",
					    rehearsal->paths->pdata[i], NULL));
	g_ptr_array_add(argv, NULL);
	names = rehearsal_git(rehearsal, (const char *const *)argv->pdata,
			      error);
	for (guint i = 8; i + 1 < argv->len; i++)
		g_free(argv->pdata[i]);
	if (names && *names) {
		names[strcspn(names, "\n")] = '\0';
		return g_strdup_printf(
			"the bundle's first commit changes '%s', "
			"which no mail does",
			names);
	}
	return NULL;
}

/* "100644 blob name" of each path in a commit. */
static GHashTable *list_tree(const struct rehearsal *rehearsal,
			     const char *commit, GError **error)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	g_autofree char *out = NULL;
	g_auto(GStrv) lines = NULL;
	GHashTable *blobs;

	g_ptr_array_add(argv, "-c");
	g_ptr_array_add(argv, "core.quotePath=true");
	g_ptr_array_add(argv, "ls-tree");
	g_ptr_array_add(argv, "-r");
	g_ptr_array_add(argv, "--full-tree");
	g_ptr_array_add(argv, (char *)commit);
	g_ptr_array_add(argv, "--");
	for (guint i = 0; i < rehearsal->paths->len; i++)
		g_ptr_array_add(argv, rehearsal->paths->pdata[i]);
	g_ptr_array_add(argv, NULL);
	out = rehearsal_git(rehearsal, (const char *const *)argv->pdata, error);
	if (!out)
		return NULL;
	lines = g_strsplit(out, "\n", -1);
	blobs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (char **line = lines; *line; line++)
		if (**line)
			g_hash_table_add(blobs, g_strdup(*line));
	return blobs;
}

/* The base's files must be those of KERNEL. */
static char *check_start(struct rehearsal *rehearsal, const char *base,
			 GError **error)
{
	g_autoptr(GHashTable) ours =
		list_tree(rehearsal, rehearsal->commits->pdata[0], error);
	g_autoptr(GHashTable) theirs =
		ours ? list_tree(rehearsal, base, error) : NULL;
	GHashTableIter iter;
	gpointer line;

	if (!theirs)
		return NULL;
	g_hash_table_iter_init(&iter, ours);
	while (g_hash_table_iter_next(&iter, &line, NULL))
		if (!g_hash_table_remove(theirs, line))
			return g_strdup_printf("the bundle starts from another "
					       "'%s' than KERNEL has",
					       strchr(line, '\t') + 1);
	g_hash_table_iter_init(&iter, theirs);
	if (g_hash_table_iter_next(&iter, &line, NULL))
		return g_strdup_printf("the bundle starts from a '%s' that "
				       "KERNEL has not",
				       strchr(line, '\t') + 1);
	return NULL;
}

gboolean handed_bundle(struct rehearsal *rehearsal, char **why, GError **error)
{
	g_autofree char *bundle = g_build_filename(rehearsal->posted->folder,
						   "series.bundle", NULL);
	/*
	 * as one pack: for loose objects git would check for existing ones
	 * first
	 */
	const char *const fetch[] = {
		"-c",	"fetch.unpackLimit=1",	   "fetch", "-q", "--no-tags",
		bundle, rehearsal->posted->branch, NULL};
	g_autofree char *name = g_strdup_printf(
		"FETCH_HEAD~%u^{commit}", rehearsal->posted->patches->len);
	const char *const verify[] = {"rev-parse", "-q", "--verify", name,
				      NULL};
	g_autofree char *said = NULL;
	g_autofree char *base = NULL;
	GError *cause = NULL;

	*why = check_heads(rehearsal, bundle);
	if (*why)
		return TRUE;
	if (borrow_objects(rehearsal, error))
		said = rehearsal_git(rehearsal, fetch, error);
	if (!said)
		return FALSE;
	base = rehearsal_git(rehearsal, verify, NULL);
	if (!base) {
		*why = g_strdup("the bundle has fewer commits than there are "
				"mails");
		return TRUE;
	}
	*why = check_base(rehearsal, base, &cause);
	if (!*why && !cause)
		*why = check_start(rehearsal, base, &cause);
	if (!*why && !cause)
		*why = check_commits(rehearsal, base, &cause);
	if (!cause)
		return TRUE;
	g_clear_pointer(why, g_free);
	g_propagate_error(error, cause);
	return FALSE;
}
