// SPDX-License-Identifier: GPL-2.0
/* look-flight - patches that others have sent meanwhile: part of looks.h */
#include <string.h>

#include "base/command.h"
#include "base/error.h"
#include "base/scratch.h"
#include "ready/letter.h"
#include "ready/looks.h"

/* Lines with fewer letters tell nothing: "}", "return;", "err = 0;". */
#define LETTERS 8

/* file -> set of the lines that the diff removes, without white space. */
static GHashTable *taken_lines(const char *diff)
{
	GHashTable *files =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
				      (GDestroyNotify)g_hash_table_unref);
	g_auto(GStrv) lines = g_strsplit(diff, "\n", -1);
	GHashTable *now = NULL;
	gboolean hunk = FALSE;

	for (char **line = lines; *line; line++) {
		if (g_str_has_prefix(*line, "diff --git "))
			hunk = FALSE;
		if (!hunk && g_str_has_prefix(*line, "--- a/")) {
			g_autofree char *path = g_strdup(*line + 6);

			path[strcspn(path, "\t")] = '\0';
			now = g_hash_table_new_full(g_str_hash, g_str_equal,
						    g_free, NULL);
			g_hash_table_replace(files, g_strdup(path), now);
		}
		hunk |= g_str_has_prefix(*line, "@@ ");
		if (hunk && now && **line == '-') {
			g_auto(GStrv) words =
				g_strsplit_set(*line + 1, " \t\r", -1);

			g_hash_table_add(now, g_strjoinv("", words));
		}
	}
	return files;
}

/* Whether a line is specific: "y = old_call(x);" is, "return ret;" is not. */
static gboolean is_telling(const char *line)
{
	gboolean does = strpbrk(line, "(=") != NULL;
	guint letters = 0;

	for (; *line; line++)
		letters += g_ascii_isalnum(*line) ? 1 : 0;
	return letters >= (does ? LETTERS : 2 * LETTERS);
}

/* A line of a file that both remove, or NULL. */
static const char *shared_line(GHashTable *ours, GHashTable *theirs)
{
	GHashTableIter iter;
	gpointer line;
	const char *first = NULL;

	g_hash_table_iter_init(&iter, ours);
	while (g_hash_table_iter_next(&iter, &line, NULL))
		if (is_telling(line) && g_hash_table_contains(theirs, line) &&
		    (!first || strcmp(line, first) < 0))
			first = line;
	return first;
}

/* One mail of the mailbox, to be compared with all of ours. */
struct other {
	char *subject, *who; /* as its sender wrote it; "Jane <j@x>, date" */
	GHashTable *files;
};

/* TRUE: both change the same lines, which has been reported. */
static gboolean compare(struct point *point, const struct letter *letter,
			GHashTable *mine, const struct other *other)
{
	g_autofree char *ours = letter_plain_subject(letter->subject);
	g_autofree char *theirs = letter_plain_subject(other->subject);
	g_autoptr(GList) paths =
		g_list_sort(g_hash_table_get_keys(mine), (GCompareFunc)strcmp);
	const char *also = NULL;

	for (GList *l = paths; l; l = l->next) {
		GHashTable *lines = g_hash_table_lookup(other->files, l->data);

		if (!lines)
			continue;
		also = also ? also : l->data;
		if (!shared_line(g_hash_table_lookup(mine, l->data), lines))
			continue;
		ready_say(point, ANSWER_OPEN,
			  "%s: \"%s\" (%s) changes the same lines of %s",
			  letter->name, other->subject, other->who,
			  (char *)l->data);
		return TRUE;
	}
	if (!strcmp(ours, theirs) && *ours) {
		ready_say(point, ANSWER_OPEN,
			  "%s: \"%s\" (%s) has the same subject", letter->name,
			  other->subject, other->who);
		return TRUE;
	}
	if (also)
		ready_say(point, ANSWER_NOTE, "%s: \"%s\" (%s) changes %s, too",
			  letter->name, other->subject, other->who, also);
	return also != NULL;
}

static char *info_field(const char *info, const char *name)
{
	g_autofree char *start = g_strdup_printf("%s: ", name);
	g_auto(GStrv) lines = g_strsplit(info, "\n", -1);

	for (char **line = lines; *line; line++)
		if (g_str_has_prefix(*line, start))
			return g_strdup(*line + strlen(start));
	return g_strdup("");
}

static gboolean is_ours(const struct ready *ready, const char *raw)
{
	g_autofree char *id = letter_header(raw, "Message-ID");

	g_strdelimit(id, "<>", ' ');
	g_strstrip(id);
	for (guint i = 0; i < ready->letters->len; i++) {
		const struct letter *letter = ready->letters->pdata[i];

		if (*letter->id && strstr(id, letter->id))
			return TRUE;
	}
	return FALSE;
}

