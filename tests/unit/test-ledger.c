// SPDX-License-Identifier: GPL-2.0
/* What the scan finds, and the account of every reference. */
#include <stdio.h>

#include "code/badline.h"
#include "base/error.h"
#include "facts.h"
#include "site/ledger.h"
#include "site/reference.h"
#include "site/table.h"

static const struct scan scan = {.family = "pin_user_pages",
				 .flag = "FOLL_LONGTERM"};

/* Each reference as "line:column word kind" of one file. */
static const struct {
	const char *path;
	const char *text;
	const char *found;
} cases[] = {
	{"a.c", "", ""},
	{"a.c", "int x;\n", ""},
	{"a.c", "void f(void)\n{\n\tpin_user_pages(FOLL_LONGTERM);\n}\n",
	 "3:1 pin_user_pages call; 3:16 FOLL_LONGTERM flag; "},
	{"a.c", "int pin_user_pages_fast(void) { return 0; }",
	 "1:4 pin_user_pages_fast definition; "},
	{"a.h", "int pin_user_pages(int a);\n",
	 "1:4 pin_user_pages prototype; "},
	{"a.c", "EXPORT_SYMBOL_GPL(pin_user_pages);\n",
	 "1:18 pin_user_pages export; "},
	{"a.c", "/* pin_user_pages()\n * FOLL_LONGTERM */\n",
	 "1:3 pin_user_pages comment; 2:3 FOLL_LONGTERM comment; "},
	{"a.c", "char *s = \"pin_user_pages\";\n",
	 "1:11 pin_user_pages string; "},
	{"a.c", "void f(void) { g = pin_user_pages; }\n",
	 "1:19 pin_user_pages name; "},
	{"a.c", "#define M(x) pin_user_pages(x)\n",
	 "1:13 pin_user_pages call; "},
	{"a.c", "void f(void) { spin_user_pages(); pin_user_page(); }", ""},
	{"a.c", "int NOT_FOLL_LONGTERM, FOLL_LONGTERM2;", ""},
	{"a.c", "int x; // FOLL_LONGTERM", "1:10 FOLL_LONGTERM comment; "},
	{"Documentation/a.rst", "call pin_user_pages() FOLL_LONGTERM\n",
	 "1:5 pin_user_pages documentation; "
	 "1:22 FOLL_LONGTERM documentation; "},
	{"a.rs", "pin_user_pages(x)", "1:0 pin_user_pages user space; "},
	{"tools/a.c", "int x = FOLL_LONGTERM;",
	 "1:8 FOLL_LONGTERM user space; "},
	{"tools/a.c", "/* FOLL_LONGTERM */", "1:3 FOLL_LONGTERM comment; "},
	{"a.c", "pin_user_pages\377\376;", "1:0 pin_user_pages name; "},
	/* at file scope, in a macro or an initialiser */
	{"a.c", "DEFINE_CLASS(a, int, x(_T), pin_user_pages(a, 1), int a)\n",
	 "1:28 pin_user_pages call; "},
	{"a.c",
	 "DEFINE_GUARD(a, int, pin_user_pages(_T), f(_T))\nint f(void) {}",
	 "1:21 pin_user_pages call; "},
	{"a.h", "TRACE_EVENT(a, TP_fast_assign(x = pin_user_pages(y);));\n",
	 "1:34 pin_user_pages call; "},
	{"a.c", "long a = 2 * pin_user_pages(x);\n",
	 "1:13 pin_user_pages call; "},
	{"a.c", "struct s a = { .n = ({ pin_user_pages(x, 1); }) };\n",
	 "1:23 pin_user_pages call; "},
	{"a.h", "DECLARE_FN(long pin_user_pages(unsigned long a, int b));\n",
	 "1:16 pin_user_pages prototype; "},
	{"a.h", "struct page *pin_user_pages(ulong, int);\n",
	 "1:13 pin_user_pages prototype; "},
	{"a.c", "void f(void) { long pin_user_pages(int a); }\n",
	 "1:20 pin_user_pages prototype; "},
	/* functions of the old style, and bodies of unknown ones */
	{"a.c", "int f(a, b)\nint a;\nint *b;\n{ return pin_user_pages(a); }\n",
	 "4:9 pin_user_pages call; "},
	{"a.c",
	 "int f(a) int a; { pin_user_pages(a); }\nint pin_user_pages(int);",
	 "1:18 pin_user_pages call; 2:4 pin_user_pages prototype; "},
	/* a name in parentheses is a name */
	{"a.c", "int f(void) { return (pin_user_pages)(a); }\n",
	 "1:22 pin_user_pages call; "},
	{"a.c", "int f(void) { return (*(&pin_user_pages))(a); }\n",
	 "1:25 pin_user_pages call; "},
	{"a.c",
	 "int f(void) { g(pin_user_pages)(a); h[0](pin_user_pages)(a); }",
	 "1:16 pin_user_pages name; 1:41 pin_user_pages name; "},
	{"a.c", "int *(*pin_user_pages)(int a, int b);\n",
	 "1:7 pin_user_pages name; "},
	{"a.c", "int f(g(a)) int a; { return pin_user_pages(a, b); } int x;\n",
	 "1:28 pin_user_pages call; "},
};

