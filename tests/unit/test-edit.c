// SPDX-License-Identifier: GPL-2.0
/* Replacements in one text are made together, in any order. */
#include <string.h>

#include "base/edit.h"
#include "base/error.h"

struct one {
	guint offset;
	guint length;
	const char *text;
};

static const struct {
	const char *what;
	const char *before;
	struct one edits[5];
	const char *after; /* NULL: the edits are refused */
} cases[] = {
	{"nothing", "abc", {{0}}, "abc"},
	{"any order",
	 "ret = pin(a, F | L);",
	 {{13, 5, "F"}, {6, 3, "pin_long"}},
	 "ret = pin_long(a, F);"},
	{"at both ends", "abc", {{3, 0, "d"}, {0, 1, "A"}}, "Abcd"},
	{"neighbours", "abcd", {{2, 2, "Y"}, {0, 2, "X"}}, "XY"},
	{"insertions keep their order",
	 "abc",
	 {{1, 0, "1"}, {1, 0, "2"}},
	 "a12bc"},
	{"an insertion stands before a replacement",
	 "abc",
	 {{1, 1, "B"}, {1, 0, "1"}},
	 "a1Bc"},
	{"the same one twice", "abc", {{1, 1, "B"}, {1, 1, "B"}}, "aBc"},
	{"the same place, two texts", "abc", {{1, 1, "B"}, {1, 1, "C"}}, NULL},
	{"overlap", "abcd", {{0, 3, "X"}, {2, 2, "Y"}}, NULL},
	{"inside another", "abcd", {{0, 3, "X"}, {1, 0, "Y"}}, NULL},
	{"beyond the text", "abcd", {{3, 2, "X"}}, NULL},
	{"far beyond the text", "abcd", {{4294967295u, 3, "X"}}, NULL},
};

static void test_apply(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GBytes) before = g_bytes_new_static(
			cases[i].before, strlen(cases[i].before));
		struct edits *edits = edits_new();
		g_autoptr(GError) error = NULL;
		GBytes *after;

		g_test_message("%s", cases[i].what);
		for (const struct one *e = cases[i].edits; e->text; e++)
			edits_add(edits, e->offset, e->length, e->text);
		after = edits_apply(edits, before, &error);
		if (cases[i].after) {
			g_assert_no_error(error);
			g_assert_cmpmem(g_bytes_get_data(after, NULL),
					g_bytes_get_size(after), cases[i].after,
					strlen(cases[i].after));
			g_bytes_unref(after);
		} else {
			g_assert_error(error, TREEWIDE_ERROR,
				       TREEWIDE_ERROR_INPUT);
			g_assert_null(after);
		}
		edits_free(edits);
	}
}

static void test_map(void)
{
	/* 0123456789 -> 01<in>23<ABCD>67<x>9 */
	static const struct {
		guint old, new;
	} places[] = {{0, 0},  {1, 1},	{2, 6},	 {3, 7},  {4, 8},   {5, 9},
		      {6, 14}, {7, 15}, {8, 16}, {9, 19}, {10, 20}, {11, 21}};
	struct edits *edits = edits_new();

	edits_add(edits, 8, 1, "<x>");
	edits_add(edits, 4, 2, "<ABCD>");
	edits_add(edits, 2, 0, "<in>");
	for (guint i = 0; i < G_N_ELEMENTS(places); i++)
		g_assert_cmpuint(edits_map(edits, places[i].old), ==,
				 places[i].new);
	edits_add(edits, 11, 4, "");
	g_assert_cmpuint(edits_map(edits, 13), ==, 21);
	edits_free(edits);
}

/* Against the plain way: the same edits made one by one from the back. */
static void test_random(void)
{
	for (guint round = 0; round < 300; round++) {
		GString *text = g_string_new(NULL), *plain;
		struct edits *edits = edits_new();
		g_autoptr(GBytes) before = NULL;
		g_autoptr(GBytes) after = NULL;

		for (guint i = 0; i < 200; i++)
			g_string_append_c(text, 'a' + i % 26);
		before = g_bytes_new(text->str, text->len);
		plain = g_string_new_len(text->str, text->len);
		for (int at = 195; at > 0; at -= g_test_rand_int_range(4, 30)) {
			int length = g_test_rand_int_range(0, 4);
			const char *words[] = {"", "X", "YYYYYYY"};
			const char *word = words[g_test_rand_int_range(0, 3)];

			edits_add(edits, at, length, word);
			g_string_erase(plain, at, length);
			g_string_insert(plain, at, word);
		}
		after = edits_apply(edits, before, NULL);
		g_assert_cmpmem(g_bytes_get_data(after, NULL),
				g_bytes_get_size(after), plain->str,
				plain->len);
		g_assert_cmpuint(edits_map(edits, 200), ==, plain->len);
		g_string_free(text, TRUE);
		g_string_free(plain, TRUE);
		edits_free(edits);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/edit/apply", test_apply);
	g_test_add_func("/edit/map", test_map);
	g_test_add_func("/edit/random", test_random);
	return g_test_run();
}
