// SPDX-License-Identifier: GPL-2.0
#include "code/insertion.h"
#include "code/bracket.h"

#include <string.h>

/* Offset of the line after the one with this token. */
static gsize line_end(const struct source *source, guint token)
{
	const struct token *at = &source->tokens[token];
	gsize end = at->offset + at->length;

	while (end < source->length && source->text[end] != '\n')
		end++;
	return MIN(end + 1, source->length);
}

/* The last token of "EXPORT_SYMBOL...(name);" right after `last`, or last. */
static guint behind_export(const struct source *source, guint last,
			   const char *name)
{
	guint word = source_next(source, last);
	guint open = source_next(source, word);
	guint close;

	if (word >= source->count || open >= source->count ||
	    !source_is(source, open, "(") ||
	    !source_is(source, source_next(source, open), name))
		return last;
	close = source_next(source, source_close(source, open));
	return close < source->count && source_is(source, close, ";") ? close
								      : last;
}

/* Last token of the line of the #endif around token, or token. */
static guint behind_conditional(const struct source *source, guint token)
{
	guint depth = 1;

	for (guint i = token + 1; i < source->count; i++) {
		if (source->tokens[i].kind != TOKEN_HASH)
			continue;
		if (source->tokens[i].directive == DIRECTIVE_IF)
			depth++;
		else if (source->tokens[i].directive == DIRECTIVE_ENDIF &&
			 !--depth)
			return i;
	}
	return token;
}

gssize insertion_find(const struct source *source, const GPtrArray *functions,
		      const char *name, enum insertion_place place)
{
	gboolean definition = place == INSERTION_DEFINITION;
	const struct prototype *last = NULL;
	guint count = 0, token;

	for (guint i = 0; i < functions->len; i++) {
		const struct prototype *function = functions->pdata[i];

		if (strcmp(function->name, name) ||
		    (definition && !function->body))
			continue;
		last = function;
		count++;
	}
	if (!last)
		return -1;
	token = definition ? behind_export(source, last->last, name)
			   : last->last;
	if (count > 1)
		token = behind_conditional(source, token);
	return line_end(source, token);
}

static void insertion_free(void *data)
{
	struct insertion *insertion = data;

	g_free(insertion->text);
	g_free(insertion);
}

GPtrArray *insertions_new(void)
{
	return g_ptr_array_new_with_free_func(insertion_free);
}

void insertion_add(GPtrArray *insertions, gsize offset, const char *text)
{
	struct insertion *insertion = g_new0(struct insertion, 1);
	guint at = insertions->len;

	insertion->offset = offset;
	insertion->text = g_strdup(text);
	while (at &&
	       ((struct insertion *)insertions->pdata[at - 1])->offset > offset)
		at--;
	g_ptr_array_insert(insertions, at, insertion);
}

GBytes *insertions_apply(const struct source *source,
			 const GPtrArray *insertions)
{
	GString *out = g_string_new(NULL);
	gsize from = 0;

	for (guint i = 0; i < insertions->len; i++) {
		const struct insertion *insertion = insertions->pdata[i];

		g_string_append_len(out, source->text + from,
				    insertion->offset - from);
		from = insertion->offset;
		if (out->len && out->str[out->len - 1] != '\n')
			g_string_append_c(out, '\n');
		if (!g_str_has_suffix(out->str, "\n\n"))
			g_string_append_c(out, '\n');
		g_string_append(out, insertion->text);
		if (from < source->length && source->text[from] != '\n')
			g_string_append_c(out, '\n');
	}
	g_string_append_len(out, source->text + from, source->length - from);
	return g_string_free_to_bytes(out);
}