static void add(GPtrArray *references, const char *path, const char *text,
		gsize length, GPtrArray *units)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, length);
	struct unit *unit = NULL;

	references_add(references, &scan, path, bytes, &unit);
	if (unit)
		g_ptr_array_add(units, unit);
}

static void test_scan(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) references = references_new();
		g_autoptr(GPtrArray) units = g_ptr_array_new_with_free_func(
			(GDestroyNotify)unit_free);
		GString *found = g_string_new(NULL);

		add(references, cases[i].path, cases[i].text,
		    strlen(cases[i].text), units);
		for (guint k = 0; k < references->len; k++) {
			const struct reference *r = references->pdata[k];

			g_string_append_printf(found, "%u:%u %s %s; ", r->line,
					       r->column, r->word,
					       reference_kind_name(r->kind));
		}
		if (strcmp(found->str, cases[i].found))
			test_failed("'%s' has '%s', not '%s'", cases[i].text,
				    found->str, cases[i].found);
		g_string_free(found, TRUE);
	}
}

/* A NUL early on makes a file binary; later it does not. */
static void test_binary(void)
{
	g_autofree char *text = g_strnfill(9000, ' ');
	g_autoptr(GPtrArray) references = references_new();
	g_autoptr(GPtrArray) units =
		g_ptr_array_new_with_free_func((GDestroyNotify)unit_free);

	memcpy(text + 8500, "FOLL_LONGTERM", 13);
	text[7999] = '\0';
	add(references, "a.c", text, 9000, units);
	g_assert_cmpuint(references->len, ==, 0);
	text[7999] = ' ';
	text[8000] = '\0';
	add(references, "a.c", text, 9000, units);
	g_assert_cmpuint(references->len, ==, 1);
	g_assert_cmpuint(units->len, ==, 1);
}

static struct site *add_site(GPtrArray *sites, const GPtrArray *references,
			     guint n, enum outcome outcome, const char *why)
{
	const struct reference *r = references->pdata[n];
	struct site *site = site_new(r->file, r->word);

	site->line = r->line;
	site->offset = r->offset;
	site->outcome = outcome;
	site->outcome_reason = g_strdup(why);
	g_ptr_array_add(sites, site);
	return site;
}

