// SPDX-License-Identifier: GPL-2.0
/* Of what a semantic patch made of a text, only the words are taken. */
#include "code.h"
#include "rewrite/retoken.h"

static const struct {
	const char *what;
	const char *copy;
	const char *result;
	const char *after;
} cases[] = {
	{"nothing", "a b\n", "a b\n", "a b\n"},
	{"white space alone", "f(a,\n\t b);\n", "f(a, b);\n", "f(a,\n\t b);\n"},
	{"empty", "", "", ""},
	{"a name", "x = pin(a);\n", "x = pin_long(a);\n", "x = pin_long(a);\n"},
	{"a name, the lines formed anew", "f(a,\n  b);\n", "g(a, b);\n",
	 "g(a,\n  b);\n"},
	{"behind others", "a = b | c;\n", "a = b;\n", "a = b;\n"},
	{"before others", "a = b | c;\n", "a = c;\n", "a = c;\n"},
	{"between others", "a = b | c | d;\n", "a = b | d;\n", "a = b | d;\n"},
	{"on a line of its own", "a = b |\n    c;\n", "a = b;\n", "a = b;\n"},
	{"on a line of its own, before others", "a = b |\n    c;\n", "a = c;\n",
	 "a = c;\n"},
	{"a statement with its line", "a;\n\tb |= c;\nd;\n", "a;\nd;\n",
	 "a;\nd;\n"},
	{"a statement over two lines", "a;\n\tb |=\n\t\tc;\nd;\n", "a;\nd;\n",
	 "a;\nd;\n"},
	{"a statement beside another", "a; b |= c;\nd;\n", "a;\nd;\n",
	 "a;\nd;\n"},
	{"the last line without a newline", "a;\nb;", "a;\n", "a;\n"},
	{"a word for a word", "f(FLAG);\n", "f(0);\n", "f(0);\n"},
	{"a comment stays", "f(a, /* why */ b);\n", "f(a, /* why */ c);\n",
	 "f(a, /* why */ c);\n"},
	{"a comment between words that go", "x = a | /* why */ b;\n",
	 "x = a;\n", "x = a /* why */;\n"},
	{"a comment to the line's end", "x = a | // why\n\tb;\n", "x = a;\n",
	 "x = a // why\n\t;\n"},
	{"a comment that spatch drops", "f(/* c */ a);\n", "f(b);\n",
	 "f(/* c */ b);\n"},
	{"a word comes", "f(a);\n", "f(a, b);\n", "f(a , b);\n"},
	{"a word comes first", "b;\n", "a b;\n", "a b;\n"},
	{"a word comes first, before a comment", "/* c */ b;\n",
	 "/* c */ a b;\n", "a /* c */ b;\n"},
	{"a word comes between two that touch", "f(b);\n", "f(x b);\n",
	 "f( x b);\n"},
	{"a sign comes before a sign", "a+b;\n", "a+ +b;\n", "a+ +b;\n"},
	{"a sign goes between two names", "a*b;\n", "a b;\n", "a b;\n"},
	{"in a macro", "#define A \\\n\tf(a | b)\nc;\n",
	 "#define A \\\n\tf(a)\nc;\n", "#define A \\\n\tf(a)\nc;\n"},
	{"before a directive", "a = b |\n#ifdef X\nc;\n#endif\n",
	 "a = b\n#ifdef X\nc;\n#endif\n", "a = b\n#ifdef X\nc;\n#endif\n"},
	{"a directive's line stays", "a;\n#if X\nb;\n#endif\nc;\n",
	 "a;\n#if X\n#endif\nc;\n", "a;\n#if X\n#endif\nc;\n"},
	{"far apart", "a b c d e f g\n", "a x c d e g h\n", "a x c d e g h\n"},
	{"all that an if has", "{\n\tif (a)\n\t\tb |= c;\n\td;\n}\n",
	 "{\n\tif (a)\n\t\t{}\n\td;\n}\n", "{\n\tif (a)\n\t\t;\n\td;\n}\n"},
	{"all that several have",
	 "{\n\tif (a) {\n\t\tif (e)\n\t\t\tb |= c;\n\t} else if (g)\n"
	 "\t\tb |= c;\n\td;\n}\n",
	 "{\n\tif (a) {\n\t\tif (e)\n\t\t\t{}\n\t} else if (g)\n"
	 "\t\t{}\n\td;\n}\n",
	 "{\n\tif (a) {\n\t\tif (e)\n\t\t\t;\n\t} else if (g)\n"
	 "\t\t;\n\td;\n}\n"},
	{"all that is in braces", "{\n\tif (a) {\n\t\tb |= c;\n\t}\n}\n",
	 "{\n\tif (a) {\n\t}\n}\n", "{\n\tif (a) {\n\t}\n}\n"},
	{"braces that were there", "{\n\twhile (a) {}\n\tb |= c;\n}\n",
	 "{\n\twhile (a) {}\n}\n", "{\n\twhile (a) {}\n}\n"},
	{"a value of braces", "{\n\tx = 1;\n}\n",
	 "{\n\tx = (struct s) {};\n}\n", "{\n\tx = ( struct s) {};\n}\n"},
	{"carriage returns", "a = b | c;\r\nd;\r\n", "a = b;\nd;\n",
	 "a = b;\r\nd;\r\n"},
};

