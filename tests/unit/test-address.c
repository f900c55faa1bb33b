// SPDX-License-Identifier: GPL-2.0
/* Names and addresses in headers, and who stands in To and Cc. */
#include "people/address.h"
#include "people/addressee.h"
#include "tree/patch.h"

static void check(const char *name, const char *expected)
{
	g_autofree char *text = address_format(name, "a@b.c");

	g_assert_cmpstr(text, ==, expected);
}

static void test_format(void)
{
	check(NULL, "a@b.c");
	check("  ", "a@b.c");
	check("Jane Doe", "Jane Doe <a@b.c>");
	check("O'Neil-Smith", "O'Neil-Smith <a@b.c>");
	check("John Q. Doe", "\"John Q. Doe\" <a@b.c>");
	check("Doe, John (x86)", "\"Doe, John (x86)\" <a@b.c>");
	check("a \"b\" \\c", "\"a \\\"b\\\" \\\\c\" <a@b.c>");
	check("J\303\274rgen Q. M", "=?UTF-8?Q?J=C3=BCrgen_Q=2E_M?= <a@b.c>");
	/* no header of its own, no encoded word that was not one */
	check("x\nBcc: y", "\"x Bcc: y\" <a@b.c>");
	check("=?UTF-8?Q?x?=", "=?UTF-8?Q?=3D=3FUTF-8=3FQ=3Fx=3F=3D?= <a@b.c>");
	/* bytes that are not UTF-8 become what can be sent */
	check("\xe9", "=?UTF-8?Q?=EF=BF=BD?= <a@b.c>");
}

/* Encoded words: at most 75 characters, a character never cut in two. */
static void test_fold(void)
{
	GString *name = g_string_new("x");
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;
	guint i;

	for (i = 0; i < 50; i++)
		g_string_append(name, "\342\202\254");
	text = address_format(name->str, "a@b.c");
	lines = g_strsplit(text, "\n ", -1);
	g_assert_cmpuint(g_strv_length(lines), >, 5);
	for (i = 0; lines[i + 1]; i++) {
		gsize payload = strlen(lines[i]) - 12 - (i ? 0 : 1);

		g_assert_cmpuint(strlen(lines[i]), <=, 75);
		g_assert_true(g_str_has_prefix(lines[i], "=?UTF-8?Q?"));
		g_assert_true(g_str_has_suffix(lines[i], "?="));
		g_assert_cmpuint(payload % 9, ==, 0);
	}
	g_assert_cmpstr(lines[i], ==, "<a@b.c>");
	g_string_free(name, TRUE);
}

static void test_valid(void)
{
	g_assert_true(address_valid("a.b+c@kernel.org"));
	g_assert_false(address_valid(NULL));
	g_assert_false(address_valid(""));
	g_assert_false(address_valid("nobody"));
	g_assert_false(address_valid("@host"));
	g_assert_false(address_valid("user@"));
	g_assert_false(address_valid("a@b c"));
	g_assert_false(address_valid("a@b@c"));
	g_assert_false(address_valid("a@b>"));
	g_assert_false(address_valid("a@b,c@d"));
	g_assert_false(address_valid("a@b\nBcc: c@d"));
	g_assert_false(address_valid("\303\244@b"));
}

static void add(struct patch *patch, const char *mail, enum role role)
{
	g_ptr_array_add(patch->people, person_new("N", mail, role, "E", "S"));
}

static void check_line(const GPtrArray *line, const char *expected)
{
	g_autofree char *header = address_header("H", line);

	g_assert_cmpstr(header, ==, expected);
}

