// SPDX-License-Identifier: GPL-2.0
/* MAINTAINERS as nobody wants to find it. */
#include "maintainers-fixture.h"

/* Lines end as they like: CRLF is read as LF, which the script does not do. */
static void test_line_ends(void)
{
	struct maintainers *m;
	struct fixture f;

	fixture_open(&f, "A\r\nM:\tFoo <a@b.org>\r\nS:\tMaintained\r\n"
			 "L:\tl@b.org\r\nF:\tone/\r\n\r\n"
			 "B\r\nM:\tBar <b@b.org>\r\nF:\t*/");
	m = fixture_load(&f);
	fixture_lines(m, "one/a.c",
		      "Foo <a@b.org> (maintainer:A); "
		      "Bar <b@b.org> (maintainer:B); l@b.org (open list:A)");
	maintainers_free(m);
	fixture_close(&f);
}

/* Bytes that are no UTF-8 become what Perl makes of them. */
static void test_not_utf8(void)
{
	struct maintainers *m;
	struct fixture f;

	fixture_open(&f, "A\nM:\tJos\xe9 \xff <a@b.org>\nF:\tone/\n");
	m = fixture_load(&f);
	fixture_lines(m, "one/a.c",
		      "\"Jos\\xE9 \\xFF\" <a@b.org> (maintainer:A)");
	maintainers_free(m);
	fixture_close(&f);
}

static void check_error(const char *maintainers, const char *words)
{
	GError *error = NULL;
	struct fixture f;

	fixture_open(&f, maintainers);
	g_assert_null(maintainers_load(&f.tree, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	if (!strstr(error->message, words))
		g_error("'%s' does not say '%s'", error->message, words);
	g_error_free(error);
	fixture_close(&f);
}

static void test_errors(void)
{
	check_error("", "has no entry");
	check_error("Only\n\ntitles\n", "has no entry");
	check_error("A\nF:\tone/\nF:\tone/[ab\n", "line 3 of 'MAINTAINERS'");
	check_error("A\n\n# x\nN:\t*x\n", "line 4 of 'MAINTAINERS'");
	check_error("A\nK:\t(?<\n", "'K:\t(?<'");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/entry/line-ends", test_line_ends);
	g_test_add_func("/entry/not-utf8", test_not_utf8);
	g_test_add_func("/entry/errors", test_errors);
	return g_test_run();
}