static char *apply(const struct mask *mask, GBytes *copy, GBytes *result)
{
	struct edits *edits = edits_new();
	GError *error = NULL;
	GBytes *after;
	char *text;

	g_assert_true(retoken_add(edits, mask, copy, result));
	after = edits_apply(edits, copy, &error);
	g_assert_no_error(error);
	text = g_strndup(g_bytes_get_data(after, NULL),
			 g_bytes_get_size(after));
	g_bytes_unref(after);
	edits_free(edits);
	return text;
}

static void test_cases(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct unit *unit = code_unit(cases[i].copy);
		struct mask *mask = mask_new(unit->source, unit->items);
		g_autoptr(GBytes) result =
			g_bytes_new(cases[i].result, strlen(cases[i].result));
		g_autofree char *after =
			apply(mask, unit->source->bytes, result);

		if (strcmp(after, cases[i].after))
			test_failed("%s: '%s', not '%s'", cases[i].what, after,
				    cases[i].after);
		mask_free(mask);
		unit_free(unit);
	}
}

/* Words that were hidden from spatch come back with the words that change. */
static void test_hidden(void)
{
	struct unit *unit = code_unit("x = pin(FLAG, a);\n");
	const struct source *source = unit->source;
	struct mask *mask = mask_new(source, unit->items);
	static const char changed[] = "x = other(fLAG, fLAG | b);\n";
	g_autoptr(GBytes) result = g_bytes_new(changed, strlen(changed));
	g_autofree char *after = NULL;

	mask_hide(mask, code_token(source, "FLAG", 0));
	{
		g_autoptr(GBytes) copy = mask_text(mask);
		struct edits *edits = edits_new();
		g_autoptr(GBytes) bytes = NULL;

		retoken_add(edits, mask, copy, result);
		bytes = edits_apply(edits, source->bytes, NULL);
		after = g_strndup(g_bytes_get_data(bytes, NULL),
				  g_bytes_get_size(bytes));
		edits_free(edits);
	}
	g_assert_cmpstr(after, ==, "x = other(FLAG, FLAG | b);\n");
	mask_free(mask);
	unit_free(unit);
}

/* A text of a few words, line breaks and comments anywhere. */
static char *draw(GRand *rand)
{
	static const char *const words[] = {
		"a",	     " b ",	   "c1",
		"0x1",	     "(",	   ")",
		"|",	     "|=",	   "+",
		"++",	     "->",	   ", ",
		";\n",	     "\n",	   "\n\t",
		" ",	     "\"s\"",	   " 'c'",
		"/* c */",   "// c\n",	   "f(",
		"if (",	     "{\n",	   "}\n",
		"\n#if X\n", "\n#endif\n", "\n#define M \\\n",
		"= ",	     " return ",   "&",
		"-",
	};
	GString *text = g_string_new(NULL);
	guint n = g_rand_int_range(rand, 0, 30);

	while (n--)
		g_string_append(
			text,
			words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))]);
	return g_string_free(text, FALSE);
}

/* The words but for ;, which are counted. */
static char *words_of(const char *text, guint *stops)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	struct source *source = source_new("x", bytes);
	GString *words = g_string_new(NULL);

	for (guint i = 0; i < source->count; i++) {
		g_autofree char *word = source_word(source, i);

		if (!strcmp(word, ";"))
			(*stops)++;
		else if (source->tokens[i].kind != TOKEN_COMMENT)
			g_string_append_printf(words, "%s ", word);
	}
	source_free(source);
	return g_string_free(words, FALSE);
}

