// SPDX-License-Identifier: GPL-2.0
#include "code/nesting.h"

#include <string.h>

#include "base/depth.h"

/* What is open between a bracket and the next one inside. */
struct open_level {
	guint heads; /* if, for ... and ? since the last statement's end */
	guint elses; /* of one chain: each is nested in the last */
	guint prefixes; /* operators and casts without an operand yet */
	gboolean ended; /* a statement ends right before */
};

struct nesting {
	const struct source *source;
	GArray *levels; /* struct open_level, the outermost first */
	guint depth; /* sum over all levels */
	guint before; /* the last token of code, or G_MAXUINT */
};

static struct open_level *inner(const struct nesting *nesting)
{
	return &g_array_index(nesting->levels, struct open_level,
			      nesting->levels->len - 1);
}

static guint weight(const struct open_level *level)
{
	return 1 + level->heads + level->elses + level->prefixes;
}

static void end_statement(struct open_level *level)
{
	level->heads = level->prefixes = 0;
	level->ended = TRUE;
}

static void open_bracket(struct nesting *nesting)
{
	struct open_level level = {.ended = TRUE};

	g_array_append_val(nesting->levels, level);
}

static void close_bracket(struct nesting *nesting, gboolean brace)
{
	if (nesting->levels->len > 1)
		g_array_set_size(nesting->levels, nesting->levels->len - 1);
	if (brace)
		end_statement(inner(nesting));
}

/* Whether the token before cannot be the end of an operand. */
static gboolean begins_operand(const struct nesting *nesting)
{
	guint before = nesting->before;

	return before == G_MAXUINT ||
	       (nesting->source->tokens[before].kind == TOKEN_PUNCT &&
		!source_is(nesting->source, before, ")") &&
		!source_is(nesting->source, before, "]"));
}

static void take_word(struct nesting *nesting, guint i)
{
	static const char *const heads[] = {"if", "for",    "while",
					    "do", "switch", NULL};
	struct open_level *level = inner(nesting);

	level->prefixes = 0;
	if (source_is(nesting->source, i, "else"))
		level->elses++;
	else if (level->ended)
		level->elses = 0;
	if (source_is_any(nesting->source, i, heads))
		level->heads++;
	level->ended = FALSE;
}

static void take_punctuator(struct nesting *nesting, guint i)
{
	static const char *const prefixes[] = {"~", "!",  "-",	"+",  "*",
					       "&", "++", "--", "&&", NULL};
	struct open_level *level = inner(nesting);
	char c = nesting->source->tokens[i].initial;

	if (c == '(' && nesting->before != G_MAXUINT &&
	    source_is(nesting->source, nesting->before, ")"))
		level->prefixes++; /* a cast, or f()() */
	if (strchr("([{", c)) {
		open_bracket(nesting);
	} else if (strchr(")]}", c)) {
		close_bracket(nesting, c == '}');
	} else if (c == ';') {
		end_statement(level);
	} else if (source_is(nesting->source, i, "?")) {
		level->heads++;
	} else if (c == ',') {
		level->heads = level->prefixes = 0;
	} else if (begins_operand(nesting) &&
		   source_is_any(nesting->source, i, prefixes)) {
		level->prefixes++;
	}
}

gboolean nesting_is_deep(const struct source *source, guint first, guint last)
{
	struct nesting nesting = {
		.source = source,
		.levels = g_array_new(FALSE, FALSE, sizeof(struct open_level)),
		.before = G_MAXUINT,
	};
	gboolean deep = FALSE;

	open_bracket(&nesting);
	for (guint i = first; i <= last && i < source->count && !deep; i++) {
		const struct token *token = &source->tokens[i];
		guint depth = 0;

		if (token->kind == TOKEN_COMMENT || token->kind == TOKEN_HASH)
			continue;
		if (token->kind == TOKEN_PUNCT)
			take_punctuator(&nesting, i);
		else
			take_word(&nesting, i);
		nesting.before = i;
		for (guint k = 0; k < nesting.levels->len; k++)
			depth += weight(&g_array_index(nesting.levels,
						       struct open_level, k));
		deep = depth > DEPTH_MAX;
	}
	g_array_unref(nesting.levels);
	return deep;
}
