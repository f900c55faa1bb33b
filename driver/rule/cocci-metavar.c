// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "rule/cocci-parts.h"
#include "code/bracket.h"

void cocci_metavar_free(gpointer data)
{
	struct metavar *metavar = data;

	g_free(metavar->kind);
	g_free(metavar->name);
	g_free(metavar->rule);
	g_free(metavar->from);
	g_free(metavar->tag);
	g_strfreev(metavar->values);
	g_free(metavar);
}

struct source *cocci_words(const char *text)
{
	GBytes *bytes = g_bytes_new(text, strlen(text));
	struct source *source = source_new("rule", bytes);

	g_bytes_unref(bytes);
	return source;
}

/* Words of which what a declaration declares is told. */
static const char *const kinds[] = {
	"local",      "global",	     "fresh",	     "expression",
	"identifier", "statement",   "type",	     "position",
	"constant",   "parameter",   "initializer",  "initialiser",
	"field",      "declaration", "declarer",     "iterator",
	"typedef",    "symbol",	     "function",     "list",
	"name",	      "attribute",   "format",	     "operator",
	"assignment", "binary",	     "metavariable", "idexpression",
	"pragmainfo", "cast",	     "virtual",	     NULL};

/* Those that name what C or the tree has: no variables. */
static gboolean is_literal(const char *kind)
{
	return !strcmp(kind, "typedef") || !strcmp(kind, "symbol") ||
	       strstr(kind, " name");
}

/* One declaration: tokens from first to last, its ; left out. */
struct declaration {
	const struct source *source;
	guint first, last;
	char *kind; /* "" where only a type stands in front */
};

/* Index of the next one of these at the same depth, or end + 1. */
static guint find(const struct source *source, guint from, guint end,
		  const char *const *marks)
{
	for (guint i = from; i <= end; i++) {
		guint close;

		if (source_is_any(source, i, marks))
			return i;
		if (!source_is(source, i, "(") && !source_is(source, i, "[") &&
		    !source_is(source, i, "{"))
			continue;
		close = source_close(source, i);
		if (close > end)
			return end + 1;
		i = close;
	}
	return end + 1;
}

/* The names of "{a, b}" or "a" behind an =; NULL: no plain names. */
static char **names_of(const struct source *source, guint first, guint last)
{
	GPtrArray *names = g_ptr_array_new();
	gboolean plain = TRUE;

	for (guint i = first; i <= last; i++) {
		if (source->tokens[i].kind == TOKEN_IDENT)
			g_ptr_array_add(names, source_word(source, i));
		else
			plain &= source_is(source, i, "{") ||
				 source_is(source, i, "}") ||
				 source_is(source, i, ",");
	}
	g_ptr_array_add(names, NULL);
	if (plain && names->len > 1)
		return (char **)g_ptr_array_free(names, FALSE);
	g_strfreev((char **)g_ptr_array_free(names, FALSE));
	return NULL;
}

/* The names of a regular expression that is nothing but "^(a|b)$". */
static char **regex_names(const struct source *source, guint token)
{
	g_autofree char *text = source_word(source, token);
	gsize length = strlen(text);
	char **names = NULL, *from = text + 2;

	if (length < 5 || strncmp(text, "\"^", 2) ||
	    strcmp(text + length - 2, "$\""))
		return NULL;
	text[length - 2] = '\0';
	if (*from == '(' && g_str_has_suffix(from, ")")) {
		from[strlen(from) - 1] = '\0';
		from++;
	} else if (strchr(from, '|')) {
		return NULL; /* the anchors are those of the outer ones alone */
	}
	names = g_strsplit(from, "|", -1);
	for (guint i = 0; names && names[i]; i++) {
		const char *p = names[i];

		while (g_ascii_isalnum(*p) || *p == '_')
			p++;
		if (p == names[i] || *p)
			g_clear_pointer(&names, g_strfreev);
	}
	return names;
}

/* "= {a, b}", "=~ "^a$"": what the variable can be. */
static char **values_of(const struct source *source, guint op, guint last)
{
	if (op >= last || !source_is(source, op, "="))
		return NULL;
	if (source_is(source, op + 1, "~"))
		return op + 2 == last &&
				       source->tokens[last].kind == TOKEN_STRING
			       ? regex_names(source, last)
			       : NULL;
	return names_of(source, op + 1, last);
}

