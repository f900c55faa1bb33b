// SPDX-License-Identifier: GPL-2.0
/* The comment stands where a person would put it, in the kernel's own form. */
#include "judge.h"

#include "rewrite/comment.h"
#include "base/edit.h"

#define TAG  "Pin lifetime:"
#define TEXT TAG " EDITME - foo() holds this pin; say who drops it, and when."

/*
 * Each text is a whole file. The line "@" is where the comment goes for every
 * pin( in it, with the indentation of the @; "@\" when it is backslashed.
 */
struct place_case {
	const char *what;
	const char *text;
	gboolean unjudged; /* checkpatch.pl dislikes the code around it */
};

#define F "int foo(void)\n{\n"

static const struct place_case cases[] = {
	{"assignment", F "\tint r;\n\n@\tr = pin(a);\n\treturn r;\n}\n"},
	{"value discarded", F "\tbar();\n@\tpin(a);\n}\n"},
	{"declaration", F "\tint a = 1;\n@\tint r = pin(a);\n\tint c = 2;\n\n"
			  "\treturn r + c;\n}\n"},
	{"return", F "\tbar();\n@\treturn pin(a);\n}\n"},
	{"broken after =", F "@\tr =\n\t\tpin(a);\n\treturn r;\n}\n"},
	{"argument of another call", F "@\tbar(a,\n\t    pin(b));\n}\n"},
	{"if", F "\tbar();\n@\tif (pin(a) != 1)\n\t\treturn 1;\n}\n"},
	{"second line of an if", F "@\tif (bar() &&\n\t    pin(a) != 1)\n"
				   "\t\treturn 1;\n}\n"},
	{"switch", F "@\tswitch (pin(a)) {\n\tcase 1:\n\t\tbreak;\n\t}\n}\n"},
	{"while", F "\tbar();\n@\twhile (pin(a) == 1)\n\t\tbaz();\n}\n"},
	{"for", F "@\tfor (i = 0; pin(a) == 1; i++)\n\t\tbaz();\n}\n"},
	{"do while", F "\tbar();\n@\tdo {\n\t\tbaz();\n"
		       "\t} while (pin(a) == 1);\n}\n"},
	{"loop macro",
	 F "@\tfor_each_thing(x, pin(a)) {\n\t\tbaz();\n\t}\n}\n"},
	{"inside a loop", F "\twhile (n) {\n\t\tbar();\n@\t\tn = pin(a);\n"
			    "\t}\n}\n"},
	{"unbraced if", F "\tif (x)\n@\t\tr = pin(a);\n\treturn r;\n}\n"},
	{"unbraced else", F "\tif (x)\n\t\tbar();\n\telse\n@\t\tr = pin(a);\n"
			    "\treturn r;\n}\n"},
	{"unbraced loop", F "\twhile (x)\n@\t\tx = pin(a);\n}\n"},
	{"unbraced in unbraced",
	 F "\twhile (x)\n\t\tif (y)\n"
	   "@\t\t\tx = pin(a);\n}\n",
	 TRUE},
	{"else if, braced", F "\tif (x) {\n\t\tbar();\n"
			      "\t} else if (pin(a) == 1) {\n@\t\tbaz();\n"
			      "\t}\n}\n"},
	{"else if, arm begins with a comment",
	 F "\tif (x) {\n\t\tbar();\n\t} else if (pin(a) == 1) {\n"
	   "@\t\t/* so */\n\t\tbaz();\n\t}\n}\n"},
	{"else if, comment behind the brace",
	 F "\tif (x) {\n\t\tbar();\n\t} else if (pin(a) == 1) { /* so */\n"
	   "@\t\tbaz();\n\t}\n}\n"},
	{"else if, arm begins with a label",
	 F "\tif (x) {\n\t\tbar();\n\t} else if (pin(a) == 1) {\n"
	   "@\t\t\nout:\n\t\tbaz();\n\t}\n}\n"},
	{"else if, empty arm",
	 F "\tif (x) {\n\t\tbar();\n"
	   "\t} else if (pin(a) == 1) {\n@\t\t\n\t}\n}\n"},
	{"else if, over two lines",
	 F "\tif (x) {\n\t\tbar();\n\t} else if (x &&\n\t\t   pin(a) == 1) {\n"
	   "@\t\tbaz();\n\t}\n}\n"},
	{"else if, unbraced", F "\tif (x)\n\t\tbar();\n"
				"\telse if (pin(a) == 1)\n@\t\tbaz();\n}\n"},
	{"else if, on one line", F "\tbar();\n@\tif (x)\n\t\tbar();\n"
				   "\telse if (pin(a) == 1) baz();\n}\n"},
	{"third of a chain", F "\tif (x) {\n\t\tbar();\n\t} else if (y) {\n"
			       "\t\tbar();\n\t} else if (pin(a)) {\n"
			       "@\t\tbaz();\n\t} else {\n\t\tbar();\n\t}\n}\n"},
	{"else, then if on its own line",
	 F "\tif (x)\n\t\tbar();\n\telse\n@\t\tif (pin(a))\n\t\t\tbaz();\n}\n",
	 TRUE},
	{"case label", F "\tswitch (x) {\n\tcase 1:\n@\t\tr = pin(a);\n"
			 "\t\tbreak;\n\t}\n}\n"},
	{"case label on the line", F "\tswitch (x) {\n"
				     "@\tcase 1: return pin(a);\n\t}\n}\n"},
	{"goto label", F "again:\n@\tr = pin(a);\n\treturn r;\n}\n"},
	{"goto label on the line", F "@again:\tr = pin(a);\n\treturn r;\n}\n",
	 TRUE},
	{"if and statement on a line", F "@\tif (x) r = pin(a);\n}\n"},
	{"else and statement on a line",
	 F "@\tif (x)\n\t\tbar();\n\telse r = pin(a);\n}\n"},
	{"block on a line", F "\tbar();\n@\tif (x) { r = pin(a); }\n}\n"},
	{"condition of two lines, statement behind it",
	 F "@\tif (x &&\n\t    y) r = pin(a);\n}\n"},
	{"two statements on a line", F "@\ta = 1; r = pin(a);\n}\n"},
	{"comment before it on the line", F "@\t/* so */ r = pin(a);\n}\n"},
	{"comment above it", F "\t/* so */\n@\tr = pin(a);\n}\n"},
	{"two calls in one statement", F "@\tr = pin(a) +\n\t    pin(b);\n}\n"},
	{"#ifdef above", F "\tbar();\n#ifdef CONFIG_X\n@\tr = pin(a);\n"
			   "#endif\n\tbar();\n}\n"},
	{"#ifdef around a statement, call behind", F
	 "#ifdef CONFIG_X\n\tif (x)\n\t\tbar();\n#endif\n@\tr = pin(a);\n}\n"},
	{"else if, arm begins with an #ifdef",
	 F "\tif (x) {\n\t\tbar();\n\t} else if (pin(a) == 1) {\n@\t\t\n"
	   "#ifdef CONFIG_X\n\t\tbaz();\n#endif\n\t}\n}\n"},
	{"braces opened in both arms",
	 F "#ifdef CONFIG_X\n\tif (x) {\n#else\n\tif (y) {\n#endif\n"
	   "\t\tbar();\n\t}\n@\tr = pin(a);\n}\n"},
	{"parentheses that do not balance over the arms",
	 F "\tfoo(a\n#ifdef CONFIG_X\n\t    , b(\n#else\n\t    , c(\n#endif\n"
	   "\t\td));\n@\tr = pin(a);\n\treturn r;\n}\n"},
	{"arms in one statement, an #if inside one",
	 F "\tbar();\n@\tr =\n#ifdef CONFIG_X\n#if Y\n\t\tpin(a);\n#else\n"
	   "\t\tpin(c);\n#endif\n#else\n\t\tpin(b);\n#endif\n\tbar();\n}\n"},
	{"both arms in one statement",
	 F "\tbar();\n@\tr =\n#ifdef CONFIG_X\n\t\tpin(a);\n#else\n"
	   "\t\tpin(b);\n#endif\n\tbar();\n}\n"},
	{"#ifdef takes the if away",
	 F "#ifdef CONFIG_X\n\tif (x)\n\t\tbar();\n\telse\n#endif\n"
	   "@\t\tr = pin(a);\n\tbar();\n}\n",
	 TRUE},
	{"statement expression",
	 F "\tr = ({\n\t\tint k;\n\n@\t\tk = pin(a);\n\t\tk;\n\t});\n}\n"},
	{"statement expression on a line",
	 F "\tbar();\n@\tr = ({ int k = pin(a); k; });\n}\n"},
	{"statement expression in a condition",
	 F "\tif (({\n@\t\tint k = pin(a);\n\t\tk;\n\t}))\n\t\tbar();\n}\n"},
	{"first line of a function", F "@\treturn pin(a);\n}\n"},
	{"function on a line", "@int foo(void) { return pin(a); }\n"},
	{"macro body", "#define X(a) do {\t\\\n\tbar();\t\t\\\n"
		       "@\t\\\n\tpin(a);\t\t\\\n} while (0)\n"},
	{"macro body on two lines", "#define X(a) \\\n@\t\\\n\tpin(a)\n"},
	{"macro on one line", "@#define X(a) pin(a)\n"},
	{"macro, statement on the #define's line",
	 "@#define X(a) do { pin(a);\t\\\n\tbar();\t\\\n} while (0)\n", TRUE},
	{"macro with a statement expression",
	 "#define X(a) ({\t\t\\\n\tint _r;\t\t\\\n\t\t\t\t\\\n"
	 "@\t\\\n\t_r = pin(a);\t\t\\\n\t_r;\t\t\t\\\n})\n"},
	{"macro with an else if",
	 "#define X(a) do {\t\\\n\tif (x) {\t\\\n\t\tbar();\t\\\n"
	 "\t} else if (pin(a)) { \\\n@\t\t\\\n\t\tbaz();\t\\\n\t}\t\t\\\n"
	 "} while (0)\n",
	 TRUE},
};

