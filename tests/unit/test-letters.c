// SPDX-License-Identifier: GPL-2.0
/* Contents and words that mails and git am like to spoil come through. */
#include "series-am.h"

/* Contents that mails and git am like to spoil. */
static void test_contents(void)
{
	g_autoptr(GPtrArray) patches = fixture_patches();
	struct patch *patch = fixture_patch(patches, "one: odd contents");
	g_autoptr(GBytes) nul = g_bytes_new_static("a\0b\n", 4);
	g_autoptr(GBytes) nul2 = g_bytes_new_static("a\0c\n", 4);
	g_autofree char *long_line = g_strnfill(2000, 'x');
	g_autofree char *before = g_strconcat(long_line, "\nb\n", NULL);
	g_autofree char *after = g_strconcat(long_line, "=\nc  \n", NULL);
	struct series series = make_series(patches);
	struct series_result result = {0};
	char *top = fixture_folder();

	fixture_change(patch, "latin.c", "/* \xe9t\xe9 */\nint a;\n",
		       "/* \xe9t\xe9 */\nint \xfc;\n");
	fixture_change(patch, "no-newline.c", "a\nb", "a\nc");
	fixture_change(patch, "quoted \"name\" \303\244.c", "a\n", "b\n");
	fixture_change(patch, "from.c", "a\nFrom x Mon Sep 17 00:00:00 2001\n",
		       "From y Mon Sep 17 00:00:00 2001\n-- \n--- b\n");
	fixture_change(patch, "new/file.c", NULL, "int new;\n");
	fixture_change(patch, "new/empty.c", NULL, "");
	patch = fixture_patch(patches, "two: carriage returns");
	fixture_change(patch, "crlf.c", "a\r\nb\r\nc", "a\r\nd\r\ne\r");
	patch = fixture_patch(patches, "three: long lines");
	fixture_change(patch, "long.c", before, after);
	patch = fixture_patch(patches, "four: bytes");
	fixture_change_bytes(patch, "nul.c", nul, nul2);
	fixture_write(&series, top, &result);
	am_both_ways(patches, top);
	run("cd '%s/out/linux-test' && ! grep -l '.\\{999\\}' *.patch", top);
	run("cd '%s/out/linux-test' && "
	    "grep -q '^Content-Transfer-Encoding: 8bit' 0001-*",
	    top);
	series_result_clear(&result);
	fixture_remove(top);
}

/* Words that git am, git apply or a mail box would act on. */
static void test_words(void)
{
	g_autoptr(GPtrArray) patches = fixture_patches();
	struct patch *patch = fixture_patch(patches, "one: words");
	struct series series = make_series(patches);
	struct series_result result = {0};
	char *top = fixture_folder();
	g_autofree char *said = NULL;

	fixture_change(patch, "a.c", "a\nb\n", "a\nc\n");
	g_free(patch->body);
	patch->body = g_strdup(
		"\r\nFrom: somebody <else@example.org>\nSubject: other\r\n\n"
		"From 1234 Mon Sep 17 00:00:00 2001\n>From here\n---\n"
		"--- a/a.c\n+++ b/a.c\n@@ -1 +1 @@\n-x\n+y\n"
		"diff --git a/a.c b/a.c\nIndex: a.c\n\nthe last line\n\n");
	patch->notes = g_strdup("notes\n---\ndiff --git a/a.c b/a.c\n"
				"--- a/a.c\n+++ b/a.c\n@@ -1 +1 @@\n-a\n+z\n"
				"From 1234 Mon Sep 17 00:00:00 2001");
	patch = fixture_patch(patches, "[two] another, \303\274ber all");
	fixture_change(patch, "b.c", "a\n", "c\n");
	fixture_write(&series, top, &result);
	am_both_ways(patches, top);
	said = shell("cd '%s/am' && git log -1 --format='%%an|%%s|%%b' HEAD^",
		     top);
	g_assert_true(g_str_has_prefix(said, "Jürgen Q. Author|one: words|"));
	g_assert_true(g_str_has_suffix(said, "the last line"));
	/* git am's commit says what ours says */
	run("cd '%s/am' && git fetch -q ../out/linux-test/series.bundle "
	    "treewide/linux-test && "
	    "test \"$(git log -1 --format=%%B%%an%%ad HEAD^)\" = "
	    "\"$(git log -1 --format=%%B%%an%%ad FETCH_HEAD^)\"",
	    top);
	series_result_clear(&result);
	fixture_remove(top);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	fixture_git();
	g_test_add_func("/letters/contents", test_contents);
	g_test_add_func("/letters/words", test_words);
	return g_test_run();
}
