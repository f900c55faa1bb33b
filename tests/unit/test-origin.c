// SPDX-License-Identifier: GPL-2.0
/* Equations between values from outside, made by hand, and their solution. */
#include "code.h"
#include "flags/origin.h"

/*
 * A giver's value is given by its `at`: below 4 a constant (CAN_*), else the
 * value of origin at - 4, or-ed with the constant in `first`.
 */
#define ORIGIN(n) (4 + (n))

static guint eval(const struct giver *giver, gpointer data)
{
	const struct origins *origins = data;

	if (giver->at < 4)
		return giver->at;
	return ((struct origin *)origins->list->pdata[giver->at - 4])->can |
	       giver->first;
}

struct given {
	guint to;
	enum give give;
	guint at;
	guint also;
};

static const struct {
	const char *what;
	struct given givers[8];
	int blind; /* index + 1 of an origin that is blind */
	guint expected[4];
} cases[] = {
	{"all callers set",
	 {{0, GIVE_IS, CAN_SET}, {0, GIVE_IS, CAN_SET}},
	 0,
	 {CAN_SET}},
	{"all callers clear",
	 {{0, GIVE_IS, CAN_CLEAR}, {0, GIVE_IS, CAN_CLEAR}},
	 0,
	 {CAN_CLEAR}},
	{"one of each",
	 {{0, GIVE_IS, CAN_SET}, {0, GIVE_IS, CAN_CLEAR}},
	 0,
	 {CAN_BOTH}},
	{"a caller that is never reached", {{0, GIVE_IS, CAN_NOTHING}}, 0, {0}},
	{"set, then or-ed to",
	 {{0, GIVE_IS, CAN_SET}, {0, GIVE_ADDS, CAN_BOTH}},
	 0,
	 {CAN_SET}},
	{"clear, then the flag or-ed to",
	 {{0, GIVE_IS, CAN_CLEAR}, {0, GIVE_ADDS, CAN_SET}},
	 0,
	 {CAN_BOTH}},
	{"clear, then another flag or-ed to",
	 {{0, GIVE_IS, CAN_CLEAR}, {0, GIVE_ADDS, CAN_CLEAR}},
	 0,
	 {CAN_CLEAR}},
	{"only or-ed to: it began as zero",
	 {{0, GIVE_ADDS, CAN_SET}},
	 0,
	 {CAN_BOTH}},
	{"only masked: it began as zero",
	 {{0, GIVE_MASKS, CAN_SET}},
	 0,
	 {CAN_CLEAR}},
	{"set, then masked with it",
	 {{0, GIVE_IS, CAN_SET}, {0, GIVE_MASKS, CAN_SET}},
	 0,
	 {CAN_SET}},
	{"set, then masked without it",
	 {{0, GIVE_IS, CAN_SET}, {0, GIVE_MASKS, CAN_CLEAR}},
	 0,
	 {CAN_BOTH}},
	{"any other operator",
	 {{0, GIVE_IS, CAN_SET}, {0, GIVE_OTHER, CAN_SET}},
	 0,
	 {CAN_BOTH}},
	{"no giver at all is anything",
	 {{0, GIVE_IS, CAN_SET}},
	 0,
	 {CAN_SET, CAN_BOTH}},
	{"blind is anything", {{0, GIVE_IS, CAN_SET}}, 1, {CAN_BOTH}},
	{"blind reaches who depends on it",
	 {{0, GIVE_IS, CAN_SET}, {1, GIVE_IS, ORIGIN(0)}},
	 1,
	 {CAN_BOTH, CAN_BOTH}},
	{"blind reaches nobody else",
	 {{0, GIVE_IS, CAN_SET}, {1, GIVE_IS, CAN_CLEAR}},
	 1,
	 {CAN_BOTH, CAN_CLEAR}},
	{"a chain against the order of discovery",
	 {{3, GIVE_IS, CAN_SET},
	  {2, GIVE_IS, ORIGIN(3)},
	  {1, GIVE_IS, ORIGIN(2)},
	  {0, GIVE_IS, ORIGIN(1)}},
	 0,
	 {CAN_SET, CAN_SET, CAN_SET, CAN_SET}},
	{"recursion adds nothing of its own",
	 {{0, GIVE_IS, CAN_SET}, {0, GIVE_IS, ORIGIN(0)}},
	 0,
	 {CAN_SET}},
	{"recursion with another flag",
	 {{0, GIVE_IS, CAN_CLEAR}, {0, GIVE_IS, ORIGIN(0), CAN_SET}},
	 0,
	 {CAN_BOTH}},
	{"mutual recursion entered by one door",
	 {{0, GIVE_IS, ORIGIN(1)},
	  {1, GIVE_IS, ORIGIN(0)},
	  {1, GIVE_IS, CAN_CLEAR}},
	 0,
	 {CAN_CLEAR, CAN_CLEAR}},
	{"mutual recursion without a door",
	 {{0, GIVE_IS, ORIGIN(1)}, {1, GIVE_IS, ORIGIN(0)}},
	 0,
	 {CAN_NOTHING, CAN_NOTHING}},
	{"two ways that meet",
	 {{0, GIVE_IS, CAN_SET},
	  {1, GIVE_IS, ORIGIN(0)},
	  {2, GIVE_IS, CAN_CLEAR},
	  {3, GIVE_IS, ORIGIN(1)},
	  {3, GIVE_IS, ORIGIN(2)}},
	 0,
	 {CAN_SET, CAN_SET, CAN_CLEAR, CAN_BOTH}},
	{"or-ed from another origin",
	 {{0, GIVE_IS, CAN_SET},
	  {1, GIVE_IS, CAN_CLEAR},
	  {1, GIVE_ADDS, ORIGIN(0)}},
	 0,
	 {CAN_SET, CAN_BOTH}},
	{"masked by another origin",
	 {{0, GIVE_IS, CAN_CLEAR},
	  {1, GIVE_IS, CAN_SET},
	  {1, GIVE_MASKS, ORIGIN(0)}},
	 0,
	 {CAN_CLEAR, CAN_BOTH}},
};

