// SPDX-License-Identifier: GPL-2.0
#include "code/macros.h"

#include <string.h>

/* Whether a #define of this name begins at token i; *macro gets it. */
static gboolean read_define(const struct source *source, guint i,
			    const char *name, struct macro *macro)
{
	guint last = i;

	if (source->tokens[i].kind != TOKEN_HASH ||
	    source->tokens[i].directive != DIRECTIVE_DEFINE ||
	    i + 2 >= source->count || !source_is(source, i + 1, "define") ||
	    !source_is(source, i + 2, name))
		return FALSE;
	while (last + 1 < source->count &&
	       source->tokens[last + 1].kind != TOKEN_HASH &&
	       source->tokens[last + 1].directive == DIRECTIVE_DEFINE)
		last++;
	*macro = (struct macro){.source = source,
				.item = {.kind = ITEM_MACRO,
					 .first = i,
					 .last = last,
					 .name = i + 2}};
	return TRUE;
}

static void find_in(const struct source *source, const char *name,
		    GPtrArray *found)
{
	struct macro macro;

	for (guint i = 0; i < source->count; i++)
		if (read_define(source, i, name, &macro))
			g_ptr_array_add(found,
					g_memdup2(&macro, sizeof(macro)));
}

GPtrArray *macros_find(const struct source *source, const char *name)
{
	GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
	const GPtrArray *others = NULL;

	find_in(source, name, found);
	if (!found->len && source->book)
		others = source->book->defining(source->book, source->path,
						name);
	for (guint i = 0; others && i < others->len; i++)
		find_in(others->pdata[i], name, found);
	return found;
}

/* The parenthesis that opens the parameters; 0: there are none. */
static guint open_of(const struct macro *macro)
{
	const struct token *name = &macro->source->tokens[macro->item.name];
	guint open = macro->item.name + 1;

	return open <= macro->item.last &&
			       source_is(macro->source, open, "(") &&
			       macro->source->tokens[open].offset ==
				       name->offset + name->length
		       ? open
		       : 0;
}

static gboolean same_word(const struct source *source, guint i, guint k)
{
	const struct token *a = &source->tokens[i], *b = &source->tokens[k];

	return a->length == b->length &&
	       !memcmp(source->text + a->offset, source->text + b->offset,
		       a->length);
}

int macros_parameter(const struct macro *macro, guint token)
{
	const struct source *source = macro->source;
	guint i = open_of(macro), n = 0;

	if (!i || source->tokens[token].kind != TOKEN_IDENT)
		return -1;
	for (i++; i <= macro->item.last && !source_is(source, i, ")"); i++) {
		if (source_is(source, i, ","))
			n++;
		else if (source->tokens[i].kind == TOKEN_IDENT &&
			 same_word(source, i, token))
			return n;
		else if (source_is(source, i, "...") &&
			 source_is(source, token, "__VA_ARGS__"))
			return n;
	}
	return -1;
}

guint macros_parameters(const struct macro *macro, gboolean *variadic)
{
	const struct source *source = macro->source;
	guint i = open_of(macro), n = 0;

	*variadic = FALSE;
	if (!i)
		return 0;
	for (i++; i <= macro->item.last && !source_is(source, i, ")"); i++) {
		n += !n || source_is(source, i, ",");
		*variadic |= source_is(source, i, "...");
	}
	return n;
}
