// SPDX-License-Identifier: GPL-2.0
/* Patches become a folder of mails, a mail box and a bundle, the same each time. */
#include "series-am.h"

static GPtrArray *two_patches(void)
{
	GPtrArray *patches = fixture_patches();
	struct patch *patch = fixture_patch(patches, "mm: add helpers");

	fixture_change(patch, "mm/gup.c", "int a;\nint b;\n",
		       "int a;\nint c;\nint b;\n");
	patch->notes = g_strdup("Stale comment: mm/x.c:3");
	patch = fixture_patch(patches, "alpha: say that map() is short-term");
	fixture_person(patch, "Bjørn \"B\" Beta, Jr.", "b@example.org",
		       ROLE_REVIEWER);
	fixture_change(patch, "drivers/alpha.c", "x\ny\n", "x\nz\n");
	return patches;
}

static void test_folder(void)
{
	g_autoptr(GPtrArray) patches = two_patches();
	struct series series = make_series(patches);
	struct series_result result = {0};
	char *top = fixture_folder();
	g_autofree char *list = NULL, *cover = NULL, *first = NULL;

	series.files = g_hash_table_new(g_str_hash, g_str_equal);
	g_hash_table_insert(series.files, "sites.tsv",
			    g_bytes_new_static("file\n", 5));
	fixture_write(&series, top, &result);
	list = shell("cd '%s/out/linux-test' && ls", top);
	g_assert_cmpstr(
		list, ==,
		"0000-cover-letter.patch\n"
		"0001-mm-add-helpers.patch\n"
		"0002-alpha-say-that-map-is-short-term.patch\n"
		"MANIFEST.json\nrehearsal\nseries.bundle\nseries.mbox\nsites.tsv");
	g_assert_cmpuint(result.mails->len, ==, 3);
	g_assert_null(result.kept);
	am_both_ways(patches, top);

	cover = shell("cat '%s/out/linux-test/0000-cover-letter.patch'", top);
	g_assert_nonnull(strstr(cover, "\nSubject: [PATCH 0/2] treewide: say "
				       "how long\n"));
	g_assert_nonnull(strstr(cover, "\nThe problem.\n\nThe way out.\n\n"
				       "base: Linux 6.12.117 (tarball)\n\n"));
	g_assert_nonnull(strstr(cover, "mm: add helpers\n"));
	g_assert_nonnull(strstr(cover, "2 files changed, 2 insertions(+), 1 "
				       "deletion(-)"));
	g_assert_nonnull(strstr(cover, "\nFrom: =?UTF-8?Q?J=C3=BCrgen_Q=2E_"
				       "Author?= <jq@example.org>\n"));
	g_assert_nonnull(strstr(cover, "\nDate: Mon, 11 Nov 2024 00:00:00 "
				       "+0000\n"));
	g_assert_null(strstr(cover, "In-Reply-To"));
	first = shell("cat '%s/out/linux-test/0001-mm-add-helpers.patch'", top);
	g_assert_nonnull(strstr(first, "\n---\nStale comment: mm/x.c:3\n\n "
				       "mm/gup.c | 1 +\n"));
	g_assert_nonnull(strstr(first, "\nDate: Mon, 11 Nov 2024 00:00:01 "
				       "+0000\n"));
	g_assert_nonnull(
		strstr(first, "\nindex dc904e7acc5f..e96f6bee6b76 100644\n"));
	g_assert_true(g_str_has_suffix(first, "\n-- \ntreewide"));
	run("cd '%s/out/linux-test' && git bundle list-heads series.bundle | "
	    "grep -q ' refs/heads/treewide/linux-test$'",
	    top);
	run("cd '%s' && git clone -q -b treewide/linux-test "
	    "out/linux-test/series.bundle cloned && grep -q z "
	    "cloned/drivers/alpha.c && test \"$(git -C cloned rev-parse HEAD)\""
	    " = %s",
	    top, result.tip);
	g_bytes_unref(g_hash_table_lookup(series.files, "sites.tsv"));
	g_hash_table_unref(series.files);
	series_result_clear(&result);
	fixture_remove(top);
}

