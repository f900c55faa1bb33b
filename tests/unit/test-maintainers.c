// SPDX-License-Identifier: GPL-2.0
/*
 * Who a file belongs to. What the kernel's script answers is compared live by
 * tests/maintainers-agree.sh; here is what it cannot show.
 */
#include "maintainers-fixture.h"

static const char text[] = "Introduction\n"
			   "\tM: *Mail* patches to\n\n"
			   "ONE\n"
			   "M:\tOne B. Person <one@one.org>\n"
			   "R:\tReviewer <rev@one.org>\n"
			   "L:\tone@lists.org (moderated for non-subscribers)\n"
			   "L:\tclosed@lists.org (subscribers-only)\n"
			   "\n# a comment, and a blank line\n"
			   "S:\tSupported\n"
			   "T:\tgit git://one.org/a.git\n"
			   "T:\tgit git://one.org/b.git\n"
			   "F:\tone/\n"
			   "X:\tone/not/\n\n"
			   "ONE DEEP\n"
			   "M:\tDeep <deep@one.org>\n"
			   "S:\tOrphan\n"
			   "F:\tone/deep/*.c\n"
			   "F:\tone/\n\n"
			   "ONE NARROW\n"
			   "M:\tNarrow <narrow@one.org>\n"
			   "F:\tone/deep/file*\n\n"
			   "BY NAME\n"
			   "M:\tNamed <named@two.org>\n"
			   "N:\tspecial\n"
			   "K:\tmagic\n\n"
			   "THE REST\n"
			   "M:\tThe Chief <chief@rest.org>\n"
			   "L:\tall@lists.org\n"
			   "S:\tBuried alive in reporters\n"
			   "F:\t*\n"
			   "F:\t*/";

/* As much of a script as the reading depends on. */
static const char old_script[] =
	"push(@penguin_chief, \"The Chief:chief\\@rest.org\");\n"
	"$role = \"supporter\";\n";
static const char new_script[] =
	"use open qw(:std :encoding(UTF-8));\n"
	"push(@penguin_chief, \"The Chief:chief\\@rest.org\");\n"
	"#push(@penguin_chief, \"Deep:deep\\@one.org\");\n"
	"my $keywords_in_file = 0;\n"
	"add_categories($line, \":Keyword:\");\n"
	"$role = \"supporter\";\n";

static void test_lines(void)
{
	struct maintainers *m;
	struct fixture f;

	fixture_open(&f, text);
	fixture_file(&f, "scripts/get_maintainer.pl", new_script);
	fixture_file(&f, "one/a.c", "magic\n");
	m = fixture_load(&f);
	fixture_lines(m, "one/a.c",
		      "\"One B. Person\" <one@one.org> (supporter:ONE); "
		      "Reviewer <rev@one.org> (reviewer:ONE); "
		      "Deep <deep@one.org> (orphan minder:ONE DEEP); "
		      "one@lists.org (moderated list:ONE); "
		      "all@lists.org (open list)");
	fixture_lines(m, "one/not/a.c",
		      "Deep <deep@one.org> (orphan minder:ONE DEEP); "
		      "all@lists.org (open list)");
	fixture_lines(m, "two/special.c",
		      "Named <named@two.org> (unknown:BY NAME); "
		      "all@lists.org (open list)");
	fixture_lines(m, "two/a.c", "all@lists.org (open list)");
	maintainers_free(m);
	fixture_close(&f);
}

/* Older scripts look for K: in whole files; today's call all "maintainer". */
static void test_dialects(void)
{
	struct maintainers *m;
	struct fixture f;

	fixture_open(&f, text);
	fixture_file(&f, "scripts/get_maintainer.pl", old_script);
	fixture_file(&f, "two/a.c", "magic\n");
	m = fixture_load(&f);
	fixture_lines(m, "two/a.c",
		      "Named <named@two.org> (unknown:BY NAME); "
		      "all@lists.org (open list)");
	fixture_lines(m, "two/absent.c", "all@lists.org (open list)");
	maintainers_free(m);
	fixture_close(&f);

	fixture_open(&f, text);
	fixture_file(&f, "two/a.c", "magic\n");
	m = fixture_load(&f);
	fixture_lines(m, "two/special.c",
		      "Named <named@two.org> (maintainer:BY NAME); "
		      "The Chief <chief@rest.org> (chief penguin:THE REST); "
		      "all@lists.org (open list)");
	maintainers_free(m);
	fixture_close(&f);
}