/* Lets git decode what a mail program has encoded. FALSE: there is no patch. */
static gboolean read_other(const char *folder, const char *path,
			   struct other *other)
{
	g_autofree char *words = g_build_filename(folder, "words", NULL);
	g_autofree char *diff = g_build_filename(folder, "diff", NULL);
	const char *const argv[] = {"git", "mailinfo", words, diff, NULL};
	struct command command = {.folder = folder, .input = path};
	g_autofree char *info = NULL;
	g_autofree char *text = NULL;
	g_autofree char *name = NULL;
	g_autofree char *mail = NULL;
	g_autofree char *date = NULL;
	int status = 1;

	if (!command_run(&command, argv, &info, &status, NULL) || status ||
	    !g_file_get_contents(diff, &text, NULL, NULL) ||
	    !strstr(text, "\n@@ "))
		return FALSE;
	name = info_field(info, "Author");
	mail = info_field(info, "Email");
	date = info_field(info, "Date");
	other->subject = info_field(info, "Subject");
	other->who = g_strdup_printf("%s <%s>, %s", name, mail, date);
	other->files = taken_lines(text);
	return TRUE;
}

static void look_at_mail(struct ready *ready, struct point *point,
			 GPtrArray *mine, const char *folder, const char *path)
{
	struct other other = {0};
	g_autofree char *raw = NULL;

	if (!g_file_get_contents(path, &raw, NULL, NULL) ||
	    is_ours(ready, raw) || !read_other(folder, path, &other))
		return;
	for (guint i = 0; i < ready->letters->len; i++)
		if (((struct letter *)ready->letters->pdata[i])->number)
			compare(point, ready->letters->pdata[i], mine->pdata[i],
				&other);
	g_free(other.subject);
	g_free(other.who);
	g_hash_table_unref(other.files);
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Splits the mailbox into one file per mail. */
static GPtrArray *split_box(const char *folder, const char *box, GError **error)
{
	g_autofree char *path = g_canonicalize_filename(box, NULL);
	g_autofree char *where = g_strconcat("-o", folder, NULL);
	const char *const argv[] = {"git", "mailsplit", "-b",
				    where, path,	NULL};
	struct command command = {.folder = folder};
	g_autofree char *said = NULL;
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	int status = 1;
	const char *name;
	GDir *dir;

	if (!g_file_test(path, G_FILE_TEST_IS_REGULAR) ||
	    !command_run(&command, argv, &said, &status, NULL) || status) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read '%s' as a mailbox%s%s", box,
			    said && *said ? ": " : "",
			    said ? g_strstrip(said) : "");
		g_ptr_array_unref(paths);
		return NULL;
	}
	dir = g_dir_open(folder, 0, NULL);
	while (dir && (name = g_dir_read_name(dir)))
		g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
	if (dir)
		g_dir_close(dir);
	g_ptr_array_sort(paths, by_name);
	return paths;
}

static gboolean look_at_box(struct ready *ready, struct point *point,
			    GPtrArray *mine, const char *box, GError **error)
{
	struct scratch *mails =
		scratch_new(ready->options.build, "mails", error);
	struct scratch *work =
		mails ? scratch_new(ready->options.build, "flight", error)
		      : NULL;
	GPtrArray *paths = work ? split_box(mails->path, box, error) : NULL;

	for (guint i = 0; paths && i < paths->len; i++)
		look_at_mail(ready, point, mine, work->path, paths->pdata[i]);
	if (paths)
		ready_say(point, ANSWER_OK, "%u mails of '%s' looked at",
			  paths->len, box);
	if (work)
		scratch_free(work);
	if (mails)
		scratch_free(mails);
	g_clear_pointer(&paths, g_ptr_array_unref);
	return work && point->lines->len;
}

gboolean look_flight(struct ready *ready, GError **error)
{
	struct point *point =
		ready_point(ready, "nobody else has sent the same");
	g_autoptr(GPtrArray) mine = g_ptr_array_new_with_free_func(
		(GDestroyNotify)g_hash_table_unref);
	const char *const *box = ready->options.mboxes;

	if (!box || !*box) {
		ready_say(point, ANSWER_NOTE,
			  "not looked at: give mails of the lists, --mbox FILE "
			  "(MBOX=file)");
		return TRUE;
	}
	for (guint i = 0; i < ready->letters->len; i++)
		g_ptr_array_add(
			mine,
			taken_lines(((struct letter *)ready->letters->pdata[i])
					    ->diff));
	for (; *box; box++) {
		GError *cause = NULL;

		look_at_box(ready, point, mine, *box, &cause);
		if (cause) {
			g_propagate_error(error, cause);
			return FALSE;
		}
	}
	return TRUE;
}