static void test_account(void)
{
	static const char text[] =
		"void f(void) { pin_user_pages(FOLL_LONGTERM); }\n"
		"void g(void) { pin_user_pages(x | FOLL_LONGTERM); }\n"
		"void h(void) { pin_user_pages_longterm(); }\n"
		"int x = FOLL_LONGTERM;\n"
		"void i(void) { pin_user_pages(1); }\n"
		"void j(void) { p = pin_user_pages; }\n"
		"void k(void) { pin_user_pages(2); q(FOLL_LONGTERM); }\n";
	char *headers[] = {"include/mm.h", NULL};
	struct campaign campaign = {.core = "mm/", .headers = headers};
	struct family family = facts_family();
	g_autoptr(GPtrArray) references = references_new();
	g_autoptr(GPtrArray) sites =
		g_ptr_array_new_with_free_func((GDestroyNotify)site_free);
	g_autoptr(GPtrArray) units =
		g_ptr_array_new_with_free_func((GDestroyNotify)unit_free);
	g_autofree char *tsv = NULL;
	struct flag_use *use = g_new0(struct flag_use, 1);

	add(references, "a.c", text, strlen(text), units);
	add(references, "mm/b.c", "int y = FOLL_LONGTERM;", 22, units);
	add(references, "a.rst", "FOLL_LONGTERM", 13, units);
	use->file = g_strdup("a.c");
	use->offset = ((struct reference *)references->pdata[1])->offset;
	g_ptr_array_add(add_site(sites, references, 0, OUTCOME_LONGTERM, NULL)
				->removals,
			use);
	add_site(sites, references, 2, OUTCOME_LEFT, "x\tmay\nhold it");
	add_site(sites, references, 8, OUTCOME_SHORTTERM, NULL);
	((struct reference *)references->pdata[5])->fate = FATE_UNPARSED;
	ledger_account(references, units, sites, &family, &campaign);
	g_assert_cmpuint(ledger_unaccounted(references), ==, 1);
	tsv = ledger_tsv(references);
	g_assert_cmpstr(
		tsv, ==,
		"file\tline\tword\tkind\tfate\treason\n"
		"a.c\t1\tpin_user_pages\tcall\tconverted\t\n"
		"a.c\t1\tFOLL_LONGTERM\tflag\tconverted\t\n"
		"a.c\t2\tpin_user_pages\tcall\tleft\tx may hold it\n"
		"a.c\t2\tFOLL_LONGTERM\tflag\tleft\tthe call at l.2 is left: "
		"x may hold it\n"
		"a.c\t3\tpin_user_pages_longterm\tcall\tleft\tcalls a helper "
		"already\n"
		"a.c\t4\tFOLL_LONGTERM\tflag\tunparsed\t\n"
		"a.c\t5\tpin_user_pages\tcall\tunaccounted\t\n"
		"a.c\t6\tpin_user_pages\tname\tleft\tthe name alone, not a "
		"call\n"
		"a.c\t7\tpin_user_pages\tcall\tconverted\t\n"
		"a.c\t7\tFOLL_LONGTERM\tflag\tleft\tdoes not reach the call at "
		"l.7\n"
		"mm/b.c\t1\tFOLL_LONGTERM\tflag\tleft\tmm/'s own\n"
		"a.rst\t1\tFOLL_LONGTERM\tdocumentation\tdocumentation\t\n");
	g_ptr_array_unref(family.members);
}

static void test_table(void)
{
	g_autoptr(GPtrArray) sites =
		g_ptr_array_new_with_free_func((GDestroyNotify)site_free);
	struct site *site = site_new("a\tb.c", "pin");
	struct flag_use *use = g_new0(struct flag_use, 1);
	g_autofree char *tsv = NULL, *json = NULL;

	use->file = g_strdup("c.c");
	use->line = 4;
	g_ptr_array_add(site->removals, use);
	site->line = 12;
	site->column = 3;
	site->flags = g_strdup("a |\r\n\"b\"");
	site->reason = g_strdup("\377");
	site->verdict = VERDICT_LONGTERM;
	site->lifetime = LIFETIME_ASYNC;
	site->outcome = OUTCOME_SHORTTERM;
	g_ptr_array_add(sites, site);
	tsv = table_sites_tsv(sites);
	g_assert_true(g_str_has_suffix(
		tsv, "\toutcome\toutcome_reason\n"
		     "a b.c\t12\t\tpin\ta |  \"b\"\tLONGTERM\t\377\tASYNC\t\t"
		     "shortterm\t\n"));
	json = table_sites_json(sites);
	g_assert_cmpstr(
		json, ==,
		"[\n{\"file\":\"a\\tb.c\",\"line\":12,\"column\":3,"
		"\"function\":null,\"callee\":\"pin\","
		"\"flags\":\"a |\\r\\n\\\"b\\\"\",\"verdict\":\"LONGTERM\","
		"\"reason\":\"\357\277\275\",\"lifetime\":\"ASYNC\","
		"\"evidence\":null,\"outcome\":\"shortterm\","
		"\"outcome_reason\":null,\"removals\":[{\"file\":\"c.c\","
		"\"line\":4,\"function\":null,\"variable\":null}]}\n]\n");
}