/* Text that is not the tree's own counts when it is given. */
static void test_content(void)
{
	GBytes *content = g_bytes_new_static("magic", 5);
	GError *error = NULL;
	struct maintainers *m;
	GPtrArray *people;
	struct fixture f;

	fixture_open(&f, text);
	fixture_file(&f, "scripts/get_maintainer.pl", old_script);
	fixture_file(&f, "two/a.c", "nothing\n");
	m = fixture_load(&f);
	people = maintainers_people(m, "two/a.c", content, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(people->len, ==, 2);
	g_ptr_array_unref(people);
	people = maintainers_people(m, "two/a.c", NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(people->len, ==, 1);
	g_ptr_array_unref(people);
	g_bytes_unref(content);
	maintainers_free(m);
	fixture_close(&f);
}

static void check_person(const GPtrArray *people, guint i, const char *name,
			 const char *mail, enum role role, const char *entry,
			 const char *status)
{
	const struct person *person = people->pdata[i];

	g_assert_cmpstr(person->name, ==, name);
	g_assert_cmpstr(person->mail, ==, mail);
	g_assert_cmpint(person->role, ==, role);
	g_assert_cmpstr(person->entry, ==, entry);
	g_assert_cmpstr(person->status, ==, status);
}

static void test_people(void)
{
	GError *error = NULL;
	struct maintainers *m;
	GPtrArray *people;
	struct fixture f;

	fixture_open(&f, text);
	fixture_file(&f, "scripts/get_maintainer.pl", new_script);
	m = fixture_load(&f);
	people = maintainers_people(m, "one/a.c", NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(people->len, ==, 5);
	check_person(people, 0, "One B. Person", "one@one.org", ROLE_MAINTAINER,
		     "ONE", "Supported");
	check_person(people, 1, "Reviewer", "rev@one.org", ROLE_REVIEWER, "ONE",
		     "Supported");
	check_person(people, 2, "Deep", "deep@one.org", ROLE_MAINTAINER,
		     "ONE DEEP", "Orphan");
	check_person(people, 3, NULL, "one@lists.org", ROLE_LIST, "ONE",
		     "Supported");
	check_person(people, 4, NULL, "all@lists.org", ROLE_LIST, "THE REST",
		     "Buried alive in reporters");
	g_ptr_array_unref(people);
	maintainers_free(m);
	fixture_close(&f);
}

static void test_entry(void)
{
	struct maintainers *m;
	struct fixture f;
	char *titles;

	fixture_open(&f, text);
	m = fixture_load(&f);
	g_assert_cmpstr(maintainers_entry(m, "one/a.c"), ==, "ONE");
	/* The deepest F: counts, the last one or not. */
	g_assert_cmpstr(maintainers_entry(m, "one/deep/a.c"), ==, "ONE DEEP");
	/* Of two equally deep, the one that fixes more of the name. */
	g_assert_cmpstr(maintainers_entry(m, "one/deep/file.c"), ==,
			"ONE NARROW");
	g_assert_cmpstr(maintainers_entry(m, "two/special.c"), ==, "BY NAME");
	g_assert_cmpstr(maintainers_entry(m, "one/special.c"), ==, "ONE");
	g_assert_cmpstr(maintainers_entry(m, "two/a.c"), ==, "THE REST");
	g_assert_cmpstr(maintainers_entry(m, "toplevel"), ==, "THE REST");
	titles =
		fixture_joined(maintainers_entries(m, "one/deep/special.c", 0));
	g_assert_cmpstr(titles, ==, "ONE DEEP; ONE; BY NAME");
	g_free(titles);
	titles = fixture_joined(maintainers_entries(m, "one/deep/x.c", 1));
	g_assert_cmpstr(titles, ==, "ONE DEEP; ONE");
	g_free(titles);
	titles = fixture_joined(maintainers_entries(m, "one/deep/x.c", 2));
	g_assert_cmpstr(titles, ==, "ONE DEEP");
	g_free(titles);
	titles = fixture_joined(maintainers_entries(m, "two/a.c", 0));
	g_assert_cmpstr(titles, ==, "");
	g_free(titles);
	maintainers_free(m);
	fixture_close(&f);
}

static void test_field(void)
{
	struct maintainers *m;
	struct fixture f;
	char *values;

	fixture_open(&f, text);
	m = fixture_load(&f);
	values = fixture_joined(maintainers_field(m, "ONE", 'T'));
	g_assert_cmpstr(values, ==,
			"git git://one.org/a.git; git git://one.org/b.git");
	g_free(values);
	values = fixture_joined(maintainers_field(m, "ONE", 'P'));
	g_assert_cmpstr(values, ==, "");
	g_free(values);
	values = fixture_joined(maintainers_field(m, "NO SUCH ENTRY", 'T'));
	g_assert_cmpstr(values, ==, "");
	g_free(values);
	maintainers_free(m);
	fixture_close(&f);
}

static void check_mail(struct maintainers *m, const char *mail,
		       const char *want)
{
	GError *error = NULL;
	char *got =
		fixture_joined(maintainers_mail_lines(m, mail, FALSE, &error));

	g_assert_no_error(error);
	g_assert_cmpstr(got, ==, want);
	g_free(got);
}

static void test_mail(void)
{
	struct maintainers *m;
	struct fixture f;

	fixture_open(&f, text);
	fixture_file(&f, "scripts/get_maintainer.pl", new_script);
	m = fixture_load(&f);
	check_mail(m, "Subject: x\n\n--- a/two/a.c\n+++ b/two/a.c\n magic\n",
		   "all@lists.org");
	check_mail(m, "Subject: x\n\n--- a/two/a.c\n+++ b/two/a.c\n-magic\n",
		   "Named <named@two.org>; all@lists.org");
	check_mail(m, "Subject: magic\n\n--- a/two/a.c\n+++ b/two/a.c\n",
		   "Named <named@two.org>; all@lists.org");
	check_mail(m, "no diff, no files\n", "");
	maintainers_free(m);
	fixture_close(&f);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/maintainers/lines", test_lines);
	g_test_add_func("/maintainers/dialects", test_dialects);
	g_test_add_func("/maintainers/content", test_content);
	g_test_add_func("/maintainers/people", test_people);
	g_test_add_func("/maintainers/entry", test_entry);
	g_test_add_func("/maintainers/field", test_field);
	g_test_add_func("/maintainers/mail", test_mail);
	return g_test_run();
}