struct wanted {
	char *text; /* without the @ */
	guint offset;
	guint column;
	gboolean macro;
};

static struct wanted read_case(const char *marked)
{
	const char *at = strchr(marked, '@'), *p;
	struct wanted wanted = {.offset = at - marked};
	const char *rest = at + 1;

	for (p = at + 1; *p == '\t' || *p == ' '; p++)
		wanted.column += *p == '\t' ? 8 : 1;
	wanted.macro = p[0] == '\\';
	/* A line of its own goes whole; else the @ stands before the line. */
	if (p[0] == '\n')
		rest = p + 1;
	else if (wanted.macro)
		rest = p + 2;
	wanted.text =
		g_strdup_printf("%.*s%s", (int)(at - marked), marked, rest);
	return wanted;
}

static struct comment_place find(const struct source *source, guint token)
{
	g_autoptr(GArray) items = items_new(source);
	const struct item *item = items_at(items, token);
	struct comment_place place;
	struct stmt *root;

	g_assert_nonnull(item);
	root = stmt_parse(source, item);
	comment_find(source, item, root, token, &place);
	stmt_free(root);
	return place;
}

static struct source *make_source(const char *text)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));

	return source_new("foo.c", bytes);
}

static void check_place(const struct place_case *test)
{
	struct wanted wanted = read_case(test->text);
	struct source *source = make_source(wanted.text);
	guint calls = 0;

	for (guint i = 0; i < source->count; i++) {
		struct comment_place place;

		if (!source_is(source, i, "pin"))
			continue;
		calls++;
		place = find(source, i);
		if (place.offset == wanted.offset &&
		    place.column == wanted.column &&
		    place.macro == wanted.macro)
			continue;
		g_test_message("%s: %u column %u macro %d, not %u %u %d\n%s",
			       test->what, place.offset, place.column,
			       place.macro, wanted.offset, wanted.column,
			       wanted.macro, wanted.text);
		g_test_fail();
	}
	g_assert_cmpuint(calls, >, 0);
	source_free(source);
	g_free(wanted.text);
}

