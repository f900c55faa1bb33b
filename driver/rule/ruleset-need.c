// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "base/depth.h"
#include "rule/cocci-parts.h"
#include "rule/ruleset-parts.h"

/* Words that spatch's standard isomorphisms take away. */
static const char *const iso[] = {"NULL", "likely", "unlikely", NULL};

/* Whether token k begins where token i ends. */
static gboolean touches(const struct source *source, guint i, guint k)
{
	return k < source->count &&
	       source->tokens[i].offset + source->tokens[i].length ==
		       source->tokens[k].offset;
}

static gboolean is_next(const struct source *source, guint i, const char *word)
{
	return touches(source, i, i + 1) && source_is(source, i + 1, word);
}

/* What begins at token i, and how many tokens that takes. */
static struct code code_at(const struct source *source, guint i, guint *length)
{
	static const struct {
		const char *word;
		enum code_kind kind;
	} escaped[] = {{"(", CODE_OPEN},
		       {"|", CODE_OR},
		       {"&", CODE_AND},
		       {")", CODE_CLOSE}};
	struct code code = {CODE_TOKEN, i};

	*length = 1;
	for (guint k = 0;
	     source_is(source, i, "\\") && k < G_N_ELEMENTS(escaped); k++) {
		if (!is_next(source, i, escaped[k].word))
			continue;
		code.kind = escaped[k].kind;
		*length = 2;
	}
	if (source_is(source, i, "<") && is_next(source, i, "...")) {
		code.kind = CODE_MAYBE;
		*length = 2;
	} else if (source_is(source, i, "<") && is_next(source, i, "+") &&
		   is_next(source, i + 1, "...")) {
		code.kind = CODE_ONCE;
		*length = 3;
	} else if (source_is(source, i, "...") && is_next(source, i, ">")) {
		code.kind = CODE_END;
		*length = 2;
	} else if (source_is(source, i, "...") && is_next(source, i, "+") &&
		   is_next(source, i + 1, ">")) {
		code.kind = CODE_END;
		*length = 3;
	}
	return code;
}

/* The token behind a "when" with all that belongs to it. */
static guint behind_when(const struct source *source, guint i)
{
	guint line = source->tokens[i].line, depth = 0;

	for (; i < source->count; i++) {
		if (!depth && source->tokens[i].line != line)
			break;
		line = source->tokens[i].line;
		if (source_is(source, i, "("))
			depth++;
		else if (source_is(source, i, ")") && depth)
			depth--;
	}
	return i;
}

/* The token behind a preprocessor line. */
static guint behind_line(const struct source *source, guint i)
{
	guint line = source->tokens[i].line;

	while (i < source->count && source->tokens[i].line == line)
		i++;
	return i;
}

/* Adds the heads of the lines up to this one. */
static void add_heads(const struct cocci_rule *rule, guint *line, guint end,
		      GArray *list)
{
	for (; *line < end; ++*line) {
		char c = rule->heads[*line];
		struct code code = {c == '('   ? CODE_OPEN
				    : c == '|' ? CODE_OR
				    : c == '&' ? CODE_AND
					       : CODE_CLOSE,
				    G_MAXUINT};

		if (c)
			g_array_append_val(list, code);
	}
}

/* Whether token i says nothing of what must stand before (after) the change. */
static gboolean is_passed(const struct cocci_rule *rule, guint i,
			  gboolean after)
{
	enum cocci_mark mark = cocci_mark(rule, i);

	return rule->body->tokens[i].kind == TOKEN_COMMENT ||
	       mark == (after ? COCCI_MINUS : COCCI_PLUS) ||
	       (mark == COCCI_OPTIONAL && !after);
}

GArray *ruleset_code(const struct cocci_rule *rule, gboolean after)
{
	const struct source *source = rule->body;
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct code));
	guint line = 0, i = 0;

	while (i < source->count) {
		struct code code;
		guint length;

		add_heads(rule, &line, source->tokens[i].line, list);
		code = code_at(source, i, &length);
		if (is_passed(rule, i, after)) {
			i++;
		} else if (source_is(source, i, "when")) {
			i = behind_when(source, i);
		} else if (source_is(source, i, "@")) {
			i += 2;
		} else {
			if (source->tokens[i].kind == TOKEN_HASH &&
			    source_is(source, i + 1, "include")) {
				code.kind = CODE_HEADER;
				length = behind_line(source, i) - i;
			}
			g_array_append_val(list, code);
			i += length;
		}
	}
	add_heads(rule, &line, source->line_count, list);
	return list;
}

