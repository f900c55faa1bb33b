// SPDX-License-Identifier: GPL-2.0
#include "code/include.h"

#include <string.h>

gsize include_end(const struct source *source)
{
	guint depth = 0, guard = g_str_has_suffix(source->path, ".h");
	gsize end = 0;

	for (guint i = 0; i + 1 < source->count; i++) {
		const struct token *token = &source->tokens[i];

		if (token->kind != TOKEN_HASH)
			continue;
		if (token->directive == DIRECTIVE_IF)
			depth++;
		else if (token->directive == DIRECTIVE_ENDIF && depth)
			depth--;
		else if (depth <= guard && source_is(source, i + 1, "include"))
			end = token->line < source->line_count
				      ? source->lines[token->line]
				      : source->length;
	}
	return end;
}

/* "internal.h", "../internal.h": header as seen from the file's folder. */
static char *seen_from(const char *path, const char *header)
{
	g_autofree char *folder = g_path_get_dirname(path);
	GString *name = g_string_new(NULL);

	while (strcmp(folder, ".") != 0) {
		g_autofree char *start = g_strconcat(folder, "/", NULL);
		char *parent;

		if (g_str_has_prefix(header, start)) {
			g_string_append(name, header + strlen(start));
			return g_string_free(name, FALSE);
		}
		parent = g_path_get_dirname(folder);
		g_free(folder);
		folder = parent;
		g_string_append(name, "../");
	}
	g_string_append(name, header);
	return g_string_free(name, FALSE);
}

gboolean include_has(const struct source *source, const char *header)
{
	g_autofree char *name = seen_from(source->path, header);
	g_autofree char *quoted = g_strdup_printf("\"%s\"", name);

	for (guint i = 0; i + 2 < source->count; i++) {
		const struct token *token = &source->tokens[i + 2];

		if (source->tokens[i].kind == TOKEN_HASH &&
		    source_is(source, i + 1, "include") &&
		    token->length == strlen(quoted) &&
		    !memcmp(source->text + token->offset, quoted,
			    token->length))
			return TRUE;
	}
	return FALSE;
}

void include_add(const struct source *source, const char *header,
		 struct edits *edits)
{
	g_autofree char *name = seen_from(source->path, header);
	gsize end = include_end(source);
	/* a file's own headers are separated from <linux/...> */
	gboolean apart = !end || end < 2 || source->text[end - 2] != '"';
	g_autofree char *line =
		g_strdup_printf("%s#include \"%s\"\n", apart ? "\n" : "", name);

	edits_add(edits, end, 0, line);
}