static void test_places(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		check_place(&cases[i]);
}

/* The text with its comment, and what a second run would say of it. */
static char *convert(const char *text, enum comment_style style)
{
	struct source *source = make_source(text), *again;
	struct edits *edits = edits_new();
	g_autoptr(GBytes) bytes = NULL;
	g_autofree char *words = NULL;
	struct comment_place place;
	char *after;
	guint i = 0;

	while (!source_is(source, i, "pin"))
		i++;
	place = find(source, i);
	g_assert_false(comment_present(source, &place, TAG));
	words = comment_write(&place, style, TEXT);
	edits_add(edits, place.offset, 0, words);
	bytes = edits_apply(edits, source->bytes, NULL);
	after = g_strndup(g_bytes_get_data(bytes, NULL),
			  g_bytes_get_size(bytes));
	again = make_source(after);
	for (i = 0; i < again->count; i++) {
		if (!source_is(again, i, "pin"))
			continue;
		place = find(again, i);
		g_assert_true(comment_present(again, &place, TAG));
	}
	source_free(again);
	source_free(source);
	edits_free(edits);
	return after;
}

static void judge_all(const char *version, const char *folder,
		      enum comment_style style)
{
	g_autofree char *said = NULL;
	struct judge judge;

	judge_init(&judge);
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct wanted wanted = read_case(cases[i].text);
		g_autofree char *name =
			g_strdup_printf("%scase-%u.c", folder, i);
		g_autofree char *before =
			g_strconcat("// SPDX-License-Identifier: GPL-2.0\n\n",
				    wanted.text, NULL);
		g_autofree char *after = convert(before, style);

