// SPDX-License-Identifier: GPL-2.0
#include "code/definition.h"

#include <string.h>

char *definition_export(const struct source *source, const char *name)
{
	for (guint i = 0; i < source->count; i++) {
		guint open = source_next(source, i);
		char *word;

		if (source->tokens[i].kind != TOKEN_IDENT ||
		    !source_is(source, open, "(") ||
		    !source_is(source, source_next(source, open), name))
			continue;
		word = source_word(source, i);
		if (g_str_has_prefix(word, "EXPORT_SYMBOL"))
			return word;
		g_free(word);
	}
	return NULL;
}

gboolean definition_clamps_errors(const struct source *source,
				  const struct prototype *function)
{
	for (guint i = function->body; i < function->last; i++) {
		guint end = i;
		char *text, **word;
		gboolean clamps;

		if (!source_is(source, i, "if"))
			continue;
		while (end < function->last && !source_is(source, end, ";"))
			end++;
		text = source_span(source, i, end);
		word = g_strsplit_set(text, " ()", -1);
		clamps = g_strv_length(word) == 9 && !strcmp(word[3], "<") &&
			 !strcmp(word[4], "0") && !strcmp(word[2], word[6]) &&
			 !strcmp(word[7], "=") && !strcmp(word[8], "0;");
		g_strfreev(word);
		g_free(text);
		if (clamps)
			return TRUE;
	}
	return FALSE;
}
