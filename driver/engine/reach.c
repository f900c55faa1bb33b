// SPDX-License-Identifier: GPL-2.0
#include "engine/reach.h"

#include <string.h>

#include "apply/apply.h"
#include "verify/states.h"

/* What no patch is to blame for is named in the step, as far as it fits. */
#define NAMED 5

struct reach {
	struct verify *verify;
	GHashTable *made; /* path -> GBytes *: as the rule leaves the file */
	GHashTable *lines; /* path -> GUINT: the first line that changes */
	GPtrArray *open; /* char *: "file\tline\tword" of what stays */
	GHashTable *ledger; /* the same of the series' ledger: a set */
};

static char *row_key(const char *file, guint line, const char *word)
{
	return g_strdup_printf("%s\t%u\t%s", file, line, word);
}

/* file, line, word, kind, fate, reason */
static void read_ledger(struct reach *reach, const char *folder)
{
	g_autofree char *path = g_build_filename(folder, "ledger.tsv", NULL);
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		return;
	lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++) {
		g_auto(GStrv) cells = g_strsplit(*line, "\t", -1);

		if (g_strv_length(cells) < 3)
			continue;
		g_hash_table_add(
			reach->ledger,
			g_strjoin("\t", cells[0], cells[1], cells[2], NULL));
	}
}

static void take_results(struct reach *reach, const struct course *course)
{
	for (guint i = 0; i < course->results->len; i++) {
		const struct applied *result = course->results->pdata[i];
		guint line = result->hunks->len
				     ? g_array_index(result->hunks,
						     struct apply_hunk, 0)
					       .before
				     : 1;

		if (!result->before)
			continue;
		g_hash_table_insert(reach->made, g_strdup(result->path),
				    g_bytes_ref(result->after));
		g_hash_table_insert(reach->lines, g_strdup(result->path),
				    GUINT_TO_POINTER(line));
	}
	for (guint i = 0; i < course->account->rows->len; i++) {
		const struct reference *row = course->account->rows->pdata[i];

		if (row->fate != FATE_CONVERTED)
			g_ptr_array_add(
				reach->open,
				row_key(row->file, row->line, row->word));
	}
}

struct reach *reach_new(struct verify *verify, struct gate *gate,
			GError **error)
{
	struct reach *reach;

	if (!gate_tree(gate, error))
		return NULL;
	reach = g_new0(struct reach, 1);
	reach->verify = verify;
	reach->made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					    (GDestroyNotify)g_bytes_unref);
	reach->lines =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	reach->open = g_ptr_array_new_with_free_func(g_free);
	reach->ledger =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	take_results(reach, gate->course);
	read_ledger(reach, verify->posted->folder);
	return reach;
}

void reach_free(struct reach *reach)
{
	if (!reach)
		return;
	g_hash_table_unref(reach->made);
	g_hash_table_unref(reach->lines);
	g_ptr_array_unref(reach->open);
	g_hash_table_unref(reach->ledger);
	g_free(reach);
}

/* Number of the first line in which two texts differ. */
static guint first_line(GBytes *a, GBytes *b)
{
	gsize a_size, b_size, i = 0;
	const char *x = g_bytes_get_data(a, &a_size);
	const char *y = g_bytes_get_data(b, &b_size);
	guint line = 1;

	for (; i < a_size && i < b_size && x[i] == y[i]; i++)
		line += x[i] == '\n';
	return line;
}

char *reach_differs(const struct reach *reach, const char *path, GBytes *text)
{
	GBytes *made = g_hash_table_lookup(reach->made, path);

	if (!made)
		return g_strdup_printf("%s: the rule changes nothing in it",
				       path);
	if (text && g_bytes_equal(made, text))
		return NULL;
	return g_strdup_printf("%s:%u: not what the rule makes of it", path,
			       text ? first_line(made, text) : 1);
}

/* The files of the conversions, each as they leave it. */
static guint look_at_patches(const struct reach *reach)
{
	struct verify *verify = reach->verify;
	const char *commit = states_converted_commit(verify);
	guint wrong = 0;

	for (guint i = 0; i < verify->posted->patches->len; i++) {
		const struct posted_patch *patch =
			verify->posted->patches->pdata[i];

		if (strcmp(patch->kind, "conversion") != 0)
			continue;
		for (guint k = 0; k < patch->files->len; k++) {
			const char *path = patch->files->pdata[k];
			g_autoptr(GBytes) text = rehearsal_content(
				verify->rehearsal, commit, path);
			g_autofree char *why = reach_differs(reach, path, text);

			wrong += why != NULL;
			verify_mark(verify, patch->number, COLUMN_COVERED,
				    why ? HELD_RED : HELD_OK, why, NULL);
		}
	}
	return wrong;
}

static void name(GString *text, guint *count, const char *what)
{
	if ((*count)++ < NAMED)
		g_string_append_printf(text, "%s%s", text->len ? "; " : "",
				       what);
}

/* What the rule changes and no patch does. */
static guint name_missing(const struct reach *reach, GString *text,
			  guint *pilot)
{
	g_autoptr(GList) paths = g_hash_table_get_keys(reach->made);
	guint count = 0;

	paths = g_list_sort(g_steal_pointer(&paths), (GCompareFunc)strcmp);
	for (GList *l = paths; l; l = l->next) {
		g_autofree char *what = NULL;

		if (posted_patch_of(reach->verify->posted, l->data))
			continue;
		if (reach->verify->posted->only) {
			(*pilot)++;
			continue;
		}
		what = g_strdup_printf(
			"%s:%u: the rule changes this, and no patch does",
			(char *)l->data,
			GPOINTER_TO_UINT(
				g_hash_table_lookup(reach->lines, l->data)));
		name(text, &count, what);
	}
	return count;
}

/* What stays, and the series' ledger does not say so. */
static guint name_silent(const struct reach *reach, GString *text)
{
	guint count = 0;

	for (guint i = 0; i < reach->open->len; i++) {
		g_auto(GStrv) cells = NULL;
		g_autofree char *what = NULL;

		if (g_hash_table_contains(reach->ledger, reach->open->pdata[i]))
			continue;
		cells = g_strsplit(reach->open->pdata[i], "\t", -1);
		what = g_strdup_printf("%s:%s: %s is not in ledger.tsv",
				       cells[0], cells[1], cells[2]);
		name(text, &count, what);
	}
	return count;
}

void reach_run(struct reach *reach)
{
	g_autofree char *words =
		g_strdup_printf("all that the rule finds, in %u files",
				g_hash_table_size(reach->made));
	struct verify_step *step =
		verify_begin(reach->verify, "COVERED", words);
	g_autoptr(GString) text = g_string_new(NULL);
	guint pilot = 0;
	guint wrong = look_at_patches(reach);

	wrong += name_missing(reach, text, &pilot);
	wrong += name_silent(reach, text);
	if (pilot)
		g_string_append_printf(text, "%sa pilot: %u files are left out",
				       text->len ? "; " : "", pilot);
	if (wrong)
		g_string_append_printf(text, "%s%u not as the rule makes it",
				       text->len ? "; " : "", wrong);
	verify_end(step, wrong ? HELD_RED : HELD_OK,
		   text->len ? text->str : NULL);
}
