// SPDX-License-Identifier: GPL-2.0
/* Findings come back from a text as they were, whatever is in their names. */
#include "check/finding.h"
#include "check/record.h"

static void test_round(void)
{
	GPtrArray *before = findings_new(), *after = findings_new();
	struct finding *a =
		findings_add(before, FINDING_SUSPECT, "a\tb\nc\xff.c", 7, 3);
	struct finding *b = findings_add(before, FINDING_RELEASE, "=x", 9, 1);
	char *text, *again;

	a->state = FINDING_SUPPRESSED;
	a->end_column = 12;
	a->function = g_strdup("f");
	a->word = g_strdup("");
	a->text = g_strdup("\"quoted\" \\ and\r more");
	b->context = g_strdup("put_page(p)");
	findings_finish(before);
	text = record_write(before);
	g_assert_true(record_read(text, after));
	g_assert_cmpuint(after->len, ==, 2);
	again = record_write(after);
	g_assert_cmpstr(text, ==, again);
	b = after->pdata[1];
	g_assert_cmpstr(((struct finding *)after->pdata[0])->file, ==, "=x");
	g_assert_null(((struct finding *)after->pdata[0])->function);
	g_assert_cmpstr(b->file, ==, "a\tb\nc\xff.c");
	g_assert_cmpstr(b->word, ==, "");
	g_assert_cmpint(b->state, ==, FINDING_SUPPRESSED);
	g_assert_cmpint(b->id, ==, FINDING_SUSPECT);
	g_assert_cmpuint(b->line, ==, 7);
	g_assert_cmpuint(b->column, ==, 3);
	g_assert_cmpuint(b->end_column, ==, 12);
	g_free(text);
	g_free(again);
	g_ptr_array_unref(before);
	g_ptr_array_unref(after);
}

static void test_garbage(void)
{
	GPtrArray *findings = findings_new();

	g_assert_false(record_read("garbage\n", findings));
	g_assert_false(
		record_read("99\t0\t1\t1\t1\t=f\t\t\t\t\t\t\n", findings));
	g_assert_false(record_read("1\t0\t1\t1\t1\t\t\t\t\t\t\t\n", findings));
	g_assert_cmpuint(findings->len, ==, 0);
	g_ptr_array_unref(findings);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/record/round", test_round);
	g_test_add_func("/record/garbage", test_garbage);
	return g_test_run();
}