		if (!cases[i].unjudged)
			judge_add(&judge, name, before, after);
		g_free(wanted.text);
	}
	said = judge_run(&judge, version, NULL);
	if (!said)
		g_test_skip("no linux tree: set KERNEL_612, KERNEL_61");
	else
		g_assert_cmpstr(said, ==, "");
	judge_release(&judge);
}

static void test_checkpatch(gconstpointer version)
{
	judge_all(version, "mm/", COMMENT_KERNEL);
	judge_all(version, "net/rds/", COMMENT_NETWORKING);
}

static const struct {
	struct comment_place place;
	enum comment_style style;
	const char *text;
	const char *wanted;
} texts[] = {
	{{.column = 8},
	 COMMENT_KERNEL,
	 TEXT,
	 "\t/*\n\t * Pin lifetime: EDITME - foo() holds this pin; say who drops "
	 "it, and\n\t * when.\n\t */\n"},
	{{.column = 8},
	 COMMENT_NETWORKING,
	 TEXT,
	 "\t/* Pin lifetime: EDITME - foo() holds this pin; say who drops it, and\n"
	 "\t * when.\n\t */\n"},
	{{.column = 0},
	 COMMENT_KERNEL,
	 "Tag: short",
	 "/*\n * Tag: short\n */\n"},
	{{.column = 12},
	 COMMENT_KERNEL,
	 "Tag:\n\none  two",
	 "\t    /*\n\t     * Tag:\n\t     *\n\t     * one two\n\t     */\n"},
	{{.column = 8},
	 COMMENT_KERNEL,
	 "Tag: a */ b /* c",
	 "\t/*\n\t * Tag: a * / b / * c\n\t */\n"},
	{{.column = 8, .macro = TRUE, .backslash = 48},
	 COMMENT_KERNEL,
	 "Tag: one two three four five six seven",
	 "\t/*\t\t\t\t\t\\\n\t * Tag: one two three four five six\t\\\n"
	 "\t * seven\t\t\t\t\\\n\t */\t\t\t\t\t\\\n"},
	{{.column = 8, .macro = TRUE, .backslash = 32},
	 COMMENT_KERNEL,
	 "Tag: one two three four five six seven",
	 "\t/*\t\t\t\\\n\t * Tag: one two three four five six seven \\\n"
	 "\t */\t\t\t\\\n"},
	{{.column = 8, .macro = TRUE, .backslash = -1},
	 COMMENT_KERNEL,
	 "Tag: one",
	 "\t/* \\\n\t * Tag: one \\\n\t */ \\\n"},
	{{.column = 8},
	 COMMENT_KERNEL,
	 "0123456789012345678901234567890123456789012345678901234567 abcdefghij x",
	 "\t/*\n\t * 0123456789012345678901234567890123456789012345678901234567 "
	 "abcdefghij\n\t * x\n\t */\n"},
	{{.column = 8},
	 COMMENT_KERNEL,
	 "0123456789012345678901234567890123456789012345678901234567 abcdefghijk",
	 "\t/*\n\t * 0123456789012345678901234567890123456789012345678901234567\n"
	 "\t * abcdefghijk\n\t */\n"},
	{{.column = 64},
	 COMMENT_KERNEL,
	 "012345678901234567890123456789 x",
	 "\t\t\t\t\t\t\t\t/*\n"
	 "\t\t\t\t\t\t\t\t * 012345678901234567890123456789\n"
	 "\t\t\t\t\t\t\t\t * x\n\t\t\t\t\t\t\t\t */\n"},
	{{.column = 8, .macro = TRUE, .backslash = 48},
	 COMMENT_KERNEL,
	 "Tag: 012345678901234567890123456 7890",
	 "\t/*\t\t\t\t\t\\\n\t * Tag: 012345678901234567890123456\t\\\n"
	 "\t * 7890\t\t\t\t\t\\\n\t */\t\t\t\t\t\\\n"},
	{{.column = 72},
	 COMMENT_KERNEL,
	 "Tag: one two three four",
	 "\t\t\t\t\t\t\t\t\t/*\n\t\t\t\t\t\t\t\t\t * Tag: one two three\n"
	 "\t\t\t\t\t\t\t\t\t * four\n\t\t\t\t\t\t\t\t\t */\n"},
};

