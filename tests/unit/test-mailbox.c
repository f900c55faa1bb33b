// SPDX-License-Identifier: GPL-2.0
/* Mailboxes as they come, and as an enemy writes them. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "base/scratch.h"
#include "life/mailbox.h"

static struct scratch *scratch;

#define FROM_LINE "From mboxrd@z Thu Jan  1 00:00:00 1970\n"

static char *put(const char *name, const char *text, gssize size)
{
	char *path = g_build_filename(scratch->path, name, NULL);

	g_assert_true(g_file_set_contents(path, text, size, NULL));
	return path;
}

static struct mailbox *box_of(const char *text, gssize size)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *path = put("box", text, size);
	struct mailbox *box = mailbox_open(path, scratch->path, &error);

	g_assert_no_error(error);
	return box;
}

static char *body_of(const struct mailbox *box, guint i)
{
	g_autoptr(GError) error = NULL;
	char *body = mailbox_body(box, box->mails->pdata[i], &error);

	g_assert_no_error(error);
	return body;
}

static void test_headers(void)
{
	struct mailbox *box = box_of(
		FROM_LINE
		"from: Jane <jane@example.org>\nMESSAGE-ID:\n\t<a@x>\n"
		"In-Reply-To: <p@x>\nReferences: <c@x>\n <d@x>\t<e@x>\n"
		"Subject: Re: x\n\nbody\n\n" FROM_LINE
		"From: a@x.org\nFrom: b@x.org\nMessage-Id: junk <b@x> junk\n"
		"\nsecond",
		-1);
	const struct boxed_mail *mail = box->mails->pdata[0];
	g_autofree char *body = body_of(box, 1);

	g_assert_cmpuint(box->mails->len, ==, 2);
	g_assert_cmpstr(mail->id, ==, "a@x");
	g_assert_cmpstr(mail->parent, ==, "p@x");
	g_assert_cmpstr(mail->from, ==, "jane@example.org");
	g_assert_cmpuint(mail->references->len, ==, 3);
	g_assert_cmpstr(mail->references->pdata[2], ==, "e@x");
	mail = box->mails->pdata[1];
	g_assert_cmpstr(mail->id, ==, "b@x");
	/* two authors are none */
	g_assert_cmpstr(mail->from, ==, "");
	g_assert_true(strstr(body, "second") != NULL);
	mailbox_free(box);
}

static void test_encodings(void)
{
	struct mailbox *box = box_of(
		FROM_LINE "From: j@example.org\nMessage-ID: <q@x>\n"
			  "Content-Type: text/plain; charset=iso-8859-1\n"
			  "Content-Transfer-Encoding: quoted-printable\n\n"
			  "Acked-by: J=E4ne =\n<j@example.org>\n\n" FROM_LINE
			  "From: j@example.org\nMessage-ID: <b@x>\n"
			  "Content-Type: text/plain; charset=utf-8\n"
			  "Content-Transfer-Encoding: base64\n\n"
			  "QWNrZWQtYnk6IEogPGpAZXhhbXBsZS5vcmc+Cg==\n\n",
		-1);
	g_autofree char *quoted = body_of(box, 0);
	g_autofree char *base64 = body_of(box, 1);

	g_assert_nonnull(
		strstr(quoted, "Acked-by: J\xc3\xa4ne <j@example.org>\n"));
	g_assert_nonnull(strstr(base64, "Acked-by: J <j@example.org>\n"));
	mailbox_free(box);
}

/* A From: in the body is no author, a line of dashes or a scissor no end. */
static void test_body(void)
{
	struct mailbox *box =
		box_of("From: evil@example.com\nMessage-ID: <a@x>\n\n"
		       "From: jane@example.org\nSubject: [PATCH] x\n\n"
		       "one\n---\ntwo\n-- >8 --\nthree\n",
		       -1);
	const struct boxed_mail *mail = box->mails->pdata[0];
	g_autofree char *body = body_of(box, 0);

	g_assert_cmpstr(mail->from, ==, "evil@example.com");
	g_assert_nonnull(strstr(body, "one\n"));
	g_assert_nonnull(strstr(body, "two\n"));
	g_assert_nonnull(strstr(body, "three\n"));
	mailbox_free(box);
}

static void test_hostile(void)
{
	static const char nul[] = FROM_LINE
		"From: a@x.org\nMessage-ID: <n@x>\nX: a\0b\n\nAcked-by: A\0 "
		"<a@x.org>\n";
	g_autofree char *filler = g_strnfill(2000000, 'x');
	g_autofree char *huge = g_strconcat(
		FROM_LINE "From: a@x.org\nMessage-ID: <h@x>\nX-Huge: ", filler,
		"\nReferences: ", filler, "\n\nbody\n", NULL);
	struct mailbox *box = box_of(nul, sizeof(nul) - 1);
	g_autofree char *body = body_of(box, 0);

	g_assert_cmpstr(((struct boxed_mail *)box->mails->pdata[0])->id, ==,
			"n@x");
	g_assert_nonnull(strstr(body, "Acked-by: A"));
	mailbox_free(box);
	box = box_of(huge, -1);
	g_assert_cmpstr(((struct boxed_mail *)box->mails->pdata[0])->id, ==,
			"h@x");
	mailbox_free(box);
	/* headers and nothing else, no newline at the end */
	box = box_of("Message-ID: <e@x>\nFrom: a@x.org", -1);
	g_assert_cmpstr(((struct boxed_mail *)box->mails->pdata[0])->from, ==,
			"a@x.org");
	mailbox_free(box);
}

static void refuse(const char *path, const char *why)
{
	g_autoptr(GError) error = NULL;

	g_assert_null(mailbox_open(path, scratch->path, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	g_assert_nonnull(strstr(error->message, why));
}

static void test_refused(void)
{
	g_autofree char *empty = put("empty", "", 0);
	g_autofree char *packed = put("packed.gz", "\x1f\x8b\x08\x00:", 5);
	g_autofree char *noise = put("noise", "no mail at all\n", -1);

	refuse("/nonexistent/box", "/nonexistent/box");
	refuse(empty, "no mail");
	refuse(packed, "gunzip");
	refuse(noise, "no mail");
	refuse(scratch->path, "maildir");
}

static void test_maildir(void)
{
	g_autofree char *dir = g_build_filename(scratch->path, "md", NULL);
	g_autofree char *cur = g_build_filename(dir, "cur", NULL);
	g_autofree char *new = g_build_filename(dir, "new", NULL);
	g_autofree char *mail = NULL;
	struct mailbox *box;

	g_assert_cmpint(g_mkdir_with_parents(cur, 0777), ==, 0);
	g_assert_cmpint(g_mkdir_with_parents(new, 0777), ==, 0);
	mail = put("md/cur/1:2,S", "From: a@x.org\nMessage-ID: <m@x>\n\nb\n",
		   -1);
	box = mailbox_open(dir, scratch->path, NULL);
	g_assert_nonnull(box);
	g_assert_cmpuint(box->mails->len, ==, 1);
	mailbox_free(box);
}

int main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mailbox/headers", test_headers);
	g_test_add_func("/mailbox/encodings", test_encodings);
	g_test_add_func("/mailbox/body", test_body);
	g_test_add_func("/mailbox/hostile", test_hostile);
	g_test_add_func("/mailbox/refused", test_refused);
	g_test_add_func("/mailbox/maildir", test_maildir);
	scratch = scratch_new(g_get_tmp_dir(), "mailbox", NULL);
	status = g_test_run();
	scratch_free(scratch);
	return status;
}