/* Every header that send-email and a thread view need. */
static void test_headers(void)
{
	g_autoptr(GPtrArray) patches = two_patches();
	struct series series = make_series(patches);
	struct series_result result = {0};
	char *top = fixture_folder();
	g_autofree char *id = NULL, *second = NULL, *sent = NULL;
	g_auto(GStrv) parts = NULL;

	series.cover.subject = "treewide: \303\274ber";
	series.rfc = TRUE;
	series.reroll = 2;
	series.signoff = TRUE;
	fixture_write(&series, top, &result);
	id = shell("sed -n 's/^Message-ID: //p' "
		   "'%s/out/linux-test/v2-0000-cover-letter.patch'",
		   top);
	second = shell("cat '%s/out/linux-test/'v2-0002-*", top);
	g_assert_nonnull(strstr(second, "\nSubject: [RFC PATCH v2 2/2] alpha: "
					"say that map() is short-term\n"));
	g_assert_nonnull(strstr(second,
				"\nTo: Ann Example <ann@example.org>\n"
				"Cc: list@example.org,\n"
				"    =?UTF-8?Q?Bj=C3=B8rn_=22B=22_Beta=2C"
				"_Jr=2E?= <b@example.org>\n"));
	g_assert_true(g_str_has_prefix(id, "<") && strchr(id, '@'));
	run("cd '%s/out/linux-test' && ! sed '/^$/q' v2-0000-* | "
	    "grep -P '[^\\x00-\\x7f]' && "
	    /* folded by us, or encoded by a newer git itself */
	    "sed -n '/^Subject: /{N;s/\\n//;p}' v2-0000-* | "
	    "grep -qiE '^Subject: \\[RFC PATCH v2 0/2\\] +"
	    "=\\?UTF-8\\?q\\?treewide(=3A|:)(_|=20)=C3=BCber\\?='",
	    top);
	g_assert_nonnull(strstr(second, id));
	g_assert_nonnull(strstr(second, "\nMIME-Version: 1.0\n"));
	g_assert_nonnull(strstr(second, "\n\nSome words.\n\nSigned-off-by: "
					"Jürgen Q. Author <jq@example.org>\n"
					"---\n"));
	sent = shell("cd '%s' && git init -q mail && cd mail && "
		     "git config sendemail.smtpserver smtp.invalid && "
		     "git send-email --dry-run --confirm=never "
		     "--from='A <a@example.org>' --suppress-cc=self "
		     "../out/linux-test/*.patch </dev/null",
		     top);
	g_assert_nonnull(strstr(sent, "RCPT TO:<ann@example.org>\n"));
	g_assert_nonnull(strstr(sent, "RCPT TO:<b@example.org>\n"));
	g_assert_nonnull(strstr(sent, "In-Reply-To: <"));
	parts = g_strsplit(sent, "Result: OK", -1);
	g_assert_cmpuint(g_strv_length(parts), ==, 4);
	series_result_clear(&result);
	fixture_remove(top);
}

/* Writes into other; no Message-ID there may be one of those in top. */
static void other_ids(struct series *series, const char *top, const char *other)
{
	struct series_result result = {0};

	fixture_write(series, other, &result);
	run("for f in '%s'/out/*/*.patch; do for g in '%s'/out/*/*.patch; do "
	    "! test \"$(grep ^Message-ID $f)\" = \"$(grep ^Message-ID $g)\"; "
	    "done; done",
	    top, other);
	series_result_clear(&result);
}

static void test_same_bytes(void)
{
	g_autoptr(GPtrArray) patches = two_patches();
	struct series series = make_series(patches);
	struct series_result result = {0};
	struct patch *patch = patches->pdata[1];
	char *top = fixture_folder(), *other = fixture_folder();
	const char *before;
	g_autofree char *home = g_build_filename(other, "home", NULL);

	g_free(patch->body);
	patch->body = g_strdup("\303\234ber.");
	fixture_write(&series, top, &result);
	series_result_clear(&result);
	/* Another time, another place, a user with opinions. */
	run("mkdir '%s/home' && cat >'%s/home/.gitconfig' <<'EOF'\n"
	    "[format]\n\tsignature = mine\n\tthread = deep\n\tnumbered = no\n"
	    "\tsubjectPrefix = X\n\theaders = \"X-Y: z\\n\"\n\tto = a@b.c\n"
	    "[diff]\n\tnoprefix = true\n\talgorithm = patience\n\tcontext = 9\n"
	    "\tmnemonicPrefix = true\n\trenames = copies\n"
	    "[core]\n\tabbrev = 40\n\tautocrlf = true\n"
	    "[commit]\n\tgpgsign = true\n[i18n]\n\tcommitEncoding = latin1\n"
	    "\tlogOutputEncoding = latin1\n"
	    "EOF",
	    other, other);
	g_setenv("HOME", home, TRUE);
	g_setenv("TZ", "Asia/Tokyo", TRUE);
	g_setenv("GIT_DIFF_OPTS", "-u9", TRUE);
	g_setenv("GIT_CONFIG_COUNT", "1", TRUE);
	g_setenv("GIT_CONFIG_KEY_0", "i18n.logOutputEncoding", TRUE);
	g_setenv("GIT_CONFIG_VALUE_0", "latin1", TRUE);
	fixture_write(&series, other, &result);
	fixture_git();
	g_unsetenv("TZ");
	g_unsetenv("GIT_DIFF_OPTS");
	g_unsetenv("GIT_CONFIG_COUNT");
	run("diff -r '%s/out' '%s/out'", top, other);
	series_result_clear(&result);
	/* Each version, and all that is sent, has Message-IDs of its own. */
	before = series.cover.body;
	series.cover.body = "Changed.";
	other_ids(&series, top, other);
	series.cover.body = before;
	series.reroll = 2;
	other_ids(&series, top, other);
	series.reroll = 0;
	g_free(patch->notes);
	patch->notes = g_strdup("Changed.");
	other_ids(&series, top, other);
	fixture_remove(top);
	fixture_remove(other);
}