static struct origin *nth(struct origins *origins, guint n)
{
	g_autofree char *key = g_strdup_printf("origin %u", n);

	return origins_get(origins, ORIGIN_MEMBER, key);
}

static void test_cases(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct origins *origins = origins_new();

		for (guint n = 0; n < 4; n++)
			nth(origins, n);
		for (guint g = 0; g < G_N_ELEMENTS(cases[i].givers); g++) {
			const struct given *given = &cases[i].givers[g];
			struct giver giver = {.at = given->at,
					      .give = given->give,
					      .first = given->also};

			if (g && !given->to && !given->give && !given->at)
				break;
			origin_give(nth(origins, given->to), &giver);
		}
		if (cases[i].blind)
			origin_blind(nth(origins, cases[i].blind - 1), "why");
		origins_solve(origins, eval, origins);
		for (guint n = 0; n < 4; n++) {
			guint can = nth(origins, n)->can;

			/* origins that the case says nothing of: no giver */
			if (!cases[i].expected[n] &&
			    !nth(origins, n)->givers->len)
				continue;
			if (can != cases[i].expected[n])
				test_failed("%s: origin %u can %u, not %u",
					    cases[i].what, n, can,
					    cases[i].expected[n]);
		}
		origins_free(origins);
	}
}

/* What each giver was found to give stays with it, for the words. */
static void test_giver_can(void)
{
	struct origins *origins = origins_new();
	struct origin *origin = nth(origins, 0);
	struct giver set = {.at = CAN_SET}, clear = {.at = CAN_CLEAR};

	origin_give(origin, &set);
	origin_give(origin, &clear);
	origins_solve(origins, eval, origins);
	g_assert_cmpuint(g_array_index(origin->givers, struct giver, 0).can, ==,
			 CAN_SET);
	g_assert_cmpuint(g_array_index(origin->givers, struct giver, 1).can, ==,
			 CAN_CLEAR);
	/* solving again begins anew */
	g_array_index(origin->givers, struct giver, 1).at = CAN_SET;
	origins_solve(origins, eval, origins);
	g_assert_cmpuint(origin->can, ==, CAN_SET);
	origins_free(origins);
}

static guint discover(const struct giver *giver, gpointer data)
{
	struct origins *origins = data;
	struct giver clear = {.at = CAN_CLEAR};

	if (origins->list->len == 1) {
		origin_give(nth(origins, 1), &clear);
		return CAN_NOTHING;
	}
	return eval(giver, data);
}

/* eval may find new origins while the equations are being solved. */
static void test_discovery(void)
{
	struct origins *origins = origins_new();
	struct giver giver = {.at = ORIGIN(1)};

	origin_give(nth(origins, 0), &giver);
	origins_solve(origins, discover, origins);
	g_assert_cmpuint(origins->list->len, ==, 2);
	g_assert_cmpuint(nth(origins, 1)->can, ==, CAN_CLEAR);
	g_assert_cmpuint(nth(origins, 0)->can, ==, CAN_CLEAR);
	origins_free(origins);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/origin/cases", test_cases);
	g_test_add_func("/origin/giver-can", test_giver_can);
	g_test_add_func("/origin/discovery", test_discovery);
	return g_test_run();
}