char *ruleset_header(const struct source *source, guint hash)
{
	const char *text = source->text + source->tokens[hash].offset;
	gsize length = source->length - source->tokens[hash].offset;
	const char *end = memchr(text, '\n', length);
	g_autofree char *line =
		g_strndup(text, end ? (gsize)(end - text) : length);
	const char *name = line + strcspn(line, "<\"");

	if (!*name || strstr(name, "..."))
		return NULL;
	return g_strndup(name + 1, strcspn(name + 1, ">\""));
}

static struct need *any_of(char *const *values)
{
	struct need *need = need_new(NEED_NEVER);

	for (; *values; values++)
		need = need_or(need, need_word(*values));
	return need;
}

struct need *ruleset_token(const struct cocci_rule *rule, guint i)
{
	const struct source *source = rule->body;
	g_autofree char *word = source_word(source, i);
	const struct metavar *metavar;

	/* "..." is any string, "%@f@" holds a variable */
	if (source->tokens[i].kind == TOKEN_STRING)
		return strstr(word, "...") || strstr(word, "%@")
			       ? need_new(NEED_ALWAYS)
			       : need_word(word);
	if (!cocci_is_name(source, i) || g_strv_contains(iso, word))
		return need_new(NEED_ALWAYS);
	metavar = cocci_metavar(rule, word);
	if (!metavar || metavar->literal)
		return need_word(word);
	return metavar->values ? any_of(metavar->values)
			       : need_new(NEED_ALWAYS);
}

/* Where a rule's code is read. */
struct need_reader {
	const struct cocci_rule *rule;
	const GArray *code;
	guint next;
	guint depth; /* of choices and nests */
};

static enum code_kind kind_at(const struct need_reader *reader)
{
	return g_array_index(reader->code, struct code, reader->next).kind;
}

static struct need *read_sequence(struct need_reader *reader);

/* "( a | b )", "( a & b )": behind its bracket. */
static struct need *read_choice(struct need_reader *reader)
{
	struct need *need = read_sequence(reader);

	while (reader->next < reader->code->len) {
		enum code_kind kind = kind_at(reader);

		if (kind == CODE_CLOSE)
			reader->next++;
		if (kind != CODE_OR && kind != CODE_AND)
			break;
		reader->next++;
		need = kind == CODE_OR ? need_or(need, read_sequence(reader))
				       : need_and(need, read_sequence(reader));
	}
	return need;
}

/* "<... a ...>" or "<+... a ...+>": behind its beginning. */
static struct need *read_nest(struct need_reader *reader, gboolean once)
{
	struct need *need = read_sequence(reader);

	if (reader->next < reader->code->len && kind_at(reader) == CODE_END)
		reader->next++;
	if (once)
		return need;
	need_free(need);
	return need_new(NEED_ALWAYS);
}

static struct need *read_header(const struct need_reader *reader, guint hash)
{
	g_autofree char *name = ruleset_header(reader->rule->body, hash);

	return name ? need_word(name) : need_new(NEED_ALWAYS);
}

static struct need *read_inner(struct need_reader *reader)
{
	struct need *need = need_new(NEED_ALWAYS);

	while (reader->next < reader->code->len) {
		const struct code *code =
			&g_array_index(reader->code, struct code, reader->next);

		if (code->kind == CODE_OR || code->kind == CODE_AND ||
		    code->kind == CODE_CLOSE || code->kind == CODE_END)
			break;
		reader->next++;
		if (code->kind == CODE_OPEN)
			need = need_and(need, read_choice(reader));
		else if (code->kind == CODE_HEADER)
			need = need_and(need, read_header(reader, code->token));
		else if (code->kind == CODE_TOKEN)
			need = need_and(
				need, ruleset_token(reader->rule, code->token));
		else
			need = need_and(
				need,
				read_nest(reader, code->kind == CODE_ONCE));
	}
	return need;
}

/* What lies too deep needs nothing that could be told. */
static struct need *read_sequence(struct need_reader *reader)
{
	struct need *need;

	if (reader->depth >= DEPTH_MAX) {
		reader->next = reader->code->len;
		return need_new(NEED_ALWAYS);
	}
	reader->depth++;
	need = read_inner(reader);
	reader->depth--;
	return need;
}

struct need *ruleset_own_need(const struct cocci_rule *rule)
{
	GArray *code = ruleset_code(rule, FALSE);
	struct need_reader reader = {.rule = rule, .code = code};
	struct need *need = read_sequence(&reader);

	/* brackets that do not match: what is behind them needs nothing */
	g_array_unref(code);
	return need;
}