static void test_addressees(void)
{
	struct patch *patch = patch_new(PATCH_CONVERSION, "a");
	struct addressees *who;

	add(patch, "r@x", ROLE_REVIEWER);
	add(patch, "l@x", ROLE_LIST);
	add(patch, "m@x", ROLE_MAINTAINER);
	add(patch, "R@X", ROLE_MAINTAINER);
	add(patch, "broken", ROLE_MAINTAINER);
	who = addressees_of_patch(patch->people);
	check_line(who->to, "H: N <m@x>,\n    N <R@X>\n");
	check_line(who->cc, "H: N <l@x>\n");
	g_assert_cmpuint(who->refused->len, ==, 1);
	g_assert_cmpstr(who->refused->pdata[0], ==, "N <broken>");
	addressees_free(who);

	/* without maintainers: the lists, else the reviewers */
	g_ptr_array_set_size(patch->people, 2);
	who = addressees_of_patch(patch->people);
	check_line(who->to, "H: N <l@x>\n");
	check_line(who->cc, "H: N <r@x>\n");
	addressees_free(who);
	g_ptr_array_set_size(patch->people, 1);
	who = addressees_of_patch(patch->people);
	check_line(who->to, "H: N <r@x>\n");
	check_line(who->cc, "");
	addressees_free(who);
	patch_free(patch);
}

static void test_cover(void)
{
	g_autoptr(GPtrArray) patches =
		g_ptr_array_new_with_free_func((GDestroyNotify)patch_free);
	g_autoptr(GPtrArray) people = g_ptr_array_new();
	struct patch *one = patch_new(PATCH_HELPERS, "a");
	struct patch *two = patch_new(PATCH_CONVERSION, "b");
	char *quoted[] = {"Q U <q@x>", "N <mm@x>", NULL};
	struct addressees *who;

	add(one, "mm@x", ROLE_MAINTAINER);
	add(one, "mml@x", ROLE_LIST);
	add(one, "mmr@x", ROLE_REVIEWER);
	add(two, "m@x", ROLE_MAINTAINER);
	add(two, "mm@x", ROLE_MAINTAINER);
	add(two, "r@x", ROLE_REVIEWER);
	add(two, "l@x", ROLE_LIST);
	g_ptr_array_add(patches, one);
	g_ptr_array_add(patches, two);
	who = addressees_of_cover(NULL, patches, COVER_ALL, NULL);
	check_line(who->to, "H: N <mm@x>\n");
	check_line(who->cc, "H: N <mml@x>,\n    N <mmr@x>,\n    N <m@x>,\n"
			    "    N <l@x>\n");
	addressees_free(who);
	g_ptr_array_add(people, two->people->pdata[3]);
	who = addressees_of_cover(people, patches, COVER_ALL, NULL);
	check_line(who->to, "H: N <l@x>\n");
	check_line(who->cc, "H: N <mm@x>,\n    N <mml@x>,\n    N <m@x>\n");
	addressees_free(who);
	/* the lists; who is quoted; a patch without a list has its own */
	who = addressees_of_cover(NULL, patches, COVER_LISTS, quoted);
	check_line(who->to, "H: N <mm@x>\n");
	check_line(who->cc, "H: N <mml@x>,\n    N <mmr@x>,\n    Q U <q@x>,\n"
			    "    N <l@x>\n");
	addressees_free(who);
	g_ptr_array_remove_index(two->people, 3);
	who = addressees_of_cover(NULL, patches, COVER_LISTS, NULL);
	check_line(who->cc, "H: N <mml@x>,\n    N <mmr@x>,\n    N <m@x>\n");
	addressees_free(who);
}

static void test_today(void)
{
	char *people[] = {"A B <old@x>", "C <c@x>", NULL};
	g_auto(GStrv) today =
		addressees_today(people, "A New <new@x> <old@x>\n");

	g_assert_cmpstr(today[0], ==, "A New <new@x>");
	g_assert_cmpstr(today[1], ==, "C <c@x>");
	g_assert_null(today[2]);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/address/format", test_format);
	g_test_add_func("/address/fold", test_fold);
	g_test_add_func("/address/valid", test_valid);
	g_test_add_func("/address/addressees", test_addressees);
	g_test_add_func("/address/cover", test_cover);
	g_test_add_func("/address/today", test_today);
	return g_test_run();
}