/*
 * Whatever two texts are compared, the words come out as the result's; but a ;
 * may stay, since a statement that goes can have been some head's whole body.
 */
static void test_random(void)
{
	GRand *rand = g_rand_new_with_seed(1986);
	guint wrong = 0;

	for (guint i = 0; i < 20000 && wrong < 5; i++) {
		g_autofree char *copy = draw(rand), *other = draw(rand);
		struct unit *unit = code_unit(copy);
		struct mask *mask = mask_new(unit->source, unit->items);
		g_autoptr(GBytes) result = g_bytes_new(other, strlen(other));
		g_autofree char *after =
			apply(mask, unit->source->bytes, result);
		guint has = 0, must = 0;
		g_autofree char *now = words_of(after, &has);
		g_autofree char *wanted = words_of(other, &must);

		if (strcmp(now, wanted) || has < must) {
			wrong++;
			test_failed("'%s' to '%s' came out as '%s'", copy,
				    other, after);
		}
		mask_free(mask);
		unit_free(unit);
	}
	g_rand_free(rand);
}

/* What stands in the copy for something else stays what it is in the file. */
static const struct {
	const char *what, *file, *result, *after;
} standins[] = {
	{"a word beside it",
	 "int f(int a)\n{\n\tuntil_x(a) {\n\t\tpin(1'0);\n\t}\n}\n",
	 "int f(int a)\n{\n\teachl_x(a) {\n\t\tnip(10);\n\t}\n}\n",
	 "int f(int a)\n{\n\tuntil_x(a) {\n\t\tnip(1'0);\n\t}\n}\n"},
	{"its own word goes",
	 "int f(int a)\n{\n\tuntil_x(a) {\n\t\tpin(1'0);\n\t}\n}\n",
	 "int f(int a)\n{\n\teachl_x(a) {\n\t\tpin(20);\n\t}\n}\n", NULL},
	{"its own word comes again", "int f(int a)\n{\n\tpin(1'0);\n}\n",
	 "int f(int a)\n{\n\tpin(10, 10);\n}\n", NULL},
	{"a word behind what is blank goes",
	 "int f(int a)\n{\n\tu8 *x __free(k) = NULL;\n}\n",
	 "int f(int a)\n{\n\tu8 *x;\n}\n",
	 "int f(int a)\n{\n\tu8 *x __free(k);\n}\n"},
	{"a statement behind what is blank goes",
	 "int f(int a)\n{\n\t[[x]] g(a);\n\th(a);\n}\n",
	 "int f(int a)\n{\n\th(a);\n}\n",
	 "int f(int a)\n{\n\t[[x]] ;\n\th(a);\n}\n"},
	{"a declaration goes with what is blank in it",
	 "int f(int a)\n{\n\tu8 *x __free(k) = NULL;\n\th(a);\n}\n",
	 "int f(int a)\n{\n\th(a);\n}\n", "int f(int a)\n{\n\th(a);\n}\n"},
};

static void test_standins(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(standins); i++) {
		struct unit *unit = code_unit(standins[i].file);
		struct mask *mask = mask_new(unit->source, unit->items);
		struct edits *edits = edits_new();
		g_autoptr(GBytes) copy = NULL, after = NULL;
		g_autoptr(GBytes) result = g_bytes_new(
			standins[i].result, strlen(standins[i].result));
		g_autofree char *text = NULL;

		mask_keep(mask, 0);
		mask_simplify(mask, 0);
		copy = mask_text(mask);
		if (retoken_add(edits, mask, copy, result)) {
			after = edits_apply(edits, unit->source->bytes, NULL);
			text = g_strndup(g_bytes_get_data(after, NULL),
					 g_bytes_get_size(after));
		}
		if (g_strcmp0(text, standins[i].after))
			test_failed("%s: '%s'", standins[i].what, text);
		edits_free(edits);
		mask_free(mask);
		unit_free(unit);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/retoken/cases", test_cases);
	g_test_add_func("/retoken/hidden", test_hidden);
	g_test_add_func("/retoken/random", test_random);
	g_test_add_func("/retoken/standins", test_standins);
	return g_test_run();
}
