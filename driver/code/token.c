// SPDX-License-Identifier: GPL-2.0
#include "code/token.h"

#include <string.h>

struct lexer {
	const char *at;
	const char *end;
	const char *text;
	guint line;
	gboolean fresh; /* nothing but white space on this line yet */
	enum directive directive;
	struct source *source; /* receives the tokens */
	guint token_room;
	guint line_room;
};

static gboolean is_name(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '$' || (c & 0x80);
}

static void newline(struct lexer *lx)
{
	struct source *source = lx->source;

	lx->line++;
	if (source->line_count == lx->line_room) {
		lx->line_room *= 2;
		source->lines = g_renew(guint, source->lines, lx->line_room);
	}
	source->lines[source->line_count++] = lx->at - lx->text + 1;
}

/* Length of a line continuation at p, 0 when there is none. */
static int continuation(const struct lexer *lx, const char *p)
{
	if (*p != '\\')
		return 0;
	if (p + 1 < lx->end && p[1] == '\n')
		return 2;
	if (p + 2 < lx->end && p[1] == '\r' && p[2] == '\n')
		return 3;
	return 0;
}

static void skip_comment(struct lexer *lx)
{
	if (lx->at[1] == '/') {
		while (lx->at < lx->end && *lx->at != '\n') {
			int n = continuation(lx, lx->at);

			if (n) {
				lx->at += n - 1;
				newline(lx);
			}
			lx->at++;
		}
		return;
	}
	for (lx->at += 2; lx->at < lx->end; lx->at++) {
		if (*lx->at == '\n')
			newline(lx);
		if (*lx->at == '*' && lx->at + 1 < lx->end &&
		    lx->at[1] == '/') {
			lx->at += 2;
			return;
		}
	}
}

/* A string or character ends at its quote, or at the end of the line. */
static void skip_quoted(struct lexer *lx)
{
	char quote = *lx->at++;

	while (lx->at < lx->end && *lx->at != '\n') {
		int n = continuation(lx, lx->at);

		if (n) {
			lx->at += n - 1;
			newline(lx);
			lx->at++;
			continue;
		}
		if (*lx->at == '\\' && lx->at + 1 < lx->end &&
		    lx->at[1] != '\n') {
			lx->at += 2;
			continue;
		}
		if (*lx->at++ == quote)
			return;
	}
}

/* As the preprocessor defines it: 0x1f, 10UL, 1e+5, 1'000. */
static void skip_number(struct lexer *lx)
{
	gboolean hex = lx->at + 1 < lx->end && (lx->at[1] | 0x20) == 'x';

	for (lx->at++; lx->at < lx->end; lx->at++) {
		gboolean sign = *lx->at == '+' || *lx->at == '-';

		if (sign && !hex && (lx->at[-1] | 0x20) == 'e')
			continue;
		if (*lx->at == '\'' && g_ascii_isxdigit(lx->at[-1]) &&
		    lx->at + 1 < lx->end && g_ascii_isxdigit(lx->at[1]))
			continue;
		if (!is_name(*lx->at) && *lx->at != '.')
			return;
	}
}

/* Length of the punctuator that begins with these three. */
static guint punct_length(char a, char b, char c)
{
	switch (a) {
	case '<':
	case '>':
		return b == a ? c == '=' ? 3 : 2 : b == '=' ? 2 : 1;
	case '.':
		return b == '.' && c == '.' ? 3 : 1;
	case '-':
		return b == '>' || b == '-' || b == '=' ? 2 : 1;
	case '+':
	case '&':
	case '|':
		return b == a || b == '=' ? 2 : 1;
	case '=':
	case '!':
	case '*':
	case '/':
	case '%':
	case '^':
		return b == '=' ? 2 : 1;
	case '#':
		return b == '#' ? 2 : 1;
	default:
		return 1;
	}
}

static void skip_punct(struct lexer *lx)
{
	gsize left = lx->end - lx->at;

	lx->at += punct_length(lx->at[0], left > 1 ? lx->at[1] : 0,
			       left > 2 ? lx->at[2] : 0);
}

static enum token_kind skip_token(struct lexer *lx)
{
	char c = *lx->at;

	if (c == '/' && lx->at + 1 < lx->end &&
	    (lx->at[1] == '*' || lx->at[1] == '/')) {
		skip_comment(lx);
		return TOKEN_COMMENT;
	}
	if (c == '"' || c == '\'') {
		skip_quoted(lx);
		return c == '"' ? TOKEN_STRING : TOKEN_CHAR;
	}
	if (g_ascii_isdigit(c) ||
	    (c == '.' && lx->at + 1 < lx->end && g_ascii_isdigit(lx->at[1]))) {
		skip_number(lx);
		return TOKEN_NUMBER;
	}
	if (is_name(c)) {
		while (lx->at < lx->end && is_name(*lx->at))
			lx->at++;
		return TOKEN_IDENT;
	}
	if (c == '#' && lx->fresh && lx->directive == DIRECTIVE_NONE) {
		lx->at++;
		return TOKEN_HASH;
	}
	skip_punct(lx);
	return TOKEN_PUNCT;
}

static enum directive directive_kind(const struct lexer *lx)
{
	static const struct {
		const char *word;
		enum directive kind;
	} words[] = {
		{"define", DIRECTIVE_DEFINE}, {"ifdef", DIRECTIVE_IF},
		{"ifndef", DIRECTIVE_IF},     {"if", DIRECTIVE_IF},
		{"else", DIRECTIVE_ELSE},     {"elif", DIRECTIVE_ELSE},
		{"endif", DIRECTIVE_ENDIF},
	};
	const char *p = lx->at;