static void test_texts(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *text = comment_write(
			&texts[i].place, texts[i].style, texts[i].text);

		g_assert_cmpstr(text, ==, texts[i].wanted);
	}
	g_assert_cmpint(comment_style_of("net/a.c", TRUE), ==,
			COMMENT_NETWORKING);
	g_assert_cmpint(comment_style_of("drivers/net/a.c", TRUE), ==,
			COMMENT_NETWORKING);
	g_assert_cmpint(comment_style_of("net/a.c", FALSE), ==, COMMENT_KERNEL);
	g_assert_cmpint(comment_style_of("mm/net/a.c", TRUE), ==,
			COMMENT_KERNEL);
}

/* Backslashes go where those of the macro stand. */
static void test_backslash(void)
{
	static const struct {
		const char *text;
		int backslash;
	} macros[] = {
		{"#define X(a) do {\t\\\n\tpin(a);\t\\\n} while (0)\n", 24},
		{"#define X(a) do { \\\n\tpin(a); \\\n} while (0)\n", -1},
		{"#define X(a) do {   \\\n\tpin(a);     \\\n} while (0)\n", 20},
		{"#define X(a) pin(a)\n", -1},
	};

	for (guint i = 0; i < G_N_ELEMENTS(macros); i++) {
		struct source *source = make_source(macros[i].text);
		guint token = 0;

		while (!source_is(source, token, "pin"))
			token++;
		g_assert_cmpint(find(source, token).backslash, ==,
				macros[i].backslash);
		source_free(source);
	}
}

static const struct {
	const char *text;
	gboolean present;
} presents[] = {
	{F "\t/* Pin lifetime: ok */\n\tpin(a);\n}\n", TRUE},
	{F "\t// Pin lifetime: ok\n\t// and so\n\tpin(a);\n}\n", TRUE},
	{F "\t/* Pin lifetime: ok */\n\n\t/* more */\n\tpin(a);\n}\n", TRUE},
	{F "\tif (x) {\n\t\tb();\n\t} else if (pin(a)) {\n"
	   "\t\t/* Pin lifetime: ok */\n\t\tb();\n\t}\n}\n",
	 TRUE},
	{"/* Pin lifetime: ok */\n#define X(a) pin(a)\n", TRUE},
	{F "\tpin(a);\n}\n", FALSE},
	{F "\t/* Lifetime of the pin: ok */\n\tpin(a);\n}\n", FALSE},
	{F "\t/* Pin lifetime: ok */\n\tbar();\n\tpin(a);\n}\n", FALSE},
	{F "\tbar(); /* Pin lifetime: of bar */\n\tpin(a);\n}\n", FALSE},
	{F "\tpin(a);\n\t/* Pin lifetime: late */\n}\n", FALSE},
	{F "\t/* Pin lifetime: ok */\n#ifdef X\n\tpin(a);\n#endif\n}\n", FALSE},
	{F "\ts = \"Pin lifetime: ok\";\n\tpin(a);\n}\n", FALSE},
};