static void refuse(const struct series *series, const char *words)
{
	char *top = fixture_folder();
	g_autofree char *build = g_build_filename(top, "build", NULL);
	struct series_result result = {0};
	g_autoptr(GError) error = NULL;

	g_assert_false(series_write(series, top, build, &result, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	if (!strstr(error->message, words))
		g_error("\"%s\" does not say \"%s\"", error->message, words);
	run("cd '%s' && test -z \"$(find . -type f)\"", top);
	fixture_remove(top);
}

static void test_refused(void)
{
	struct identity editme = {.name = "EDITME",
				  .mail = "editme@example.invalid",
				  .editme = TRUE};
	g_autoptr(GPtrArray) patches = two_patches();
	struct series series = make_series(patches);
	struct patch *patch = patches->pdata[1];
	char *body = patch->body;
	char bad[] = "caf\xe9", bell[] = "a\ab";
	g_autofree char *long_line = g_strnfill(1000, 'y');

	series.signoff = TRUE;
	series.identity = &editme;
	refuse(&series, "cannot sign off");
	series.signoff = FALSE;
	patch->body = bad;
	refuse(&series, "not UTF-8 in the message of \"alpha");
	patch->body = bell;
	refuse(&series, "control character (0x07)");
	patch->body = long_line;
	refuse(&series, "a line of 1000 bytes");
	patch->body = body;
	series.cover.subject = "two\nlines";
	refuse(&series, "the cover letter's subject");
	series.cover.subject = "s";
	fixture_change(patch, "mm/gup.c", "int a;\nint b;\n", "int d;\n");
	refuse(&series, "starts from another 'mm/gup.c'");
	g_ptr_array_set_size(patch->changes, 0);
	refuse(&series, "changes nothing");
	fixture_change(patch, "a/../../b", "a", "b");
	refuse(&series, "is no file that a patch can change");
}

/* With nothing left to do, the folder holds the account and no mail. */
static void test_without_patches(void)
{
	g_autoptr(GPtrArray) patches = g_ptr_array_new();
	struct series series = make_series(patches);
	struct series_result result = {0};
	char *top = fixture_folder();

	series.cover.subject = NULL;
	series.cover.body = NULL;
	fixture_write(&series, top, &result);
	g_assert_cmpuint(result.mails->len, ==, 0);
	g_assert_null(result.tip);
	run("cd '%s/out/linux-test' && ! ls *.patch *.mbox *.bundle 2>/dev/null && "
	    "grep -q '\"patches\" : 0' MANIFEST.json",
	    top);
	series_result_clear(&result);
	fixture_remove(top);
}

static void test_alone(void)
{
	g_autoptr(GPtrArray) patches = two_patches();
	struct patch *patch = fixture_patch(patches, "on the helpers");

	fixture_change(patch, "mm/gup.c", "int a;\nint c;\nint b;\n", "x\n");
	patch = fixture_patch(patches, "on another");
	fixture_change(patch, "drivers/alpha.c", "x\nz\n", "q\n");
	g_assert_true(series_patch_is_alone(patches, 0));
	g_assert_true(series_patch_is_alone(patches, 1));
	g_assert_true(series_patch_is_alone(patches, 2));
	g_assert_false(series_patch_is_alone(patches, 3));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	fixture_git();
	g_test_add_func("/series/without-patches", test_without_patches);
	g_test_add_func("/series/folder", test_folder);
	g_test_add_func("/series/headers", test_headers);
	g_test_add_func("/series/same-bytes", test_same_bytes);
	g_test_add_func("/series/refused", test_refused);
	g_test_add_func("/series/alone", test_alone);
	return g_test_run();
}
