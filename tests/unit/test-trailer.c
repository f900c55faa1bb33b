// SPDX-License-Identifier: GPL-2.0
/* Which lines of an answer speak for a patch, and whom they are believed. */
#include <string.h>

#include "life/mailbox.h"
#include "life/trailer.h"

/* What was found as "word|who|ok" or "word|who|why" lines. */
static char *found(const char *body, const char *from)
{
	g_autoptr(GPtrArray) list = trailers_find(body, from);
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < list->len; i++) {
		const struct trailer *t = list->pdata[i];

		g_string_append_printf(text, "%s|%s|%s\n", t->word, t->who,
				       t->doubt ? t->doubt : "ok");
	}
	return g_string_free(text, FALSE);
}

static void check(const char *body, const char *expected)
{
	g_autofree char *said = found(body, "jane@example.org");

	g_assert_cmpstr(said, ==, expected);
}

static void test_taken(void)
{
	check("Fine.\n\nAcked-by: Jane Doe <jane@example.org>\n",
	      "Acked-by|Jane Doe <jane@example.org>|ok\n");
	/* no newline at the end; case; spaces; CRLF */
	check("reviewed-BY:\tJane  Doe <Jane@Example.ORG>  ",
	      "Reviewed-by|Jane Doe <Jane@Example.ORG>|ok\n");
	check("  Tested-by: Jane Doe <jane@example.org>\r\nNacked-by: "
	      "jane@example.org\r\n",
	      "Tested-by|Jane Doe <jane@example.org>|ok\n"
	      "Nacked-by|jane@example.org|ok\n");
	check("Acked-by: Jane Doe <jane@example.org> # for mm\n",
	      "Acked-by|Jane Doe <jane@example.org> # for mm|ok\n");
	check("Acked-by: Doe, Jane <jane@example.org>\n",
	      "Acked-by|Doe, Jane <jane@example.org>|ok\n");
	check("Reviewed-by: Jane Of A Very Long Name\n<jane@example.org>\n",
	      "Reviewed-by|Jane Of A Very Long Name <jane@example.org>|ok\n");
	check("Acked-by: J\xc3\xa4ne <jane+kernel@example.org>\n",
	      "Acked-by|J\xc3\xa4ne <jane+kernel@example.org>|ok\n");
}

static void test_not_there(void)
{
	check("", "");
	check("> Acked-by: Jane Doe <jane@example.org>\n", "");
	check(" > Acked-by: Jane Doe <jane@example.org>\n>> Acked-by: x\n", "");
	check("| Acked-by: Jane Doe <jane@example.org>\n", "");
	check("With that, Acked-by: Jane Doe <jane@example.org>\n", "");
	check("Not-Acked-by: Jane Doe <jane@example.org>\n", "");
	check("Acked-by:Jane Doe <jane@example.org>\n", "");
	check("Acked-bye: Jane Doe <jane@example.org>\n", "");
	check("Signed-off-by: Jane Doe <jane@example.org>\n", "");
	check("-- \nAcked-by: Jane Doe <jane@example.org>\n", "");
	check("diff --git a/x b/x\n Acked-by: Jane Doe <jane@example.org>\n",
	      "");
}

static void test_left(void)
{
	check("Acked-by: John Roe <john@example.org>\n",
	      "Acked-by|John Roe <john@example.org>|the mail is from "
	      "jane@example.org\n");
	/* the same name alone is nobody's word */
	check("Acked-by: Jane Doe <jane@kernel.example>\n",
	      "Acked-by|Jane Doe <jane@kernel.example>|the mail is from "
	      "jane@example.org\n");
	check("Acked-by: Jane\n", "Acked-by|Jane|it names no address\n");
	check("Acked-by: Jane <jane@example.org> and John <j@example.org>\n",
	      "Acked-by|Jane <jane@example.org> and John <j@example.org>|it "
	      "names no address\n");
	check("Acked-by: <jane@example.org> <john@example.org>\n",
	      "Acked-by|<jane@example.org> <john@example.org>|it names no "
	      "address\n");
	check("Acked-by: Jane <jane@example.org\n",
	      "Acked-by|Jane <jane@example.org|it names no address\n");
	/* what a terminal would act on */
	check("Acked-by: Jane\033[2J <jane@example.org>\n",
	      "Acked-by|Jane [2J <jane@example.org>|ok\n");
}

static void test_nobody(void)
{
	g_autofree char *said =
		found("Acked-by: Jane <jane@example.org>\n", "");

	g_assert_cmpstr(said, ==,
			"Acked-by|Jane <jane@example.org>|the mail does not "
			"say whom it is from\n");
}

static void check_from(const char *value, const char *expected)
{
	g_autofree char *mail = mailbox_address(value);

	g_assert_cmpstr(mail, ==, expected);
}

static void test_from(void)
{
	check_from(" Jane Doe <Jane@Example.org>", "jane@example.org");
	check_from("jane@example.org", "jane@example.org");
	check_from("jane@example.org (Jane <x@y>)", "jane@example.org");
	check_from("\"Doe, Jane\" <jane@example.org>", "jane@example.org");
	/* a name that looks like an address */
	check_from("\"jane@example.org\" <evil@example.com>",
		   "evil@example.com");
	check_from("\"Jane <jane@example.org>\" <evil@example.com>",
		   "evil@example.com");
	check_from("(jane@example.org) evil@example.com", "evil@example.com");
	check_from("\"a\\\" <jane@example.org>\" <evil@example.com>",
		   "evil@example.com");
	/* nobody can say who that is */
	check_from("jane@example.org <evil@example.com>", "");
	check_from("<jane@example.org> <evil@example.com>", "");
	check_from("jane@example.org, evil@example.com", "");
	check_from("Jane <jane@example.org>, E <evil@example.com>", "");
	check_from("Jane <jane@example.org", "");
	check_from("\"Jane <jane@example.org>", "");
	check_from("((((", "");
	check_from("", "");
	check_from("undisclosed", "");
}

static void test_order(void)
{
	g_assert_cmpuint(trailer_rank("Tested-by"), <,
			 trailer_rank("Reviewed-by"));
	g_assert_cmpuint(trailer_rank("Reviewed-by"), <,
			 trailer_rank("Acked-by"));
	g_assert_true(trailer_is_refusal("Nacked-by"));
	g_assert_false(trailer_is_refusal("Acked-by"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/trailer/taken", test_taken);
	g_test_add_func("/trailer/not-there", test_not_there);
	g_test_add_func("/trailer/left", test_left);
	g_test_add_func("/trailer/nobody", test_nobody);
	g_test_add_func("/trailer/from", test_from);
	g_test_add_func("/trailer/order", test_order);
	return g_test_run();
}
