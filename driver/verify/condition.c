// SPDX-License-Identifier: GPL-2.0
#include "verify/condition.h"

#include <stdlib.h>
#include <string.h>

static void add_symbols(GPtrArray *symbols, const struct source *source,
			guint hash)
{
	guint line = source->tokens[hash].line;

	for (guint i = hash + 1; i < source->count; i++) {
		const struct token *token = &source->tokens[i];
		g_autofree char *word = NULL;

		if (token->directive == DIRECTIVE_NONE ||
		    token->line > line + 8 || token->kind == TOKEN_HASH)
			break;
		if (token->kind != TOKEN_IDENT)
			continue;
		word = source_word(source, i);
		if (g_str_has_prefix(word, "CONFIG_"))
			g_ptr_array_add(symbols,
					g_strdup(word + strlen("CONFIG_")));
	}
}

GPtrArray *condition_symbols(const struct source *source, guint line)
{
	g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(guint));
	GPtrArray *symbols;

	for (guint i = 0; i < source->count; i++) {
		const struct token *token = &source->tokens[i];

		if (token->line >= line)
			break;
		if (token->kind != TOKEN_HASH)
			continue;
		if (token->directive == DIRECTIVE_IF)
			g_array_append_val(open, i);
		else if (token->directive == DIRECTIVE_ENDIF && open->len)
			g_array_set_size(open, open->len - 1);
	}
	if (!open->len)
		return NULL;
	symbols = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < open->len; i++)
		add_symbols(symbols, source, g_array_index(open, guint, i));
	return symbols;
}

/* '# 12 "path" flags': a line marker; sets the position of the next line. */
static gboolean read_marker(const char *line, const char *file, guint *number,
			    gboolean *inside)
{
	const char *open = strchr(line, '"');
	const char *close = open ? strchr(open + 1, '"') : NULL;
	g_autofree char *path = NULL;

	if (!g_str_has_prefix(line, "# ") || !close)
		return FALSE;
	path = g_strndup(open + 1, close - open - 1);
	*number = strtoul(line + 2, NULL, 10);
	*inside = g_str_has_suffix(path, file);
	return TRUE;
}

gboolean condition_survived(const char *preprocessed, const char *file,
			    guint line, const char *word)
{
	g_auto(GStrv) lines = g_strsplit(preprocessed, "\n", -1);
	gboolean inside = FALSE;
	guint number = 0;

	for (guint i = 0; lines[i]; i++) {
		if (read_marker(lines[i], file, &number, &inside))
			continue;
		if (inside && number == line && strstr(lines[i], word))
			return TRUE;
		number++;
	}
	return FALSE;
}