static void test_badlines(void)
{
	GArray *bad = badlines_read("bad: int x;\nparse error \n"
				    " = File \"a.c\", line 7, column 2\n"
				    "bad: a\nbad: b\nBAD:!!!!! c\nbad: d\nok\n"
				    "x\", line 20, y\nBAD:!!!!! e\n\n"
				    "\", line 2,\nbad: 1\nbad: 2\n"
				    "BAD: 4\n.\n\", line 9,\nbad: x\n\n");
	GString *said = g_string_new(NULL);

	for (guint i = 0; i < bad->len; i++) {
		const struct badline *b =
			&g_array_index(bad, struct badline, i);

		g_string_append_printf(said, "%u-%u:%u ", b->first, b->last,
				       b->error);
	}
	g_assert_cmpstr(said->str, ==, "5-8:7 20-20:20 1-2:2 ");
	g_string_free(said, TRUE);
	g_array_unref(bad);
}

/* Lines of spatch as facts; one that is none is an error. */
static void test_facts(void)
{
	static const char *const wrong[] = {
		"call\t1.c\tf\t1:0-1:4",
		"shout\t0.c\tf\t1:0-1:4",
		"call\t0.c\tf",
		"warning: x",
	};
	static const char *const odd[] = {
		"call\t0.c\tf\t1:0-1",
		"assign\t0.c\tf\t1:0-1:1",
		"call\t0.c\tf\t9:0-9:4",
		"call\t0.c\tf\t1:0-1:1\ncall\t0.c\tf\t1:4-1:4",
	};
	g_autoptr(GPtrArray) units =
		g_ptr_array_new_with_free_func((GDestroyNotify)unit_free);
	struct unit *unit = code_unit("a = f(b);\n");
	g_autoptr(GError) error = NULL;
	const struct fact *fact;

	g_ptr_array_add(units, unit);
	g_assert_true(facts_read("call\t0.c\tx\t1:4-1:5\n\n"
				 "assign\t0.c\tx\t1:0-1:1\t1:4-1:8\n"
				 "call\t/usr/lib/x.h\tx\t1:0-1:1\n"
				 "call\t0.c\tx\t1:4-1:5\n",
				 units, &error));
	g_assert_cmpuint(unit->facts->len, ==, 2);
	fact = &g_array_index(unit->facts, struct fact, 0);
	g_assert_cmpint(fact->kind, ==, FACT_ASSIGN);
	g_assert_cmpuint(fact->value_first, ==, 2);
	g_assert_cmpuint(fact->value_last, ==, 5);
	g_assert_nonnull(unit_call(unit, 2));
	g_assert_null(unit_call(unit, 0));
	for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
		g_assert_false(facts_read(wrong[i], units, &error));
		g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL);
		g_assert_nonnull(strstr(error->message, wrong[i]));
		g_clear_error(&error);
	}
	/* what spatch reads in another way stops this file and no other */
	for (guint i = 0; i < G_N_ELEMENTS(odd); i++) {
		g_clear_pointer(&unit->unread, g_free);
		g_assert_true(facts_read(odd[i], units, &error));
		g_assert_no_error(error);
		g_assert_nonnull(unit->unread);
		g_assert_cmpuint(unit->facts->len, ==, 0);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/reference/scan", test_scan);
	g_test_add_func("/reference/binary", test_binary);
	g_test_add_func("/ledger/account", test_account);
	g_test_add_func("/table/sites", test_table);
	g_test_add_func("/badline/regions", test_badlines);
	g_test_add_func("/fact/lines", test_facts);
	return g_test_run();
}
