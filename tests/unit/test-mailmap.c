// SPDX-License-Identifier: GPL-2.0
/* The four forms of .mailmap, and lines of no form. */
#include "people/mailmap.h"

static const char map_text[] = "# comment <a@b> <c@d>\n"
			       "Proper Name <proper@x.org>	# a remark\n"
			       "<new@x.org> <old@x.org>\n"
			       "New B. Name <both@x.org> <wrong@x.org>\n"
			       "Right <right@x.org> Wrong Name <shared@x.org>\n"
			       "\n"
			       "no address here\n"
			       "Open <never closed\n"
			       "<> <empty@x.org>\n"
			       "Three <a@x.org> <b@x.org> <c@x.org>\n"
			       "Last Line <last@x.org>";

static void check(const struct mailmap *map, const char *from, const char *to)
{
	struct contact contact;
	char *text;

	contact_parse(from, &contact);
	mailmap_apply(map, &contact);
	text = contact_format(&contact);
	g_assert_cmpstr(text, ==, to);
	g_free(text);
	contact_clear(&contact);
}

static void test_apply(void)
{
	struct mailmap *map = mailmap_parse(map_text);

	check(map, "proper name <proper@x.org>", "Proper Name <proper@x.org>");
	check(map, "Somebody <old@x.org>", "Somebody <new@x.org>");
	check(map, "old@x.org", "new@x.org");
	check(map, "Somebody <wrong@x.org>", "\"New B. Name\" <both@x.org>");
	check(map, "Wrong Name <shared@x.org>", "Right <right@x.org>");
	check(map, "Other Name <shared@x.org>", "Other Name <shared@x.org>");
	check(map, "Somebody <OLD@x.org>", "Somebody <OLD@x.org>");
	check(map, "Somebody <empty@x.org>", "Somebody <empty@x.org>");
	check(map, "Somebody <c@x.org>", "Somebody <c@x.org>");
	check(map, "x <last@x.org>", "Last Line <last@x.org>");
	mailmap_free(map);
}

static void test_empty(void)
{
	struct mailmap *map = mailmap_parse("");

	check(map, "Foo <a@b.org>", "Foo <a@b.org>");
	mailmap_free(map);
	mailmap_free(NULL);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mailmap/apply", test_apply);
	g_test_add_func("/mailmap/empty", test_empty);
	return g_test_run();
}