static gboolean is_typed(const struct metavar *metavar, gboolean type_in_front)
{
	const char *kind = metavar->kind;

	if (!type_in_front)
		return FALSE;
	return !*kind || strstr(kind, "expression") ||
	       g_str_has_prefix(kind, "constant");
}

/* "m" where the declaration begins with "struct m" and no more words. */
static char *tag_of(const struct declaration *whole)
{
	const struct source *source = whole->source;
	guint i = whole->first;

	i += source_is(source, i, "const");
	if (i + 2 > whole->last || !source_is(source, i, "struct") ||
	    source->tokens[i + 1].kind != TOKEN_IDENT)
		return NULL;
	return source_word(source, i + 1);
}

/* The declarator that these tokens make; shared: what others had in front. */
static void add_declarator(struct cocci_rule *rule,
			   const struct declaration *whole, guint first,
			   guint last, gboolean *type_in_front)
{
	static const char *const ends[] = {"=",	 "!=", "<=", ":",
					   "<<", "!",  "@",  NULL};
	const struct source *source = whole->source;
	guint op = find(source, first, last, ends), name = G_MAXUINT;
	struct metavar *metavar;

	for (guint i = first; i < op && i <= last; i++)
		if (source->tokens[i].kind == TOKEN_IDENT)
			name = i;
	if (name == G_MAXUINT)
		return;
	metavar = g_new0(struct metavar, 1);
	metavar->name = source_word(source, name);
	metavar->kind = g_strdup(whole->kind);
	if (name >= first + 2 && source_is(source, name - 1, ".")) {
		metavar->rule = source_word(source, name - 2);
		metavar->from = g_strdup(metavar->name);
		*type_in_front |= name > first + 2;
	} else {
		*type_in_front |= name > first;
	}
	if (source_is(source, op, "<<") && op + 3 <= last) {
		metavar->rule = source_word(source, op + 1);
		metavar->from = source_word(source, op + 3);
		metavar->optional = op + 3 < last;
	} else {
		metavar->values = values_of(source, op, last);
	}
	metavar->literal = is_literal(metavar->kind);
	metavar->typed = is_typed(metavar, *type_in_front);
	if (metavar->typed && !*metavar->kind)
		metavar->tag = tag_of(whole);
	g_ptr_array_add(rule->metavars, metavar);
}

/* The words in front that say what is declared; the token behind them. */
static guint read_kind(struct declaration *whole)
{
	const struct source *source = whole->source;
	GString *kind = g_string_new(NULL);
	guint i = whole->first;

	/* "type T", but in "identifier name, list" they are names */
	while (i < whole->last && source_is_any(source, i, kinds) &&
	       (source->tokens[i + 1].kind == TOKEN_IDENT ||
		source_is(source, i + 1, "*") ||
		(source_is(source, i, "list") &&
		 source_is(source, i + 1, "[")))) {
		char *word = source_word(source, i++);

		g_string_append_printf(kind, "%s%s", kind->len ? " " : "",
				       word);
		g_free(word);
	}
	if (g_str_has_suffix(kind->str, "list") && source_is(source, i, "["))
		i = source_close(source, i) + 1;
	whole->kind = g_string_free(kind, FALSE);
	return i;
}

static void read_declaration(struct cocci_rule *rule, struct declaration *whole)
{
	static const char *const comma[] = {",", NULL};
	guint i = read_kind(whole);
	gboolean type_in_front = FALSE;

	while (i <= whole->last) {
		guint end = find(whole->source, i, whole->last, comma);

		if (end > i)
			add_declarator(rule, whole, i, end - 1, &type_in_front);
		i = end + 1;
	}
	g_free(whole->kind);
}

void cocci_read_metavars(struct cocci_rule *rule, const char *text)
{
	static const char *const semicolon[] = {";", NULL};
	struct source *words = cocci_words(text), *source;
	GString *plain = g_string_new(NULL);
	guint i = 0;

	/* without comments, which stand between any two words */
	for (guint k = 0; k < words->count; k++)
		if (words->tokens[k].kind != TOKEN_COMMENT)
			g_string_append_printf(
				plain, "%.*s ", (int)words->tokens[k].length,
				words->text + words->tokens[k].offset);
	source = cocci_words(plain->str);
	while (i < source->count) {
		struct declaration whole = {.source = source, .first = i};
		guint end = find(source, i, source->count - 1, semicolon);

		if (end > i) {
			whole.last = end - 1;
			read_declaration(rule, &whole);
		}
		i = end + 1;
	}
	source_free(source);
	source_free(words);
	g_string_free(plain, TRUE);
}
