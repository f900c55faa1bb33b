// SPDX-License-Identifier: GPL-2.0
/* Origins by their keys, and the words about who gives them their value. */
#include "code.h"
#include "flags/origin.h"

static guint freed;

static void count_free(gpointer data)
{
	g_assert_cmpstr(data, ==, "place");
	freed++;
	g_free(data);
}

static void test_keys(void)
{
	struct origins *origins = origins_new();
	struct origin *a = origins_get(origins, ORIGIN_RETURN, "f");
	struct origin *b = origins_get(origins, ORIGIN_GLOBAL, "g");

	g_assert_true(a != b);
	g_assert_true(origins_get(origins, ORIGIN_RETURN, "f") == a);
	g_assert_cmpuint(origins->list->len, ==, 2);
	g_assert_cmpint(b->kind, ==, ORIGIN_GLOBAL);
	origin_blind(a, "%s at %u", "first", 1);
	origin_blind(a, "second");
	g_assert_cmpstr(a->blind, ==, "first at 1");
	a->where = g_strdup("place");
	a->where_free = count_free;
	freed = 0;
	origins_free(origins);
	g_assert_cmpuint(freed, ==, 1);
	origins_free(NULL);
}

static void give_text(struct origin *origin, const struct unit *unit,
		      const char *function, enum give give, guint at,
		      guint first, guint last)
{
	struct giver giver = {.unit = unit,
			      .item = function ? code_item(unit, function)
					       : NULL,
			      .at = at,
			      .first = first,
			      .last = last,
			      .give = give};

	origin_give(origin, &giver);
}

static void test_text(void)
{
	struct unit *home = code_unit_at("a.c", "#define M FOLL_A\n"
						"void f(void)\n"
						"{\n"
						"\tp(A |\n\t  B);\n"
						"}\n"
						"int table = C;\n");
	struct unit *away =
		code_unit_at("b.c", "void g(void)\n{\n\tx &= D;\n}");
	const struct source *a = home->source, *b = away->source;
	struct origins *origins = origins_new();
	struct origin *parameter = origins_get(origins, ORIGIN_PARAMETER, "p");
	struct origin *member = origins_get(origins, ORIGIN_MEMBER, "m");
	g_autofree char *of_parameter = NULL, *of_member = NULL, *none = NULL;

	give_text(parameter, home, "f", GIVE_IS, code_token(a, "p", 0),
		  code_token(a, "A", 0), code_token(a, "B", 0));
	of_parameter = origin_text(parameter, "a.c");
	g_assert_cmpstr(of_parameter, ==, "A | B from f() at l.4");

	give_text(member, away, "g", GIVE_MASKS, code_token(b, "x", 0),
		  code_token(b, "D", 0), code_token(b, "D", 0));
	give_text(member, home, NULL, GIVE_ADDS, code_token(a, "table", 0),
		  code_token(a, "C", 0), code_token(a, "C", 0));
	give_text(member, home, "M", GIVE_IS, code_token(a, "M", 0),
		  code_token(a, "FOLL_A", 0), code_token(a, "FOLL_A", 0));
	origin_blind(member, "and who knows");
	of_member = origin_text(member, "a.c");
	g_assert_cmpstr(of_member, ==,
			"&= D in g() at b.c:3, |= C at l.7, FOLL_A at l.1; "
			"and who knows");

	origin_blind(origins_get(origins, ORIGIN_MEMBER, "none"), "nobody");
	none = origin_text(origins_get(origins, ORIGIN_MEMBER, "none"), "a.c");
	g_assert_cmpstr(none, ==, "nobody");
	origins_free(origins);
	unit_free(home);
	unit_free(away);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/origin-text/keys", test_keys);
	g_test_add_func("/origin-text/text", test_text);
	return g_test_run();
}
