// SPDX-License-Identifier: GPL-2.0
/*
 * What a semantic patch says of itself: names that go and come, words that it
 * needs, whether copies of functions will do.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rule/ruleset.h"

/* The rules of one text. */
static struct ruleset *read_text(const char *text)
{
	g_autofree char *path = NULL;
	const char *paths[2] = {NULL};
	GError *error = NULL;
	struct ruleset *set;
	int fd = g_file_open_tmp("rule-XXXXXX.cocci", &path, &error);

	g_assert_no_error(error);
	g_close(fd, NULL);
	g_assert_true(g_file_set_contents(path, text, -1, &error));
	paths[0] = path;
	set = ruleset_read(paths, &error);
	g_assert_no_error(error);
	g_unlink(path);
	return set;
}

static char *names_of(const GPtrArray *names)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < names->len; i++) {
		const struct rulename *name = names->pdata[i];

		g_string_append_printf(text, "%s%s:%c", i ? " " : "",
				       name->name, "ocmth"[name->kind]);
	}
	return g_string_free(text, FALSE);
}

static const struct {
	const char *what, *text, *retired, *fresh, *need;
} cases[] = {
	{"a call renamed", "@@ @@\n- old\n+ new\n  (...)\n", "old:c", "new:c",
	 "old"},
	{"an argument dropped",
	 "@@\nexpression a, b;\n@@\n- old(a, b)\n+ new(a)\n", "old:c", "new:c",
	 "old"},
	{"a disjunction in columns",
	 "@@\nexpression e;\n@@\n(\n- a(e)\n+ b(e)\n|\n- c(e)\n+ d(e)\n)\n",
	 "a:c c:c", "b:c d:c", "a or c"},
	{"a disjunction in a line",
	 "@@\nexpression e;\n@@\n- \\(a\\|c\\)(e)\n+ b(e)\n", "a:c c:c", "b:c",
	 "a or c"},
	{"two calls together: the names live on",
	 "@@\nexpression e;\n@@\n- a(e);\n- c(e);\n+ b(e);\n", "", "b:c",
	 "a and c"},
	{"a name that stays in the context is not gone",
	 "@@\nexpression e;\n@@\n- a(e)\n+ b(a, e)\n", "", "b:c", "a"},
	{"a member", "@@\nexpression e;\n@@\n- e->old\n+ e->new\n", "old:m",
	 "new:m", "old"},
	{"an initialiser",
	 "@@\nidentifier s;\nexpression f;\n@@\nstruct ops s = {\n- .old = f,\n"
	 "+ .new = f,\n};\n",
	 "", "new:m", "ops and old"},
	{"a type", "@@ @@\n- struct old\n+ struct new\n", "old:t", "new:t",
	 "old"},
	{"a typedef", "@@\ntypedef old_t, new_t;\n@@\n- old_t\n+ new_t\n",
	 "old_t:t", "new_t:t", "old_t"},
	{"a header",
	 "@@ @@\n- #include <linux/old.h>\n+ #include <linux/new.h>\n",
	 "linux/old.h:h", "linux/new.h:h", "linux/old.h"},
	{"a constant", "@@ @@\n- OLD\n+ NEW\n", "OLD:o", "NEW:o", "OLD"},
	{"names of a metavariable",
	 "@@\nidentifier f = {a, c};\nexpression e;\n@@\n- f(e)\n+ b(e)\n",
	 "a:c c:c", "b:c", "a or c"},
	{"a regular expression that is nothing but names",
	 "@@\nidentifier f =~ \"^(a|c)$\";\n@@\n- f(...)\n+ b()\n", "a:c c:c",
	 "b:c", "a or c"},
	{"what must not be there is not needed",
	 "@@\nexpression e;\n@@\n- old(e);\n  ... when != put(e)\n"
	 "      when any\n  done(e);\n",
	 "", "", "old and done"},
	{"a nest may be empty",
	 "@@\nexpression e;\n@@\n old(e);\n<...\n- gone(e);\n...>\n", "", "",
	 "old"},
	{"a nest that may not",
	 "@@\nexpression e;\n@@\n old(e);\n<+...\n- gone(e);\n...+>\n", "", "",
	 "old and gone"},
	{"isomorphisms leave NULL and unlikely() away",
	 "@@\nexpression e;\n@@\n- if (unlikely(e == NULL))\n- \told(e);\n", "",
	 "", "old"},
	{"a string is a word of its own",
	 "@@\nexpression e;\n@@\n- e ? \"up\" : \"down\"\n+ updown(e)\n", "",
	 "updown:c", "\"up\" and \"down\""},
	{"any string", "@@ @@\n- old(\"...\")\n+ new()\n", "", "new:c", "old"},
	{"a comment in the declarations",
	 "@@\nexpression e; // what is freed\n/* not f; */\n@@\n"
	 "- old(e)\n+ new(e)\n",
	 "old:c", "new:c", "old"},
	{"a rule that builds upon a position of another",
	 "@r@\nexpression e;\nposition p;\n@@\nold@p(e)\n\n@@\n"
	 "expression r.e;\nposition r.p;\nidentifier f;\n@@\n- f@p(e)\n"
	 "+ new(e)\n",
	 "", "new:c", "old"},
	{"a variable that the rule declares is no new name",
	 "@@\nexpression e;\n@@\n- old(e);\n+ struct thing *t = get(e);\n"
	 "+ new(t);\n",
	 "old:c", "thing:t get:c new:c", "old"},
	{"a mode that is no patch mode does not count",
	 "virtual patch\nvirtual report\n@depends on patch@\n@@\n- old()\n"
	 "+ new()\n@r depends on report@\nposition p;\n@@\n* other@p()\n",
	 "old:c", "new:c", "old"},
	{"modes, negated",
	 "virtual patch, context\n@depends on !(context || org) && patch@\n@@\n"
	 "- old()\n+ new()\n@depends on !patch@\n@@\n- x()\n",
	 "old:c", "new:c", "old"},
	{"names that are called like kinds",
	 "@@\nidentifier name, type, list;\nexpression field;\n@@\n"
	 "- old(name, type, list, field)\n+ new(name)\n",
	 "old:c", "new:c", "old"},
};

