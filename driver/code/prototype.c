// SPDX-License-Identifier: GPL-2.0
#include "code/prototype.h"
#include "code/bracket.h"

#include <string.h>

static void parameter_free(void *data)
{
	struct parameter *parameter = data;

	g_free(parameter->type);
	g_free(parameter->name);
	g_free(parameter);
}

static void prototype_free(void *data)
{
	struct prototype *prototype = data;

	g_free(prototype->name);
	g_free(prototype->returns);
	g_ptr_array_unref(prototype->parameters);
	g_free(prototype);
}

static gboolean is_type_word(const char *word)
{
	static const char *const words[] = {
		"void", "char",	  "short",    "int",	"long",	 "float",
		"bool", "signed", "unsigned", "double", "const", "volatile",
	};

	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (!strcmp(word, words[i]))
			return TRUE;
	return FALSE;
}

/* Token of the name of the parameter in [first, last], or G_MAXUINT. */
static guint parameter_name(const struct source *source, guint first,
			    guint last)
{
	guint name = G_MAXUINT, words = 0;

	for (guint i = first; source_within(source, i, last);
	     i = source_next(source, i)) {
		char *word;

		if (source_is(source, i, "["))
			break;
		if (source->tokens[i].kind != TOKEN_IDENT) {
			name = G_MAXUINT;
			continue;
		}
		word = source_word(source, i);
		name = is_type_word(word) || !strcmp(word, "struct") ||
				       !strcmp(word, "enum") ||
				       !strcmp(word, "union")
			       ? G_MAXUINT
			       : i;
		/* "struct page" and a lone typedef have no name */
		if (name != G_MAXUINT && i > first) {
			guint prev = source_prev(source, i);

			if (source_is(source, prev, "struct") ||
			    source_is(source, prev, "enum") ||
			    source_is(source, prev, "union"))
				name = G_MAXUINT;
		}
		words++;
		g_free(word);
	}
	return words < 2 && name == first ? G_MAXUINT : name;
}

static void add_parameter(const struct source *source, GPtrArray *parameters,
			  guint first, guint last)
{
	struct parameter *parameter = g_new0(struct parameter, 1);
	guint name = parameter_name(source, first, last);

	if (name == G_MAXUINT) {
		parameter->type = source_span(source, first, last);
		parameter->name = g_strdup_printf("arg%u", parameters->len + 1);
	} else {
		guint behind = source_next(source, name);

		parameter->type = source_span(source, first, name - 1);
		parameter->name = source_word(source, name);
		parameter->named = TRUE;
		if (behind <= last && source_is(source, behind, "[")) {
			char *type = parameter->type;

			parameter->type = g_strconcat(
				type, g_str_has_suffix(type, "*") ? "*" : " *",
				NULL);
			g_free(type);
		}
	}
	g_ptr_array_add(parameters, parameter);
}

static GPtrArray *read_parameters(const struct source *source, guint open,
				  guint close)
{
	GPtrArray *parameters = g_ptr_array_new_with_free_func(parameter_free);
	guint first = source_next(source, open), last = open;

	if (source_is(source, first, "void") &&
	    source_next(source, first) == close)
		return parameters;
	for (guint i = first; source_within(source, i, close);
	     i = source_next(source, i)) {
		if (source_is(source, i, "(") || source_is(source, i, "["))
			i = source_close(source, i);
		if (i != close && !source_is(source, i, ",")) {
			last = i;
			continue;
		}
		if (last >= first)
			add_parameter(source, parameters, first, last);
		first = source_next(source, i);
		last = open;
	}
	return parameters;
}

/* The return type: the words before the name. */
static char *read_returns(const struct source *source, guint first, guint name)
{
	GString *returns = g_string_new(NULL);

	for (guint i = first; i < name; i = source_next(source, i)) {
		char *word = source_word(source, i);

		/* a macro call before it is not part of the type */
		if (source_is(source, i, "(")) {
			i = MIN(source_close(source, i), name - 1);
			g_string_truncate(returns, 0);
		} else if (strcmp(word, "extern") && strcmp(word, "static") &&
			   strcmp(word, "inline") &&
			   !g_str_has_prefix(word, "__")) {
			if (returns->len &&
			    returns->str[returns->len - 1] != '*')
				g_string_append_c(returns, ' ');
			g_string_append(returns, word);
		}
		g_free(word);
	}
	return g_string_free(returns, FALSE);
}

/* Token of the function's name in an item that declares one, or G_MAXUINT. */
static guint declared_name(const struct source *source, const struct item *item,
			   const char *prefix)
{
	for (guint i = item->first; source_within(source, i, item->last);
	     i = source_next(source, i)) {
		const struct token *token = &source->tokens[i];
		guint next = source_next(source, i);

		if (source_is(source, i, "=") || source_is(source, i, "{") ||
		    source_is(source, i, "typedef"))
			return G_MAXUINT;
		if (token->kind == TOKEN_IDENT && i > item->first &&
		    token->length >= strlen(prefix) && next <= item->last &&
		    !strncmp(source->text + token->offset, prefix,
			     strlen(prefix)) &&
		    source_is(source, next, "("))
			return i;
		if (source_is(source, i, "("))
			i = source_close(source, i);
	}
	return G_MAXUINT;
}

GPtrArray *prototypes_read(const struct source *source, const char *prefix)
{
	GPtrArray *found = g_ptr_array_new_with_free_func(prototype_free);
	GArray *items = items_new(source);

	for (guint i = 0; i < items->len; i++) {
		const struct item *item = &g_array_index(items, struct item, i);
		struct prototype *prototype;
		guint name = G_MAXUINT;

		if (item->kind == ITEM_OTHER)
			name = declared_name(source, item, prefix);
		else if (item->kind == ITEM_FUNCTION)
			name = item->name;
		if (name == G_MAXUINT)
			continue;
		prototype = g_new0(struct prototype, 1);
		prototype->name = source_word(source, name);
		prototype->first = item->first;
		prototype->last = item->last;
		prototype->open = source_next(source, name);
		/* an unclosed one ends with the declaration */
		prototype->close =
			MIN(source_close(source, prototype->open), item->last);
		if (item->kind == ITEM_FUNCTION)
			prototype->body = item->body;
		prototype->returns = read_returns(source, item->first, name);
		prototype->parameters = read_parameters(source, prototype->open,
							prototype->close);
		if (g_str_has_prefix(prototype->name, prefix) &&
		    *prototype->returns)
			g_ptr_array_add(found, prototype);
		else
			prototype_free(prototype);
	}
	g_array_unref(items);
	return found;
}

const struct prototype *prototypes_find(const GPtrArray *prototypes,
					const char *name)
{
	const struct prototype *found = NULL;

	for (guint i = 0; i < prototypes->len; i++) {
		const struct prototype *prototype = prototypes->pdata[i];

		if (!strcmp(prototype->name, name) &&
		    (!found || prototype->body || !found->body))
			found = prototype;
	}
	return found;
}

guint parameters_find(const GPtrArray *parameters, const char *name)
{
	for (guint i = 0; i < parameters->len; i++) {
		const struct parameter *parameter = parameters->pdata[i];

		if (!strcmp(parameter->name, name))
			return i;
	}
	return G_MAXUINT;
}

char *parameter_text(const struct parameter *parameter)
{
	gboolean pointer = g_str_has_suffix(parameter->type, "*");

	return g_strconcat(parameter->type, pointer ? "" : " ", parameter->name,
			   NULL);
}
