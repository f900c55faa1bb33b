// SPDX-License-Identifier: GPL-2.0
/* The words of a text, their kinds and places, and the items they make. */
#include "code.h"
#include "code/bracket.h"

/*
 * Words with kinds: i name, n number, s string, c character, / comment, # hash
 * of a directive, and nothing before a punctuator.
 */
static const struct {
	const char *text;
	const char *words;
} cases[] = {
	{"", ""},
	{"int a_1;", "i:int i:a_1 ;"},
	{"a+++b", "i:a ++ + i:b"},
	{"a<<=b>>c...", "i:a <<= i:b >> i:c ..."},
	{"a->b", "i:a -> i:b"},
	{"<<=>>=...->++--<<>><=>=", "<<= >>= ... -> ++ -- << >> <= >="},
	{"==!=&&||+=-=*=/=%=&=|=^=##",
	 "== != && || += -= *= /= %= &= |= ^= ##"},
	{"=!&|+-*/%^#<>.:?~,;()[]{}",
	 "= ! & | + - * / % ^ # < > . : ? ~ , ; ( ) [ ] { }"},
	{"..=<<>===>!!~~**%%^^", ". . = << >= == > ! ! ~ ~ * * % % ^ ^"},
	{".. <", ". . <"},
	{"x=-1", "i:x = - n:1"},
	{"0x1fUL 1.5e+3 .5 1e-2f", "n:0x1fUL n:1.5e+3 n:.5 n:1e-2f"},
	{"0x1e+2", "n:0x1e + n:2"},
	{"\"a\\\"b\" 'c' '\\''", "s:\"a\\\"b\" c:'c' c:'\\''"},
	{"\"open\nb", "s:\"open i:b"},
	{"/* a\n b */c//d", "/:/* a\n b */ i:c /://d"},
	{"/*/ a */b", "/:/*/ a */ i:b"},
	{"/* open", "/:/* open"},
	{"// a \\\nb\nc", "/:// a \\\nb i:c"},
	{"a # b", "i:a # i:b"},
	{"# define A", "#: i:define i:A"},
	{"/* x */ #if 1", "/:/* x */ #: i:if n:1"},
	{"#a##b", "#: i:a ## i:b"},
	{"a\\\nb", "i:a i:b"},
	{"@ $x \303\251", "@ i:$x i:\303\251"},
	{"\r\n\t\f a", "i:a"},
};

static char *words_of(const struct source *source)
{
	static const char kinds[] = {
		[TOKEN_IDENT] = 'i',  [TOKEN_NUMBER] = 'n',
		[TOKEN_STRING] = 's', [TOKEN_CHAR] = 'c',
		[TOKEN_PUNCT] = 0,    [TOKEN_COMMENT] = '/',
		[TOKEN_HASH] = '#',
	};
	GString *words = g_string_new(NULL);

	for (guint i = 0; i < source->count; i++) {
		g_autofree char *word = source_word(source, i);
		char kind = kinds[source->tokens[i].kind];

		if (kind)
			g_string_append_printf(words, "%s%c:%s", i ? " " : "",
					       kind, kind == '#' ? "" : word);
		else
			g_string_append_printf(words, "%s%s", i ? " " : "",
					       word);
	}
	return g_string_free(words, FALSE);
}

static void test_words(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct unit *unit = code_unit(cases[i].text);
		g_autofree char *words = words_of(unit->source);

		if (strcmp(words, cases[i].words))
			test_failed("'%s' is '%s', not '%s'", cases[i].text,
				    words, cases[i].words);
		unit_free(unit);
	}
}

static void test_places(void)
{
	struct unit *unit = code_unit("a\n\tb /* x\n */ c\r\nd");
	const struct source *s = unit->source;
	guint b = code_token(s, "b", 0), c = code_token(s, "c", 0);
	guint d = code_token(s, "d", 0);
	g_autofree char *span = source_span(s, 0, d);

	g_assert_cmpuint(s->line_count, ==, 4);
	g_assert_cmpuint(s->tokens[b].line, ==, 2);
	g_assert_cmpuint(s->tokens[c].line, ==, 3);
	g_assert_cmpuint(s->tokens[d].line, ==, 4);
	g_assert_cmpuint(source_column(s, s->tokens[b].offset), ==, 1);
	g_assert_cmpuint(source_column(s, s->tokens[c].offset), ==, 4);
	g_assert_cmpuint(source_offset(s, 2, 1), ==, s->tokens[b].offset);
	g_assert_cmpuint(source_offset(s, 0, 0), ==, s->length);
	g_assert_cmpuint(source_offset(s, 9, 0), ==, s->length);
	g_assert_cmpuint(source_offset(s, 4, 99), ==, s->length);
	g_assert_cmpuint(source_at(s, s->tokens[c].offset), ==, c);
	g_assert_cmpuint(source_at(s, s->tokens[c].offset + 1), ==, d);
	g_assert_cmpuint(source_at(s, s->length), ==, s->count);
	g_assert_cmpstr(span, ==, "a b c d");
	unit_free(unit);
}

