// SPDX-License-Identifier: GPL-2.0
/* What becomes of a text and of format-patch's draft on the way into a mail. */
#include <string.h>

#include "base/error.h"
#include "series/mail.h"
#include "base/quoted.h"

static void check_guard(const char *text, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *guarded = mail_guard(text, "it", &error);

	g_assert_no_error(error);
	g_assert_cmpstr(guarded, ==, expected);
}

static void test_guard(void)
{
	check_guard(NULL, "");
	check_guard("\n \nplain \t\r\n\nwords\n\n", "plain\n\nwords");
	check_guard("a\n---\n----\n--- b\n--", "a\n ---\n ----\n --- b\n--");
	check_guard("a\nFrom here\nfrom there", "a\n From here\nfrom there");
	check_guard("a\ndiff --git\ndiff of\nIndex: x\n+++ b\n@@ -1 +1 @@",
		    "a\n diff --git\ndiff of\n Index: x\n +++ b\n @@ -1 +1 @@");
	check_guard("subject: x\nSubject: y", " subject: x\nSubject: y");
	check_guard("From: x", " From: x");
	check_guard("[PATCH] x", " [PATCH] x");
}

static void refuse(const char *text)
{
	g_autoptr(GError) error = NULL;

	g_assert_null(mail_guard(text, "it", &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	g_assert_nonnull(strstr(error->message, "it"));
}

static void test_refused(void)
{
	g_autofree char *just = g_strnfill(997, 'x');
	g_autofree char *longer = g_strnfill(998, 'x');

	check_guard(just, just);
	refuse(longer);
	refuse("a\nb\xff");
	refuse("a\033[1mb");
	refuse("a\rb");
}

static void check_quoted(const char *text, const char *expected)
{
	g_autoptr(GString) out = g_string_new(text);

	quoted_encode(out);
	g_assert_cmpstr(out->str, ==, expected);
}

static void test_quoted(void)
{
	g_autofree char *many = g_strnfill(80, 'x');

	check_quoted("a=b\n", "a=3Db\n");
	check_quoted("a\r\nb \n\tc\t\n", "a=0D\nb=20\n\tc=09\n");
	check_quoted("From x\nfrom", "=46rom x\nfrom");
	check_quoted("\303\251", "=C3=A9");
	check_quoted(many, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
			   "xxxxxxxxxxxxxxxxxxxxxx=\nxxxxxxx");
	g_assert_false(quoted_needed("a\n\303\251", 4, 2));
	g_assert_true(quoted_needed("a\nbcd", 5, 2));
	g_assert_true(quoted_needed("a\r\n", 3, 9));
	g_assert_true(quoted_needed("a\0", 2, 9));
}

#define HEAD "From 0123 Mon Sep 17 00:00:00 2001\n"

static char *compose(const char *draft, const char *notes, GError **error)
{
	static struct identity author = {.name = "A. B", .mail = "a@b"};
	struct addressees who = {g_ptr_array_new(), g_ptr_array_new(), NULL};
	struct mail mail = {.author = &author,
			    .addressees = &who,
			    .id = "1@x",
			    .parent = "0@x",
			    .notes = notes};
	g_autoptr(GBytes) bytes = g_bytes_new_static(draft, strlen(draft));
	g_autoptr(GBytes) out = NULL;

	g_ptr_array_add(who.to, "t@x");
	out = mail_compose(bytes, &mail, error);
	g_ptr_array_unref(who.to);
	g_ptr_array_unref(who.cc);
	return out ? g_strndup(g_bytes_get_data(out, NULL),
			       g_bytes_get_size(out))
		   : NULL;
}

static void check_compose(const char *draft, const char *notes,
			  const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text = compose(draft, notes, &error);

	g_assert_no_error(error);
	g_assert_cmpstr(text, ==, expected);
}

#define THREAD "Message-ID: <1@x>\nIn-Reply-To: <0@x>\nReferences: <0@x>\n"
#define TO     "From: \"A. B\" <a@b>\nSubject: s\n t\nTo: t@x\n" THREAD

static void test_compose(void)
{
	check_compose(HEAD "From: x\n y\nMIME-Version: 1.0\nContent-Type: q;\n"
			   " r\nSubject: s\n t\n\nbody\n---\n a | 1\n",
		      "notes", HEAD TO "\nbody\n---\nnotes\n\n a | 1\n");
	/* MIME where a byte is not ASCII, in the diff too */
	check_compose(HEAD "Subject: s\n t\n\n---\n+\xe9\n", NULL,
		      HEAD TO "MIME-Version: 1.0\n"
			      "Content-Type: text/plain; charset=UTF-8\n"
			      "Content-Transfer-Encoding: 8bit\n"
			      "\n---\n+\xe9\n");
	check_compose(HEAD "Subject: s\n t\n\n---\n+=\r\n", NULL,
		      HEAD TO "MIME-Version: 1.0\n"
			      "Content-Type: text/plain; charset=UTF-8\n"
			      "Content-Transfer-Encoding: quoted-printable\n"
			      "\n---\n+=3D=0D\n");
}

static void test_no_draft(void)
{
	static const char *const bad[] = {"", "Subject: s\n\nb\n", HEAD,
					  HEAD "Subject: s",
					  HEAD "Subject: s\n\nno cut\n"};
	guint i;

	for (i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_null(compose(bad[i], "notes", &error));
		g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mail/guard", test_guard);
	g_test_add_func("/mail/refused", test_refused);
	g_test_add_func("/mail/quoted", test_quoted);
	g_test_add_func("/mail/compose", test_compose);
	g_test_add_func("/mail/no-draft", test_no_draft);
	return g_test_run();
}
