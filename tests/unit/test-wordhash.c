// SPDX-License-Identifier: GPL-2.0
/*
 * The words of a text, by blocks and masks, against the plain way: letter by
 * letter.
 */
#include <glib.h>
#include <string.h>

#include "program/wordhash.h"

static GHashTable *hashed(const char *text, gsize length)
{
	GHashTable *set = g_hash_table_new(NULL, NULL);
	GArray *hashes = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint32 *slots = wordhash_slots();
	char *room = g_malloc0(length + WORDHASH_MARGIN);

	memcpy(room, text, length);
	wordhash_text(room, length, slots, hashes);
	for (guint i = 0; i < hashes->len; i++)
		g_hash_table_add(set, GUINT_TO_POINTER(g_array_index(
					      hashes, guint32, i)));
	g_assert_cmpuint(g_hash_table_size(set), ==, hashes->len);
	g_free(room);
	g_free(slots);
	g_array_unref(hashes);
	return set;
}

/* Whether the words, set apart by blanks, are all of the text's. */
static void assert_words(const char *text, const char *expected)
{
	GHashTable *set = hashed(text, strlen(text));
	g_auto(GStrv) words = g_strsplit(expected, " ", -1);

	for (char **w = words; *w; w++)
		g_assert_true(g_hash_table_remove(
			set, GUINT_TO_POINTER(wordhash_of(*w, strlen(*w)))));
	g_assert_cmpuint(g_hash_table_size(set), ==, 0);
	g_hash_table_unref(set);
}

static void test_words(void)
{
	assert_words("int x_1 = foo(ab, abc, 12, 0x1f, 7up, seven);",
		     "int x_1 foo abc seven");
	assert_words("last_word", "last_word");
	assert_words("a_word_of_more_than_sixteen_letters again again",
		     "a_word_of_more_than_sixteen_letters again");
}

static void test_comments(void)
{
	assert_words("one /* two */ three/*four*/five;", "one three five");
	assert_words("/*\n * two\n **/ three", "three");
	assert_words("glob(\"/sys/*\"); one();\nx(\"*/\", two);",
		     "glob sys one two");
	assert_words("one // two /* three\nfour; /* five */ six",
		     "one two three four six");
	assert_words("//* one\n//** two **//\nthree; /* four */ five //",
		     "one two three five");
	assert_words("s = \"one\\\n/* two\"; three /* four */",
		     "one two three four");
	assert_words("one /* two", "one two");
	assert_words("one /*/ two */ three", "one three");
}

/* Every word at every place relative to the ends of blocks. */
static void test_places(void)
{
	for (gsize before = 0; before < 140; before++)
		for (gsize length = WORDHASH_SHORTEST; length < 140; length++) {
			GString *text = g_string_new(NULL);
			GHashTable *set;

			for (gsize i = 0; i < before; i++)
				g_string_append_c(text, ' ');
			for (gsize i = 0; i < length; i++)
				g_string_append_c(text, 'a' + i % 26);
			set = hashed(text->str, text->len);
			g_assert_cmpuint(g_hash_table_size(set), ==, 1);
			g_assert_true(g_hash_table_contains(
				set, GUINT_TO_POINTER(wordhash_of(
					     text->str + before, length))));
			g_hash_table_unref(set);
			g_string_free(text, TRUE);
		}
}

/* The plain way: the words of a text that holds no comment. */
static GHashTable *plain(const char *text, gsize length)
{
	GHashTable *set = g_hash_table_new(NULL, NULL);

	for (gsize i = 0, n; i < length; i += n + !n) {
		for (n = 0; i + n < length && (g_ascii_isalnum(text[i + n]) ||
					       text[i + n] == '_');)
			n++;
		if (n >= WORDHASH_SHORTEST && !g_ascii_isdigit(text[i]))
			g_hash_table_add(set, GUINT_TO_POINTER(wordhash_of(
						      text + i, n)));
	}
	return set;
}

static void test_random(void)
{
	static const char letters[] = "abz_AZ019 \t\n({;.\"\\-/\x80\xff";

	for (guint round = 0; round < 3000; round++) {
		gsize length = g_test_rand_int_range(0, 400);
		char *text = g_malloc(length + 1);
		GHashTable *expected, *set;
		GHashTableIter iter;
		gpointer hash;

		for (gsize i = 0; i < length; i++)
			text[i] = letters[g_test_rand_int_range(
				0,
				g_test_rand_bit() ? 9 : sizeof(letters) - 1)];
		expected = plain(text, length);
		set = hashed(text, length);
		g_assert_cmpuint(g_hash_table_size(set), ==,
				 g_hash_table_size(expected));
		g_hash_table_iter_init(&iter, expected);
		while (g_hash_table_iter_next(&iter, &hash, NULL))
			g_assert_true(g_hash_table_contains(set, hash));
		g_hash_table_unref(set);
		g_hash_table_unref(expected);
		g_free(text);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/wordhash/words", test_words);
	g_test_add_func("/wordhash/comments", test_comments);
	g_test_add_func("/wordhash/places", test_places);
	g_test_add_func("/wordhash/random", test_random);
	return g_test_run();
}
