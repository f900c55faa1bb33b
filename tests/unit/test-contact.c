// SPDX-License-Identifier: GPL-2.0
/* Names and addresses as people write them, and lists of them. */
#include "people/contact.h"

static void test_parse(void)
{
	/* What is written, and what becomes of it. */
	static const char *const cases[][3] = {
		{"Foo Bar <foo@bar.org>", "Foo Bar <foo@bar.org>", "Foo Bar"},
		{"\"Foo B. Bar\" <foo@bar.org>", "\"Foo B. Bar\" <foo@bar.org>",
		 "Foo B. Bar"},
		{"Foo B. Bar <foo@bar.org> (part)",
		 "\"Foo B. Bar\" <foo@bar.org>", "Foo B. Bar"},
		{"Bar, Foo <foo@bar.org>", "\"Bar, Foo\" <foo@bar.org>",
		 "Bar, Foo"},
		{"Ada \"A\" Foo <foo@bar.org>",
		 "\"Ada \\\"A\\\" Foo\" <foo@bar.org>", "Ada \"A\" Foo"},
		{"Jörg <foo@bar.org>", "\"Jörg\" <foo@bar.org>", "Jörg"},
		{"Foo\t<foo@bar.org>", "Foo <foo@bar.org>", "Foo"},
		{"Foo\xc2\xa0<foo@bar.org>", "Foo <foo@bar.org>", "Foo"},
		{"Ödön <foo@bar.org>", "\"Ödön\" <foo@bar.org>", "Ödön"},
		{"Foo <a>b@bar.org>", "Foo <a>b@bar.org>", "Foo"},
		{"<foo@bar.org>", "foo@bar.org", NULL},
		{"<foo@bar.org> (part)", "foo@bar.org", NULL},
		{"foo@bar.org", "foo@bar.org", NULL},
		{"foo@bar.org (part)", "foo@bar.org", NULL},
		{"Foo Bar", "", NULL},
		{"Foo <bar>", "", NULL},
		{"@", "", NULL},
		{"<", "", NULL},
		{"", "", NULL},
	};
	gsize i;

	for (i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct contact contact;
		char *text, *name;

		contact_parse(cases[i][0], &contact);
		text = contact_format(&contact);
		name = contact_plain_name(&contact);
		g_assert_cmpstr(text, ==, cases[i][1]);
		g_assert_cmpstr(name, ==, cases[i][2]);
		g_free(text);
		g_free(name);
		contact_clear(&contact);
	}
}

static void check_split(const char *value, gboolean unicode, const char *want)
{
	GPtrArray *parts = contact_split(value, unicode);
	GString *got = g_string_new(NULL);
	guint i;

	for (i = 0; i < parts->len; i++)
		g_string_append_printf(got, "[%s]", (char *)parts->pdata[i]);
	g_assert_cmpstr(got->str, ==, want);
	g_ptr_array_unref(parts);
	g_string_free(got, TRUE);
}

static void test_split(void)
{
	check_split("Foo <a@b.org>", TRUE, "[Foo <a@b.org>]");
	check_split("Foo <a@b.org> (part)", TRUE, "[Foo <a@b.org> (part)]");
	check_split("Foo <a@b.org>, c@d.org", TRUE, "[Foo <a@b.org>][c@d.org]");
	check_split("a@b.org,c@d.org ,, e@[1.2.3.4]", TRUE,
		    "[a@b.org][c@d.org ][e@[1.2.3.4]]");
	check_split("\"Foo, B.\" <a@b.org>, \"x\\\"y\"@d.org", TRUE,
		    "[\"Foo, B.\" <a@b.org>][\"x\\\"y\"@d.org]");
	check_split("A (x (y) \")\") <a@b.org>, B <c@d.org>", TRUE,
		    "[A (x (y) \")\") <a@b.org>, B <c@d.org>]");
	check_split("A (x (y)) <a@b.org>, B <c@d.org>", TRUE,
		    "[A   <a@b.org>][B <c@d.org>]");
	check_split("\"A (x\" <a@b.org>, \"B x)\" <c@d.org>", TRUE,
		    "[\"A (x\" <a@b.org>][\"B x)\" <c@d.org>]");
	/* No list: the comma belongs to the name. */
	check_split("Bar, Foo <a@b.org>", TRUE, "[Bar, Foo <a@b.org>]");
	check_split("Foo B. Bar <a@b.org>, c@d.org", TRUE,
		    "[Foo B. Bar <a@b.org>, c@d.org]");
	/* Latin-1 may stand in a list, what is beyond may not. */
	check_split("Jö <a@b.org>, c@d.org", TRUE, "[Jö <a@b.org>][c@d.org]");
	check_split("Łu <a@b.org>, c@d.org", TRUE, "[Łu <a@b.org>, c@d.org]");
	check_split("Łu <a@b.org>, c@d.org", FALSE, "[Łu <a@b.org>][c@d.org]");
	check_split("", TRUE, "");
	check_split("\"never closed <a@b.org>", TRUE,
		    "[\"never closed <a@b.org>]");
	check_split("a@b.org\\", TRUE, "[a@b.org\\]");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/contact/parse", test_parse);
	g_test_add_func("/contact/split", test_split);
	return g_test_run();
}
