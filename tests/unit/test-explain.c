// SPDX-License-Identifier: GPL-2.0
/* Which functions a flag from afar excuses, and which it does not. */
#include "verify/explain.h"
#include "verify-fixture.h"

static const char text[] =
	"static void init(struct user *user)\n"
	"{\n"
	"\tuser->flags = FOLL_LONGTERM;\n"
	"}\n"
	"static int pin(struct user *user)\n"
	"{\n"
	"\treturn pin_user_pages_fast(0, 1, user->flags, p);\n"
	"}\n"
	"int inlines_both(void)\n"
	"{\n"
	"\tinit(&u);\n"
	"\treturn pin(&u);\n"
	"}\n"
	"int stranger(void)\n"
	"{\n"
	"\treturn pin_user_pages_fast(0, 1, 0, p);\n"
	"}\n";

static void write_series(const char *top, const char *sites)
{
	g_autofree char *path = g_build_filename(top, "sites.json", NULL);

	g_assert_true(g_file_set_contents(path, sites, -1, NULL));
	run("cd '%s'; printf 'Subject: cover\\n\\n' >0000-cover.patch;"
	    "printf 'From: a\\nSubject: [PATCH 1/1] x:\\n y\\n\\n---\\n"
	    "diff --git a/a.c b/a.c\\n--- a/a.c\\n+++ b/a.c\\n@@ -1 +1 @@\\n"
	    "-a\\n+diff --git a/no.c b/no.c\\n' >0001-x.patch;"
	    "sum() { sha256sum $1 | cut -d ' ' -f 1; };"
	    "printf '{\"campaign\": \"c\", \"branch\": \"b\", \"tip\": \"t\","
	    "\"kinds\": [\"conversion\"], \"files\": {"
	    "\"0000-cover.patch\": \"%%s\", \"0001-x.patch\": \"%%s\","
	    "\"sites.json\": \"%%s\"}}' $(sum 0000-cover.patch) "
	    "$(sum 0001-x.patch) $(sum sites.json) >MANIFEST.json",
	    top);
}

#define SITE(line, function, reason, removals)                                \
	"{\"file\": \"a.c\", \"line\": " #line ", \"function\": \"" function  \
	"\", \"callee\": \"pin_user_pages_fast\", \"verdict\": \"LONGTERM\"," \
	"\"reason\": \"" reason "\", \"outcome\": \"longterm\","              \
	"\"removals\": [" removals "]}"

static const char two_sites[] = "[" SITE(
	7, "pin", "it depends",
	"{\"file\": \"a.c\", \"function\": \"init\"}") "," SITE(16, "stranger",
								"'0' in the call",
								"") "]";

static void test_functions(void)
{
	char *top = fixture_folder();
	struct source *source = fixture_source("a.c", text);
	g_autoptr(GError) error = NULL;
	g_autoptr(GHashTable) set = NULL;
	g_autofree char *chain = NULL;
	struct source *other = fixture_source("b.c", "int x;\n");
	struct source *caller =
		fixture_source("c.c", "int y(void)\n{\n\treturn pin(&u);\n}\n");
	g_autofree char *far = NULL;
	struct source *after;
	struct posted *posted;

	write_series(top, two_sites);
	posted = posted_read(top, &error);
	g_assert_no_error(error);
	after = fixture_source(
		"a.c", "static int pin_longterm(void)\n{\n\treturn 0;\n}\n"
		       "int new_stranger(void)\n{\n\treturn 1;\n}\n"
		       "int calls_sibling(void)\n{\n"
		       "\treturn pin_longterm();\n}\n");
	set = explain_functions(posted, source, after);
	/* made by the series from one that is excused, and who calls it */
	g_assert_true(g_hash_table_contains(set, "pin_longterm"));
	g_assert_true(g_hash_table_contains(set, "calls_sibling"));
	g_assert_false(g_hash_table_contains(set, "new_stranger"));
	source_free(after);
	g_assert_true(g_hash_table_contains(set, "pin"));
	g_assert_true(g_hash_table_contains(set, "init"));
	g_assert_true(g_hash_table_contains(set, "inlines_both"));
	g_assert_false(g_hash_table_contains(set, "stranger"));
	chain = explain_chain(posted, source);
	g_assert_cmpstr(chain, ==, "pin() at line 7, LONGTERM: it depends");
	g_assert_null(explain_chain(posted, other));
	far = explain_chain(posted, caller);
	g_assert_cmpstr(far, ==, chain);
	source_free(other);
	source_free(caller);
	posted_free(posted);
	source_free(source);
	fixture_remove(top);
}

static void test_posted(void)
{
	char *top = fixture_folder();
	g_autoptr(GError) error = NULL;
	struct posted *posted;
	const struct posted_patch *patch;
	g_autofree char *mail = g_build_filename(top, "0001-x.patch", NULL);

	write_series(top, "[]");
	posted = posted_read(top, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(posted->patches->len, ==, 1);
	patch = posted->patches->pdata[0];
	g_assert_cmpstr(patch->subject, ==, "x: y");
	/* the added line that looks like a header is none */
	g_assert_cmpuint(patch->files->len, ==, 1);
	g_assert_cmpstr(patch->files->pdata[0], ==, "a.c");
	g_assert_true(posted_patch_of(posted, "a.c") == patch);
	g_assert_null(posted_patch_of(posted, "no.c"));
	posted_free(posted);
	g_assert_true(g_file_set_contents(mail, "edited", -1, NULL));
	g_assert_null(posted_read(top, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	fixture_remove(top);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/explain/functions", test_functions);
	g_test_add_func("/explain/posted", test_posted);
	return g_test_run();
}
