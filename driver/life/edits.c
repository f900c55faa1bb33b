// SPDX-License-Identifier: GPL-2.0
#include "life/edits.h"

#include <string.h>

#include "base/command.h"
#include "base/error.h"
#include "base/git.h"
#include "base/scratch.h"
#include "tree/change.h"
#include "tree/patch.h"

#define PRINT_LENGTH 16

static void spot_free(gpointer data)
{
	struct edit_spot *spot = data;

	g_free(spot->function);
	g_free(spot->text);
	g_free(spot);
}

struct edit_spot *spot_new(const char *function, const char *text)
{
	struct edit_spot *spot = g_new0(struct edit_spot, 1);

	spot->function = g_strdup(function);
	spot->text = g_strdup(text);
	return spot;
}

/* Takes the spots over; NULL: none yet. */
struct file_edit *edit_new(const char *path, const char *print,
			   GPtrArray *spots)
{
	struct file_edit *edit = g_new0(struct file_edit, 1);

	edit->path = g_strdup(path);
	edit->print = g_strdup(print);
	edit->spots = spots ? spots : g_ptr_array_new_with_free_func(spot_free);
	return edit;
}

void edit_free(gpointer data)
{
	struct file_edit *edit = data;

	g_free(edit->path);
	g_free(edit->print);
	g_ptr_array_unref(edit->spots);
	g_free(edit);
}

static void set_print(struct file_edit *edit)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	for (guint i = 0; i < edit->spots->len; i++) {
		const struct edit_spot *spot = edit->spots->pdata[i];

		g_checksum_update(sum, (const guchar *)spot->function,
				  strlen(spot->function) + 1);
		g_checksum_update(sum, (const guchar *)spot->text,
				  strlen(spot->text) + 1);
	}
	g_free(edit->print);
	edit->print = g_strndup(g_checksum_get_string(sum), PRINT_LENGTH);
}

/*
 * The files as a/N and b/N: a number needs no quotes in git's headers, and
 * one run of git does them all.
 */
static gboolean lay_out(const char *folder, const GPtrArray *patches,
			GError **error)
{
	static const char *const sides[] = {"a", "b"};
	guint n = 0;

	for (guint i = 0; i < G_N_ELEMENTS(sides); i++) {
		g_autofree char *side =
			g_build_filename(folder, sides[i], NULL);

		if (g_mkdir_with_parents(side, 0777)) {
			g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
				    "cannot make '%s'", side);
			return FALSE;
		}
	}
	for (guint i = 0; i < patches->len; i++) {
		const struct patch *patch = patches->pdata[i];

		for (guint k = 0; k < patch->changes->len; k++, n++) {
			const struct change *change = patch->changes->pdata[k];
			GBytes *texts[] = {change->before, change->after};

			for (guint s = 0; s < G_N_ELEMENTS(sides); s++) {
				g_autofree char *path = g_strdup_printf(
					"%s/%s/%u", folder, sides[s], n);
				gsize size = 0;
				const char *text =
					texts[s] ? g_bytes_get_data(texts[s],
								    &size)
						 : NULL;

				if (!g_file_set_contents(path, text ? text : "",
							 size, error))
					return FALSE;
			}
		}
	}
	return TRUE;
}

/* What git says of the two folders. */
static char *compare(const char *folder, GError **error)
{
	g_autofree char *attributes =
		g_build_filename(folder, "attributes", NULL);
	g_autofree char *option =
		g_strconcat("core.attributesFile=", attributes, NULL);
	const char *const argv[] = {"git",
				    "-c",
				    option,
				    "diff",
				    "--no-index",
				    "--no-color",
				    "--no-ext-diff",
				    "--no-textconv",
				    "--no-renames",
				    "--text",
				    "--diff-algorithm=myers",
				    "--indent-heuristic",
				    "--unified=0",
				    "--inter-hunk-context=0",
				    "a",
				    "b",
				    NULL};
	g_auto(GStrv) env = git_environ(NULL);
	struct command command = {.folder = folder, .environ = env};
	char *said = NULL;
	int status = 0;

	/* the names of functions as for C, not of labels */
	if (!g_file_set_contents(attributes, "* diff=cpp\n", -1, error) ||
	    !command_run(&command, argv, &said, &status, error))
		return NULL;
	if (status <= 1)
		return said;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
		    "git cannot compare what the patches change: %s", said);
	g_free(said);
	return NULL;
}

