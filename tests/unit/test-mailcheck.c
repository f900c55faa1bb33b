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
	g_autofree char *found = mailcheck_remarks(said, &was);

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

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mailcheck/headers", test_headers);
	g_test_add_func("/mailcheck/lengths", test_lengths);
	g_test_add_func("/mailcheck/remarks", test_remarks);
	return g_test_run();
}
