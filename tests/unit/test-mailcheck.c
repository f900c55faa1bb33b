// SPDX-License-Identifier: GPL-2.0
/* What makes a mail one that does not arrive, or displeases. */
#include "verify/mailcheck.h"
#include "series-fixture.h"

#define HEAD                                                         \
	"From 0 Mon Sep 17 00:00:00 2001\nFrom: A <a@example.org>\n" \
	"Date: Mon, 11 Nov 2024 00:00:01 +0000\n"                    \
	"Message-ID: <1@example.org>\n"

static void expect(const char *mail, const char *wrong)
{
	g_autofree char *said = mailcheck_text(mail, FALSE);

	if (!wrong) {
		g_assert_null(said);
		return;
	}
	g_assert_nonnull(said);
	if (!strstr(said, wrong))
		g_error("'%s' is not in '%s'", wrong, said);
}

static void test_headers(void)
{
	expect(HEAD "To: b@example.org\nSubject: [PATCH 1/2] x: y\n\nBody\n",
	       NULL);
	expect(HEAD "Subject: [PATCH] x: y\n\nBody\n", "nobody");
	expect(HEAD "To: b@example.org\n\nBody\n", "no header Subject");
	expect(HEAD "To: J\303\274 <b@example.org>\nSubject: x\n\nBody\n",
	       "raw byte");
	/* raw bytes are the body's right */
	expect(HEAD "To: b@example.org\nSubject: x\n\nJ\303\274\n", NULL);
}

static void test_lengths(void)
{
	g_autofree char *words = g_strnfill(998, 'a');
	g_autofree char *fits = g_strdup_printf(
		HEAD "To: b@example.org\nSubject: x\n\n%s\n", words);
	g_autofree char *exceeds = g_strdup_printf(
		HEAD "To: b@example.org\nSubject: x\n\n%sa\n", words);
	g_autofree char *subject = g_strdup_printf(
		HEAD "To: b@example.org\nSubject: [RFC PATCH 1/2] %.60s\n"
		     " %.20s\n\nBody\n",
		words, words);

	expect(fits, NULL);
	expect(exceeds, "999 bytes");
	/* folded: 60, a blank, 20 */
	expect(subject, "81 columns");
}

static void remarks(const char *said, gboolean judged, const char *expected)
{
	gboolean was;
	g_autofree char *found = mailcheck_remarks(said, NULL, &was);

	g_assert_true(was == judged);
	g_assert_cmpstr(found, ==, expected);
}

static void test_remarks(void)
{
	remarks("", FALSE, NULL);
	remarks("Can't open perl script\n", FALSE, NULL);
	remarks("a.patch:9: ERROR:MISSING_SIGN_OFF: Missing\n"
		"a.patch:3: WARNING:FILE_PATH_CHANGES: added file\n",
		TRUE, NULL);
	remarks("a.patch:9: ERROR:MISSING_SIGN_OFF: Missing\n"
		"a.patch:7: CHECK:SPACING: no\n",
		TRUE, "a.patch:7: CHECK:SPACING: no");
}

/* A line may go on as the author's did, and in no other way. */
static void test_authors_way(void)
{
	static const char mail[] = "Subject: x\n"
				   "@@ -1,3 +1,4 @@\n"
				   "-\tret = f(\n"
				   "+\tret = f_longer(\n"
				   " \t\ta, b);\n"
				   "@@ -9,3 +9,4 @@\n"
				   "-\tret = g(a,\n"
				   "-\t\t\tb);\n"
				   "+\tret = g_longer(\n"
				   "+\t\t\tb,\n"
				   "+\t\tc);\n";
	static const char *const said[] = {
		"0:1.patch:4: CHECK:OPEN_ENDED_LINE: ends\n",
		"0:1.patch:5: CHECK:PARENTHESIS_ALIGNMENT: stands\n",
		"0:1.patch:10: CHECK:PARENTHESIS_ALIGNMENT: stands\n",
		"0:1.patch:9: CHECK:OPEN_ENDED_LINE: ends\n",
		"0:1.patch:11: CHECK:PARENTHESIS_ALIGNMENT: stands\n",
		"0:1.patch:10: CHECK:SPACING: no\n",
		"0:1.patch:99: CHECK:OPEN_ENDED_LINE: ends\n",
	};

	for (guint i = 0; i < G_N_ELEMENTS(said); i++) {
		gboolean judged;
		g_autofree char *found =
			mailcheck_remarks(said[i], mail, &judged);

		g_assert_true((found != NULL) == (i >= 3));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mailcheck/headers", test_headers);
	g_test_add_func("/mailcheck/lengths", test_lengths);
	g_test_add_func("/mailcheck/remarks", test_remarks);
	g_test_add_func("/mailcheck/authors-way", test_authors_way);
	return g_test_run();
}