/* The name in a head such as "static int foo(struct x *x)"; "" for none. */
static char *function_of(const char *head)
{
	const char *open = strchr(head, '(');
	const char *end = open, *begin;

	if (!open)
		return g_strdup("");
	while (end > head && g_ascii_isspace(end[-1]))
		end--;
	for (begin = end;
	     begin > head && (g_ascii_isalnum(begin[-1]) || begin[-1] == '_');)
		begin--;
	return g_strndup(begin, end - begin);
}

/* Behind the two numbers: "@@ -1,2 +1,2 @@ head". */
static char *hunk_function(const char *line)
{
	const char *end = strstr(line + 2, "@@");

	return function_of(end ? end + 2 : "");
}

static void end_spot(struct file_edit *edit, char **function, GString *text)
{
	if (edit && text->len)
		g_ptr_array_add(
			edit->spots,
			spot_new(*function ? *function : "", text->str));
	g_string_truncate(text, 0);
	g_clear_pointer(function, g_free);
}

static gboolean begins_file(const char *line)
{
	return g_str_has_prefix(line, "diff --git ");
}

/* Puts what git said into the edits, which are numbered as the files are. */
static void take_apart(const char *said, const GPtrArray *all)
{
	g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
	g_autoptr(GString) text = g_string_new(NULL);
	struct file_edit *edit = NULL;
	char *function = NULL;
	gboolean inside = FALSE;

	for (char **line = lines; *line; line++) {
		if (begins_file(*line)) {
			const char *slash = strrchr(*line, '/');
			guint64 n =
				slash ? g_ascii_strtoull(slash + 1, NULL, 10)
				      : all->len;

			end_spot(edit, &function, text);
			edit = n < all->len ? all->pdata[n] : NULL;
			inside = FALSE;
		} else if (g_str_has_prefix(*line, "@@ ")) {
			end_spot(edit, &function, text);
			function = hunk_function(*line);
			inside = TRUE;
		} else if (inside && (**line == '-' || **line == '+')) {
			g_string_append_printf(text, "%s\n", *line);
		}
	}
	end_spot(edit, &function, text);
}

GPtrArray *edits_of(const GPtrArray *patches, const char *build, GError **error)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	g_autoptr(GPtrArray) edits = g_ptr_array_new_with_free_func(
		(GDestroyNotify)g_ptr_array_unref);
	struct scratch *scratch = scratch_new(build, "edits", error);
	g_autofree char *said = NULL;

	if (scratch && lay_out(scratch->path, patches, error))
		said = compare(scratch->path, error);
	scratch_free(scratch);
	if (!said)
		return NULL;
	for (guint i = 0; i < patches->len; i++) {
		const struct patch *patch = patches->pdata[i];
		GPtrArray *list = g_ptr_array_new_with_free_func(edit_free);

		for (guint k = 0; k < patch->changes->len; k++) {
			const struct change *change = patch->changes->pdata[k];

			g_ptr_array_add(list,
					edit_new(change->path, NULL, NULL));
			g_ptr_array_add(all, list->pdata[k]);
		}
		g_ptr_array_add(edits, list);
	}
	take_apart(said, all);
	g_ptr_array_foreach(all, (GFunc)(void (*)(void))set_print, NULL);
	return g_steal_pointer(&edits);
}

char *edits_print(const GPtrArray *edits)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *sum = NULL;

	for (guint i = 0; i < edits->len; i++) {
		const struct file_edit *edit = edits->pdata[i];

		g_string_append_printf(text, "%s %s\n", edit->print,
				       edit->path);
	}
	sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text->str,
					    text->len);
	return g_strndup(sum, PRINT_LENGTH);
}

char *spot_side(const struct edit_spot *spot, char sign)
{
	g_auto(GStrv) lines = g_strsplit(spot->text, "\n", -1);
	GString *side = g_string_new(NULL);

	for (char **line = lines; *line; line++)
		if (**line == sign)
			g_string_append_printf(side, "%s\n", *line + 1);
	return g_string_free(side, FALSE);
}
