// SPDX-License-Identifier: GPL-2.0
/* The four ways to carry a campaign through: what each says of a call. */
#include <string.h>

#include "base/error.h"
#include "site/polarity.h"

static const struct {
	const char *name;
	gboolean longterm, shortterm, flips, flag, comments, hides;
} rows[] = {
	{"explicit", TRUE, TRUE, FALSE, FALSE, TRUE, TRUE},
	{"longterm-default", FALSE, TRUE, TRUE, FALSE, TRUE, FALSE},
	{"shortterm-default", TRUE, FALSE, FALSE, FALSE, FALSE, FALSE},
	{"ephemeral", FALSE, FALSE, TRUE, TRUE, TRUE, FALSE},
};

static void test_rows(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		enum polarity p;

		g_assert_true(polarity_parse(rows[i].name, &p, &error));
		g_assert_no_error(error);
		g_assert_cmpstr(polarity_name(p), ==, rows[i].name);
		g_assert_cmpint(polarity_names(p, VERDICT_LONGTERM), ==,
				rows[i].longterm);
		g_assert_cmpint(polarity_names(p, VERDICT_SHORTTERM), ==,
				rows[i].shortterm);
		g_assert_false(polarity_names(p, VERDICT_CONDITIONAL));
		g_assert_cmpint(polarity_flips(p), ==, rows[i].flips);
		g_assert_cmpint(polarity_has_flag(p), ==, rows[i].flag);
		g_assert_cmpint(polarity_comments(p), ==, rows[i].comments);
		g_assert_cmpint(polarity_hides_raw(p), ==, rows[i].hides);
	}
}

static void test_no_word(void)
{
	enum polarity p = POLARITY_EPHEMERAL;

	g_assert_true(polarity_parse(NULL, &p, NULL));
	g_assert_cmpint(p, ==, POLARITY_EXPLICIT);
}

static void test_other_word(void)
{
	g_autoptr(GError) error = NULL;
	enum polarity p = POLARITY_EPHEMERAL;

	g_assert_false(polarity_parse("longterm", &p, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	g_assert_nonnull(strstr(error->message, "'longterm'"));
	g_assert_nonnull(strstr(error->message, "longterm-default"));
	g_assert_cmpint(p, ==, POLARITY_EPHEMERAL);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/polarity/rows", test_rows);
	g_test_add_func("/polarity/no-word", test_no_word);
	g_test_add_func("/polarity/other-word", test_other_word);
	return g_test_run();
}