static void test_present(void)
{
	for (guint n = 0; n < G_N_ELEMENTS(presents); n++) {
		struct source *source = make_source(presents[n].text);
		struct comment_place place;
		guint i = 0;

		while (!source_is(source, i, "pin"))
			i++;
		place = find(source, i);
		g_test_message("%s", presents[n].text);
		g_assert_cmpint(comment_present(source, &place, TAG), ==,
				presents[n].present);
		source_free(source);
	}
}

/* What stands above the call, and what is there with ours. NULL: two. */
static const struct {
	const char *above;
	const char *joined;
	enum comment_style style;
} joins[] = {
	{"\t/* map the pages */\n",
	 "\t/*\n\t * map the pages\n\t *\n\t * OURS\n\t */\n"},
	{"\t/* map the pages */\n",
	 "\t/* map the pages\n\t *\n\t * OURS\n\t */\n", COMMENT_NETWORKING},
	{"\t/* one of two */\n\t/* two of two */\n",
	 "\t/*\n\t * one of two\n\t * two of two\n\t *\n\t * OURS\n\t */\n"},
	{"\t/*\n\t * map the pages,\n\t * all of them\n\t */\n",
	 "\t/*\n\t * map the pages,\n\t * all of them\n\t *\n\t * OURS\n\t */\n"},
	{"\t/* map the pages,\n\t * all of them */\n",
	 "\t/* map the pages,\n\t * all of them\n\t *\n\t * OURS\n\t */\n"},
	{"\t/*map the pages*/\n",
	 "\t/*\n\t * map the pages\n\t *\n\t * OURS\n\t */\n"},
	{"\tbar(); /* and then */\n", NULL},
	{"\t/* map the pages */\n\n", NULL},
	{"\t// map the pages\n", NULL},
	{"\t/** map the pages */\n", NULL},
	{"\t/* fall through */\n", NULL},
	{"\t/* NOTREACHED */\n", NULL},
	{"\t/* coverity[x] : on purpose */\n", NULL},
	{"/* at the margin */\n", NULL},
	{"\t/* words\n\t   without marks */\n", NULL},
	{"\t/* two */ /* of a line */\n", NULL},
};

static void test_joins(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(joins); i++) {
		g_autofree char *text =
			g_strconcat(F, "\tint r;\n\n", joins[i].above,
				    "\tr = pin(a);\n\treturn r;\n}\n", NULL);
		struct source *source = make_source(text);
		g_autofree char *joined = NULL;
		struct comment_place place;
		guint token = 0, from = 0;

		while (!source_is(source, token, "pin"))
			token++;
		place = find(source, token);
		if (comment_above(source, &place, &from)) {
			joined = comment_join(source, &place, from,
					      joins[i].style, "OURS");
			g_assert_cmpuint(from, ==,
					 strstr(text, joins[i].above) - text);
		}
		g_assert_cmpstr(joined, ==, joins[i].joined);
		source_free(source);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/comment/places", test_places);
	g_test_add_func("/comment/texts", test_texts);
	g_test_add_func("/comment/backslash", test_backslash);
	g_test_add_func("/comment/present", test_present);
	g_test_add_func("/comment/joins", test_joins);
	g_test_add_data_func("/comment/checkpatch/6.12", "6.12",
			     test_checkpatch);
	g_test_add_data_func("/comment/checkpatch/6.1", "6.1", test_checkpatch);
	return g_test_run();
}
