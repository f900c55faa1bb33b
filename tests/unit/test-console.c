// SPDX-License-Identifier: GPL-2.0
/* What a console says of KUnit cases and of programs. */
#include "verify/console.h"
#include "series-fixture.h"

static const char good[] =
	"[    0.1] KTAP version 1\n"
	"[    0.1]     # Subtest: pin\n"
	"[    0.1]     ok 1 a\n"
	"[    0.1] WARNING: CPU: 0 a case provokes it\n"
	"[    0.1]     ok 2 b # SKIP no huge pages\n"
	"[    0.1]         # Subtest: c\n"
	"[    0.1]         ok 1 one\n"
	"[    0.1]         ok 2 two\n"
	"[    0.1]     # c: pass:2 fail:0 skip:0 total:2\n"
	"[    0.1]     ok 3 c\n"
	"[    0.1] ok 1 pin\n"
	"treewide: run gup_test -a\n"
	"ok 1 something\n"
	"not ok 2 is the program's own business: its exit status counts\n"
	"treewide: exit 0\n"
	"treewide: run gup_longterm\n"
	"treewide: exit 4\n"
	"treewide: done\n";

static void test_good(void)
{
	struct console console;

	console_read(&console, good, "pin");
	/* a, one and two; what sums them up is no case */
	g_assert_cmpuint(console.passed, ==, 3);
	g_assert_cmpuint(console.skipped, ==, 1);
	g_assert_cmpuint(console.failed, ==, 0);
	g_assert_cmpuint(console.runs, ==, 2);
	g_assert_true(console.ended);
	g_assert_null(console.first);
	console_release(&console);
}

static void expect_first(const char *old, const char *new, const char *first)
{
	g_autoptr(GString) text = g_string_new(good);
	struct console console;

	g_assert_cmpuint(g_string_replace(text, old, new, 1), ==, 1);
	console_read(&console, text->str, "pin");
	g_assert_cmpstr(console.first, ==, first);
	console_release(&console);
}

static void test_bad(void)
{
	struct console console;

	expect_first("    ok 1 a", "    not ok 1 a", "not ok 1 a");
	expect_first("exit 0", "exit 1", "gup_test -a ends with 1");
	expect_first("KTAP version 1", "BUG: x", "BUG: x");
	expect_first("ok 1 one", "not ok 1 one", "not ok 1 one");
	expect_first("[    0.1] ok 1 pin\n", "", "a KUnit suite does not end");
	/* another suite is not ours */
	console_read(&console, good, "other");
	g_assert_cmpuint(console.passed, ==, 0);
	console_release(&console);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/console/good", test_good);
	g_test_add_func("/console/bad", test_bad);
	return g_test_run();
}
