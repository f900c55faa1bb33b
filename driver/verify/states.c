// SPDX-License-Identifier: GPL-2.0
#include "verify/states.h"

#include <stdlib.h>
#include <string.h>

#include "verify/lines.h"

static void bytes_free(gpointer bytes)
{
	if (bytes)
		g_bytes_unref(bytes);
}

static GHashTable *at_commit(const struct verify *verify, const char *commit)
{
	GHashTable *state = g_hash_table_new_full(g_str_hash, g_str_equal,
						  g_free, bytes_free);
	const GPtrArray *paths = verify->rehearsal->paths;

	for (guint i = 0; i < paths->len; i++)
		g_hash_table_insert(state, g_strdup(paths->pdata[i]),
				    rehearsal_content(verify->rehearsal, commit,
						      paths->pdata[i]));
	return state;
}

GHashTable *states_base(const struct verify *verify)
{
	return at_commit(verify, verify->rehearsal->commits->pdata[0]);
}

GHashTable *states_shipped(const struct verify *verify)
{
	return at_commit(verify, NULL);
}

gboolean states_has_helpers(const struct verify *verify)
{
	for (guint i = 0; i < verify->family->members->len; i++) {
		const struct member *member = verify->family->members->pdata[i];

		if (member->has_longterm || member->has_shortterm)
			return TRUE;
	}
	return FALSE;
}

/* Whether the file is converted: part of neither helpers nor suite. */
static gboolean is_converted(const struct verify *verify, const char *path)
{
	const struct posted_patch *patch =
		posted_patch_of(verify->posted, path);

	return patch && strcmp(patch->kind, "test") != 0;
}

const char *states_converted_commit(const struct verify *verify)
{
	const GPtrArray *commits = verify->rehearsal->commits;
	const GPtrArray *patches = verify->posted->patches;
	guint ends = 0;

	while (ends < patches->len &&
	       posted_is_end(patches->pdata[patches->len - 1 - ends]))
		ends++;
	return commits->pdata[commits->len - 1 - ends];
}

/* The converted text; C files with their old line numbers. */
static GBytes *converted_text(const struct verify *verify, const char *commit,
			      const char *path, GBytes *text)
{
	g_autoptr(GArray) moved = NULL;
	g_autofree char *diff = NULL;

	if (!text || !g_str_has_suffix(path, ".c"))
		return text ? g_bytes_ref(text) : NULL;
	diff = rehearsal_diff(verify->rehearsal, commit, path);
	moved = lines_moved(diff ? diff : "");
	return lines_keep(path, text, moved);
}

GHashTable *states_ready(const struct verify *verify)
{
	const GPtrArray *patches = verify->posted->patches;
	guint front = 0;

	while (front < patches->len &&
	       !strcmp(((struct posted_patch *)patches->pdata[front])->kind,
		       "helpers"))
		front++;
	return at_commit(verify, verify->rehearsal->commits->pdata[front]);
}

/* The offset after the last #include outside of any #if, or 0. */
static gsize behind_includes(const struct source *source)
{
	guint depth = 0;
	gsize behind = 0;

	for (guint i = 0; i + 1 < source->count; i++) {
		const struct token *token = &source->tokens[i];

		if (token->kind != TOKEN_HASH)
			continue;
		if (token->directive == DIRECTIVE_IF)
			depth++;
		else if (token->directive == DIRECTIVE_ENDIF && depth)
			depth--;
		else if (!depth && source_is(source, i + 1, "include") &&
			 token->line < source->line_count)
			behind = source->lines[token->line];
	}
	return behind;
}

/* The number of this line by the last #line before it. */
static guint counted_line(const struct source *source, gsize at)
{
	guint line = at ? source_line(source, at) : 1, number = line;

	for (guint i = 0; i + 2 < source->count; i++) {
		const struct token *token = &source->tokens[i];
		g_autofree char *word = NULL;

		if (token->offset >= at)
			break;
		if (token->kind != TOKEN_HASH ||
		    !source_is(source, i + 1, "line"))
			continue;
		word = source_word(source, i + 2);
		number = strtoul(word, NULL, 10) + line - token->line - 1;
	}
	return number;
}

/* The text with an #include of the header, its lines counted as before. */
static GBytes *with_header(const char *path, GBytes *text, const char *header)
{
	struct source *source = source_new(path, text);
	gsize at = behind_includes(source);
	GString *all = g_string_new_len(source->text, at);

	g_string_append_printf(all, "#include <%s>\n#line %u\n", header,
			       counted_line(source, at));
	g_string_append_len(all, source->text + at, source->length - at);
	source_free(source);
	return g_string_free_to_bytes(all);
}

GHashTable *states_converted(const struct verify *verify, const char *equal)
{
	GHashTable *state = states_ready(verify);
	const char *commit = states_converted_commit(verify);
	g_autoptr(GHashTable) shipped = at_commit(verify, commit);
	GHashTableIter iter;
	gpointer path, bytes;

	g_hash_table_iter_init(&iter, shipped);
	while (g_hash_table_iter_next(&iter, &path, &bytes)) {
		GBytes *text;

		if (!is_converted(verify, path))
			continue;
		text = converted_text(verify, commit, path, bytes);
		if (equal && text && g_str_has_suffix(path, ".c")) {
			GBytes *with = with_header(path, text, equal);

			g_bytes_unref(text);
			text = with;
		}
		g_hash_table_insert(state, g_strdup(path), text);
	}
	return state;
}

GHashTable *states_expanded(const struct verify *verify, gboolean converted,
			    enum expansion expansion, GError **error)
{
	GHashTable *state = states_base(verify);
	const char *commit = states_converted_commit(verify);
	g_autoptr(GHashTable) shipped = at_commit(verify, commit);
	GBytes *header =
		expansion_header(verify->tree, verify->campaign, verify->family,
				 verify->options.wrappers, expansion, error);
	GHashTableIter iter;
	gpointer path, bytes;

	if (!header) {
		g_hash_table_unref(state);
		return NULL;
	}
	g_hash_table_iter_init(&iter, shipped);
	while (converted && g_hash_table_iter_next(&iter, &path, &bytes))
		if (is_converted(verify, path))
			g_hash_table_insert(
				state, g_strdup(path),
				converted_text(verify, commit, path, bytes));
	g_hash_table_insert(state, g_strdup(verify->campaign->headers[0]),
			    header);
	return state;
}
