// SPDX-License-Identifier: GPL-2.0
#include "check/pieces.h"

#include <string.h>

#include "base/error.h"
#include "base/git.h"

#define DIFF "diff --git "

static void piece_free(gpointer data)
{
	struct piece *piece = data;

	g_free(piece->file);
	g_free(piece->back);
	g_ptr_array_unref(piece->copies);
	g_hash_table_unref(piece->renames);
	g_free(piece);
}

/* The name after these words; git quotes it if it is not plain. */
static char *name_behind(const char *line, const char *words)
{
	const char *name = line + strlen(words);
	gsize length = strlen(name);
	char *inside, *plain;

	if (length < 2 || *name != '"' || name[length - 1] != '"')
		return g_strdup(name);
	inside = g_strndup(name + 1, length - 2);
	plain = g_strcompress(inside);
	g_free(inside);
	return plain;
}

static void read_renames(struct piece *piece, char **lines)
{
	static const char from[] = "rename from ", to[] = "rename to ";

	for (; *lines && lines[1]; lines++)
		if (g_str_has_prefix(lines[0], from) &&
		    g_str_has_prefix(lines[1], to))
			g_hash_table_insert(piece->renames,
					    name_behind(lines[1], to),
					    name_behind(lines[0], from));
}

/* Whether the diff of one file, which begins here, creates it as a copy. */
static gboolean is_copy(struct piece *piece, char **lines)
{
	static const char to[] = "copy to ";

	for (lines++; *lines && !strchr("@+- ", **lines) &&
		      !g_str_has_prefix(*lines, DIFF);
	     lines++) {
		if (!g_str_has_prefix(*lines, to))
			continue;
		g_ptr_array_add(piece->copies, name_behind(*lines, to));
		return TRUE;
	}
	return FALSE;
}

/* The text without copies; NULL: no diff is left. */
static GString *without_copies(struct piece *piece, char **lines)
{
	GString *text = g_string_new(NULL);
	gboolean drop = FALSE, any = FALSE;

	for (; *lines; lines++) {
		if (g_str_has_prefix(*lines, DIFF)) {
			drop = is_copy(piece, lines);
			any |= !drop;
		}
		if (!drop)
			g_string_append_printf(text, "%s%s", *lines,
					       lines[1] ? "\n" : "");
	}
	if (!any) {
		g_string_free(text, TRUE);
		return NULL;
	}
	return text;
}

/* A piece whose text is in this file; takes ownership of file. */
static struct piece *piece_new(char *file, const char *text, gsize length,
			       GError **error)
{
	struct piece *piece = g_new0(struct piece, 1);
	char *copy = g_strndup(text, length);
	char **lines = g_strsplit(copy, "\n", -1);
	GString *back = NULL;
	gboolean ok = TRUE;

	piece->file = file;
	piece->copies = g_ptr_array_new_with_free_func(g_free);
	piece->renames =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	read_renames(piece, lines);
	/* a text with a NUL cannot be split into lines and is kept as it is */
	if (!memchr(text, '\0', length) && strstr(copy, "\ncopy to "))
		back = without_copies(piece, lines);
	if (!piece->copies->len) {
		piece->back = g_strdup(file);
	} else if (back) {
		piece->back = g_strconcat(file, ".back", NULL);
		ok = g_file_set_contents(piece->back, back->str, back->len,
					 error);
	}
	if (back)
		g_string_free(back, TRUE);
	g_strfreev(lines);
	g_free(copy);
	if (ok)
		return piece;
	piece_free(piece);
	return NULL;
}

static GPtrArray *pieces_new(void)
{
	return g_ptr_array_new_with_free_func(piece_free);
}

GPtrArray *pieces_whole(GBytes *patch, const char *folder, GError **error)
{
	char *file = g_build_filename(folder, "patch", NULL);
	gsize length;
	const char *data = g_bytes_get_data(patch, &length);
	const char *text = data ? data : "";
	GPtrArray *pieces = pieces_new();
	struct piece *piece = NULL;

	if (g_file_set_contents(file, text, length, error))
		piece = piece_new(g_strdup(file), text, length, error);
	g_free(file);
	if (piece)
		g_ptr_array_add(pieces, piece);
	else
		g_clear_pointer(&pieces, g_ptr_array_unref);
	return pieces;
}

static gboolean has_diff(const char *text)
{
	return g_str_has_prefix(text, DIFF) || strstr(text, "\n" DIFF) ||
	       strstr(text, "\n+++ ");
}

/* Adds the patch of one mail; cover letters and replies have none. */
static gboolean add_mail(GPtrArray *pieces, const char *mail, GError **error)
{
	char *message = g_strconcat(mail, ".message", NULL);
	char *file = g_strconcat(mail, ".patch", NULL), *text = NULL;
	const char *const argv[] = {"mailinfo", "-n", "--no-scissors",
				    message,	file, NULL};
	char **env = git_environ(NULL);
	GBytes *out = git_run(env, argv, mail, error);
	struct piece *piece;
	gsize length;
	gboolean ok = out && g_file_get_contents(file, &text, &length, error);

	if (ok && has_diff(text)) {
		piece = piece_new(g_strdup(file), text, length, error);
		ok = piece != NULL;
		if (ok)
			g_ptr_array_add(pieces, piece);
	}
	if (out)
		g_bytes_unref(out);
	g_strfreev(env);
	g_free(text);
	g_free(message);
	g_free(file);
	return ok;
}

/* "From 0123...", or a header. */
static gboolean is_mail(GBytes *patch)
{
	gsize length;
	const char *text = g_bytes_get_data(patch, &length);
	char *start = g_strndup(length ? text : "", MIN(length, 200));
	gboolean is = g_regex_match_simple("^(From |[A-Za-z][A-Za-z0-9-]*: )",
					   start, G_REGEX_RAW, 0);

	g_free(start);
	return is;
}

GPtrArray *pieces_mails(GBytes *patch, const char *folder, GError **error)
{
	char *file = g_build_filename(folder, "patch", NULL);
	char *mails = g_build_filename(folder, "mails", NULL);
	char *where = g_strconcat("-o", mails, NULL);
	const char *const argv[] = {"mailsplit", "-b", "-d8", where,
				    "--",	 file, NULL};
	char **env = git_environ(NULL);
	GPtrArray *pieces = NULL;
	GBytes *out = NULL;
	guint count = 0;
	gsize size;
	const char *text = g_bytes_get_data(patch, &size);

	g_mkdir_with_parents(mails, 0700);
	if (is_mail(patch) && g_file_set_contents(file, text, size, error))
		out = git_run(env, argv, NULL, error);
	if (out) {
		gsize length;
		const char *said = g_bytes_get_data(out, &length);
		char *number = g_strndup(said, length);

		count = g_ascii_strtoull(number, NULL, 10);
		g_free(number);
		g_bytes_unref(out);
		pieces = pieces_new();
	}
	for (guint i = 1; pieces && i <= count; i++) {
		char *mail = g_strdup_printf("%s/%08u", mails, i);

		if (!add_mail(pieces, mail, error))
			g_clear_pointer(&pieces, g_ptr_array_unref);
		g_free(mail);
	}
	/* an error page instead of a patch looks like a mail, too */
	if (pieces && !pieces->len) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "standard input holds no patch: none of its %u "
			    "mails has a diff",
			    count);
		g_clear_pointer(&pieces, g_ptr_array_unref);
	}
	g_strfreev(env);
	g_free(where);
	g_free(mails);
	g_free(file);
	return pieces;
}