	while (p < lx->end && (*p == ' ' || *p == '\t'))
		p++;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		gsize n = strlen(words[i].word);

		if ((gsize)(lx->end - p) >= n && !memcmp(p, words[i].word, n) &&
		    ((gsize)(lx->end - p) == n || !is_name(p[n])))
			return words[i].kind;
	}
	return DIRECTIVE_OTHER;
}

static void add_token(struct lexer *lx, const struct token *token)
{
	struct source *source = lx->source;

	if (source->count == lx->token_room) {
		lx->token_room *= 2;
		source->tokens =
			g_renew(struct token, source->tokens, lx->token_room);
	}
	source->tokens[source->count++] = *token;
}

static void lex(struct lexer *lx)
{
	while (lx->at < lx->end) {
		struct token token = {.offset = lx->at - lx->text,
				      .line = lx->line,
				      .initial = *lx->at};
		int n = continuation(lx, lx->at);

		if (n) {
			lx->at += n - 1;
			newline(lx);
			lx->at++;
			continue;
		}
		if (*lx->at == '\n') {
			newline(lx);
			lx->fresh = TRUE;
			lx->directive = DIRECTIVE_NONE;
			lx->at++;
			continue;
		}
		if (g_ascii_isspace(*lx->at)) {
			lx->at++;
			continue;
		}
		token.kind = skip_token(lx);
		token.length = lx->at - lx->text - token.offset;
		if (token.kind == TOKEN_HASH)
			lx->directive = directive_kind(lx);
		token.directive = lx->directive;
		if (token.kind != TOKEN_COMMENT)
			lx->fresh = FALSE;
		add_token(lx, &token);
	}
}

struct source *source_new(const char *path, GBytes *bytes)
{
	struct source *source = g_new0(struct source, 1);
	struct lexer lx = {.line = 1, .fresh = TRUE, .source = source};

	source->path = g_strdup(path);
	source->bytes = g_bytes_ref(bytes);
	source->text = g_bytes_get_data(bytes, &source->length);
	if (!source->text) /* empty, and so NULL */
		source->text = "";
	lx.text = lx.at = source->text;
	lx.end = source->text + source->length;
	/* about as many as kernel code has */
	lx.token_room = source->length / 6 + 16;
	lx.line_room = source->length / 28 + 16;
	source->tokens = g_new(struct token, lx.token_room);
	source->lines = g_new(guint, lx.line_room);
	source->lines[source->line_count++] = 0;
	lex(&lx);
	source->tokens =
		g_renew(struct token, source->tokens, source->count + 1);
	/* source_next() may return this index */
	source->tokens[source->count] = (struct token){
		.offset = source->length,
		.line = source->line_count,
		.kind = TOKEN_END,
	};
	source->lines = g_renew(guint, source->lines, source->line_count);
	return source;
}

void source_free(struct source *source)
{
	if (!source)
		return;
	g_free(source->path);
	g_bytes_unref(source->bytes);
	g_free(source->tokens);
	g_free(source->lines);
	g_free(source);
}

char *source_word(const struct source *source, guint i)
{
	return g_strndup(source->text + source->tokens[i].offset,
			 source->tokens[i].length);
}

char *source_span(const struct source *source, guint first, guint last)
{
	GString *span = g_string_new(NULL);
	guint end = 0;

	for (guint i = first; i <= last && i < source->count; i++) {
		const struct token *token = &source->tokens[i];

		if (token->kind >= TOKEN_COMMENT)
			continue;
		if (span->len && token->offset > end)
			g_string_append_c(span, ' ');
		g_string_append_len(span, source->text + token->offset,
				    token->length);
		end = token->offset + token->length;
	}
	return g_string_free(span, FALSE);
}

guint source_at(const struct source *source, guint offset)
{
	guint low = 0, high = source->count;

	while (low < high) {
		guint mid = low + (high - low) / 2;

		if (source->tokens[mid].offset < offset)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

guint source_offset(const struct source *source, guint line, guint column)
{
	if (line < 1 || line > source->line_count)
		return source->length;
	return MIN(source->lines[line - 1] + column, source->length);
}

guint source_line(const struct source *source, guint offset)
{
	guint low = 0, high = source->line_count;

	while (high - low > 1) {
		guint mid = low + (high - low) / 2;

		if (source->lines[mid] <= offset)
			low = mid;
		else
			high = mid;
	}
	return low + 1;
}

guint source_column(const struct source *source, guint offset)
{
	return offset - source->lines[source_line(source, offset) - 1];
}

static gboolean is_code(const struct source *source, guint i, guint from)
{
	const struct token *token = &source->tokens[i];

	if (token->kind >= TOKEN_COMMENT)
		return FALSE;
	/* inside of a macro body, the body's own tokens are the code */
	return token->directive == source->tokens[from].directive ||
	       token->directive == DIRECTIVE_NONE;
}

guint source_next_far(const struct source *source, guint i)
{
	guint from = i;

	if (i >= source->count)
		return source->count;
	for (i++; i < source->count; i++)
		if (is_code(source, i, from))
			break;
	return i;
}

guint source_prev_far(const struct source *source, guint i)
{
	guint from = i;

	while (i > 0) {
		i--;
		if (is_code(source, i, from))
			return i;
	}
	return G_MAXUINT;
}