static void test_neighbours(void)
{
	struct unit *unit = code_unit("a /* c */\n#define M x /* d */ \\\n"
				      "\t(y)\n#if Z\nb(c[d], {e});\n#endif\n(");
	const struct source *s = unit->source;
	guint x = code_token(s, "x", 0), y = code_token(s, "y", 0);

	/* code does not see directives, a macro's body sees itself */
	g_assert_true(source_is(s, source_next(s, 0), "b"));
	g_assert_true(source_is(s, source_prev(s, code_token(s, "b", 0)), "a"));
	g_assert_true(source_is(s, source_next(s, x), "("));
	g_assert_true(source_is(s, source_prev(s, y), "("));
	g_assert_cmpuint(source_prev(s, 0), ==, G_MAXUINT);
	g_assert_cmpuint(source_next(s, s->count), ==, s->count);
	g_assert_cmpuint(source_next(s, s->count - 1), ==, s->count);
	g_assert_true(source_is(
		s, source_close(s, source_next(s, code_token(s, "b", 0))),
		")"));
	g_assert_cmpuint(source_close(s, code_token(s, "(", 1)), <, s->count);
	g_assert_cmpuint(source_close(s, s->count - 1), ==, s->count);
	unit_free(unit);
}

/* Items: f function, m macro, o other, each with its name; ! unbalanced. */
static const struct {
	const char *text;
	const char *items;
} items[] = {
	{"", ""},
	{"int a; static int f(int x) { return x; } int b;", "o f:f o"},
	{"int f(int x);", "o"},
	{"#define M(x) (x)\n#define N\nint a;", "m:M m:N o"},
	{"void f(void)\n{\n#define M 1\n}\n", "m:M f:f"},
	{"struct s { int a; } x = { 1 };", "o"},
	{"int a[] = { f(1) };", "o"},
	{"enum { A = 1, B };", "o"},
	{"static int f(int x) __must_hold(&lock) { }", "f:f"},
	{"__printf(1, 2) int f(char *x) { }", "f:f"},
	{"SYSCALL_DEFINE3(name, int, a, int, b) { }", "f:name"},
	{"EXPORT(a);\nint f(void) { }\nmodule_init(f);", "o f:f o"},
	{"MACRO(a)\nint f(void) { }", "f:f"},
	{"#ifdef A\nint f(int a)\n{\n#else\nint f(void)\n{\n#endif\n}\n",
	 "f:f"},
	{"int f(void)\n{\n#ifdef A\nif (a) {\n#else\nif (b) {\n#endif\n}\n}\n",
	 "f:f"},
	{"struct __aligned(8) s { int a; };", "o"},
	{"struct __attribute__((packed)) { int a; } x;", "o"},
	{"struct s *__f(void) { }", "f:__f"},
	{"union u __f(struct __x *y) { }", "f:__f"},
	{"int f(void) { }}", "f:f o!"},
	{"int f(void) {", "f:f!"},
	{"#if A\nint a;", "o!"},
	{"#endif\n", "!"},
};

static void test_items(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(items); i++) {
		struct unit *unit = code_unit(items[i].text);
		GString *said = g_string_new(NULL);

		for (guint k = 0; k < unit->items->len; k++) {
			const struct item *item =
				&g_array_index(unit->items, struct item, k);
			g_autofree char *name = item_name(unit->source, item);

			g_string_append_printf(said, "%s%c%s%s", k ? " " : "",
					       "ofm"[item->kind],
					       name ? ":" : "",
					       name ? name : "");
			g_assert_true(items_at(unit->items, item->last));
		}
		if (!unit->balanced)
			g_string_append_c(said, '!');
		if (strcmp(said->str, items[i].items))
			test_failed("'%s' has '%s', not '%s'", items[i].text,
				    said->str, items[i].items);
		g_string_free(said, TRUE);
		unit_free(unit);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/token/words", test_words);
	g_test_add_func("/token/places", test_places);
	g_test_add_func("/token/neighbours", test_neighbours);
	g_test_add_func("/item/items", test_items);
	return g_test_run();
}