static void test_names(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct ruleset *set = read_text(cases[i].text);
		g_autofree char *retired = names_of(set->retired);
		g_autofree char *fresh = names_of(set->fresh);
		g_autofree char *need = need_text(set->need);

		g_test_message("%s", cases[i].what);
		g_assert_cmpstr(need, ==, cases[i].need);
		g_assert_cmpstr(retired, ==, cases[i].retired);
		g_assert_cmpstr(fresh, ==, cases[i].fresh);
		g_assert_null(set->idle);
		ruleset_free(set);
	}
}

static void test_header(void)
{
	struct ruleset *set =
		read_text("// SPDX-License-Identifier: GPL-2.0-only\n"
			  "/// call new() by its own name,\n"
			  "/// always\n"
			  "///\n"
			  "/// old() is only another\n"
			  "/// name for it.\n"
			  "///\n"
			  "///   - indented\n"
			  "//# treewide: proof=same-object\n"
			  "//# treewide: own = include/old.h\n"
			  "//# A false positive.\n"
			  "// Confidence: High\n"
			  "// Options: --no-includes  --include-headers\n"
			  "@@ @@\n- old\n+ new\n  ()\n");
	const struct rulefile *file = set->files->pdata[0];

	g_assert_cmpstr(file->cocci->summary, ==,
			"call new() by its own name, always");
	g_assert_cmpstr(file->cocci->message, ==,
			"old() is only another\nname for it.\n\n  - indented");
	g_assert_cmpstr(file->cocci->license, ==, "GPL-2.0-only");
	g_assert_cmpstr(file->cocci->confidence, ==, "High");
	g_assert_cmpstr(file->cocci->options, ==,
			"--no-includes  --include-headers");
	g_assert_cmpstr(ruleset_setting(set, "proof"), ==, "same-object");
	g_assert_cmpstr(ruleset_setting(set, "own"), ==, "include/old.h");
	g_assert_null(ruleset_setting(set, "other"));
	ruleset_free(set);
}

static const struct {
	const char *what, *text, *whole, *place;
} ways[] = {
	{"copies", "@@ @@\n- old()\n+ new()\n", NULL, NULL},
	{"a type",
	 "// Options: --no-includes\n@@\nstruct a *x;\n@@\n"
	 "- old(x)\n+ new(x)\n",
	 "needs the type of 'x'", NULL},
	{"a type that a header may tell",
	 "@@\nexpression struct a *x;\n@@\n- old(x)\n+ new(x)\n",
	 "needs the type of 'x'", "headers"},
	{"an option", "// Options: --all-includes\n@@ @@\n- old()\n+ new()\n",
	 "--all-includes", "--all-includes"},
	{"no word", "@@\nexpression e;\n@@\n- !!e\n+ e\n", "any function",
	 NULL},
	{"a rule below needs no word",
	 "@r@\nidentifier f;\n@@\nold(f)\n@@\nidentifier r.f;\n@@\n- f()\n",
	 "any function", NULL},
	{"the file's name",
	 "@r@\nposition p;\n@@\nold@p()\n@script:python@\np << r.p;\n@@\n"
	 "print(p[0].file)\n@@\nposition r.p;\n@@\n- old@p()\n+ new()\n",
	 "which file", "which file"},
};

static void test_ways(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
		struct ruleset *set = read_text(ways[i].text);
		const struct rulefile *file = set->files->pdata[0];

		g_test_message("%s: %s, %s", ways[i].what, file->whole,
			       file->place);
		g_assert_true(!file->whole == !ways[i].whole);
		g_assert_true(!file->place == !ways[i].place);
		g_assert_true(!file->whole ||
			      strstr(file->whole, ways[i].whole));
		g_assert_true(!file->place ||
			      strstr(file->place, ways[i].place));
		ruleset_free(set);
	}
}

static void test_idle(void)
{
	static const char *const texts[] = {
		"virtual report\n@r depends on report@\nposition p;\n@@\n"
		"* old@p()\n",
		"@r@\nposition p;\n@@\nold@p()\n@script:python@\np << r.p;\n"
		"@@\nprint(p)\n",
		"@@ @@\nold()\n",
		"@@\nidentifier virtual.f;\n@@\n- f()\n+ new()\n"};

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		struct ruleset *set = read_text(texts[i]);

		g_test_message("%s", set->idle);
		g_assert_nonnull(set->idle);
		g_assert_nonnull(strstr(set->idle, "changes nothing: "));
		ruleset_free(set);
	}
}

static void test_bad(void)
{
	static const struct {
		const char *text, *says;
	} bad[] = {
		{"// nothing\n", "has no rule"},
		{"", "has no rule"},
		{"//# treewide: proof\n@@ @@\n- a\n+ b\n", "key=value"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
		GError *error = NULL;

		g_assert_null(cocci_parse("x.cocci", bad[i].text, &error));
		g_assert_nonnull(error);
		g_assert_nonnull(strstr(error->message, bad[i].says));
		g_assert_nonnull(strstr(error->message, "x.cocci"));
		g_error_free(error);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rule/names", test_names);
	g_test_add_func("/rule/header", test_header);
	g_test_add_func("/rule/ways", test_ways);
	g_test_add_func("/rule/idle", test_idle);
	g_test_add_func("/rule/bad", test_bad);
	return g_test_run();
}
