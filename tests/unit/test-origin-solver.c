// SPDX-License-Identifier: GPL-2.0
/*
 * The solver against a definition: of all assignments that satisfy the
 * equations it must find the least. Random systems, the seed is fixed.
 */
#include "code.h"
#include "flags/origin.h"

#define ORIGINS 4
#define SYSTEMS 3000

struct equation {
	guint to;
	enum give give;
	guint terms; /* bit n: origin n is or-ed to the value */
	guint also; /* CAN_* */
};

struct problem {
	struct equation equations[10];
	guint count;
	guint blind; /* bit n: origin n is blind */
	struct origins *origins;
};

static guint value_of(const struct equation *e, const guint *can)
{
	guint value = e->also;

	for (guint n = 0; n < ORIGINS; n++)
		if (e->terms & (1u << n))
			value |= can[n];
	return value;
}

static guint eval(const struct giver *giver, gpointer data)
{
	const struct problem *problem = data;
	guint can[ORIGINS];

	for (guint n = 0; n < ORIGINS; n++)
		can[n] = ((struct origin *)problem->origins->list->pdata[n])
				 ->can;
	return value_of(&problem->equations[giver->at], can);
}

/* The join of all givers, by the words of origin.h. */
static guint expected_of(const struct problem *problem, guint n,
			 const guint *can)
{
	gboolean given = FALSE, is = FALSE;
	guint all = 0;

	for (guint i = 0; i < problem->count; i++) {
		const struct equation *e = &problem->equations[i];
		guint value = value_of(e, can);

		if (e->to != n)
			continue;
		given = TRUE;
		is |= e->give == GIVE_IS;
		if (e->give == GIVE_IS)
			all |= value;
		else if (e->give == GIVE_ADDS)
			all |= value & CAN_SET;
		else if (e->give == GIVE_MASKS)
			all |= value & CAN_CLEAR;
		else
			all = CAN_BOTH;
	}
	if (!given || problem->blind & (1u << n))
		return CAN_BOTH;
	return is ? all : all | CAN_CLEAR;
}

/* Whether every equation holds, with room to spare allowed. */
static gboolean is_solution(const struct problem *problem, const guint *can)
{
	for (guint n = 0; n < ORIGINS; n++)
		if (expected_of(problem, n, can) & ~can[n])
			return FALSE;
	return TRUE;
}

/* The least of all 256 assignments that satisfy the equations. */
static void brute_force(const struct problem *problem, guint *least)
{
	for (guint n = 0; n < ORIGINS; n++)
		least[n] = CAN_BOTH;
	for (guint all = 0; all < 256; all++) {
		guint can[ORIGINS];

		for (guint n = 0; n < ORIGINS; n++)
			can[n] = all >> (2 * n) & 3;
		for (guint n = 0; is_solution(problem, can) && n < ORIGINS; n++)
			least[n] &= can[n];
	}
}

static void make(struct problem *problem, GRand *rand)
{
	problem->count = g_rand_int_range(rand, 1, 10);
	problem->blind = g_rand_int_range(rand, 0, 8) ? 0 : 1;
	for (guint i = 0; i < problem->count; i++) {
		struct equation *e = &problem->equations[i];

		e->to = g_rand_int_range(rand, 0, ORIGINS);
		e->give = g_rand_int_range(rand, 0, 5) % 4;
		e->terms = g_rand_int_range(rand, 0, 16) &
			   g_rand_int_range(rand, 0, 16);
		e->also = g_rand_int_range(rand, 0, 4) &
			  g_rand_int_range(rand, 0, 4);
	}
}

static void solve(struct problem *problem)
{
	problem->origins = origins_new();
	for (guint n = 0; n < ORIGINS; n++) {
		char key[2] = {(char)('a' + n)};

		origins_get(problem->origins, ORIGIN_MEMBER, key);
	}
	for (guint i = 0; i < problem->count; i++) {
		struct giver giver = {.at = i,
				      .give = problem->equations[i].give};

		origin_give(
			problem->origins->list->pdata[problem->equations[i].to],
			&giver);
	}
	for (guint n = 0; n < ORIGINS; n++)
		if (problem->blind & (1u << n))
			origin_blind(problem->origins->list->pdata[n], "blind");
	origins_solve(problem->origins, eval, problem);
}

static void test_random(void)
{
	GRand *rand = g_rand_new_with_seed(20230511);
	guint below_top = 0;

	for (guint i = 0; i < SYSTEMS; i++) {
		struct problem problem = {0};
		guint least[ORIGINS];

		make(&problem, rand);
		solve(&problem);
		brute_force(&problem, least);
		for (guint n = 0; n < ORIGINS; n++) {
			const struct origin *origin =
				problem.origins->list->pdata[n];

			if (origin->can != least[n])
				test_failed(
					"system %u: origin %u can %u, not %u",
					i, n, origin->can, least[n]);
			below_top += least[n] != CAN_BOTH;
		}
		origins_free(problem.origins);
	}
	/* the systems are no trivial ones */
	g_assert_cmpuint(below_top, >, SYSTEMS / 4);
	g_rand_free(rand);
}

/* A chain of a thousand functions takes no more than it has to. */
static guint calls;

static guint of_next(const struct giver *giver, gpointer data)
{
	const struct origins *origins = data;

	calls++;
	if (giver->at == origins->list->len)
		return CAN_SET;
	return ((struct origin *)origins->list->pdata[giver->at])->can;
}

static void test_long_chain(void)
{
	struct origins *origins = origins_new();
	const guint length = 500;

	for (guint n = 0; n < length; n++) {
		g_autofree char *key = g_strdup_printf("%u", n);
		struct giver giver = {.at = n + 1};

		origin_give(origins_get(origins, ORIGIN_PARAMETER, key),
			    &giver);
	}
	calls = 0;
	origins_solve(origins, of_next, origins);
	for (guint n = 0; n < length; n++)
		g_assert_cmpuint(
			((struct origin *)origins->list->pdata[n])->can, ==,
			CAN_SET);
	/* each pass settles one more at least */
	g_assert_cmpuint(calls, <=, (length + 1) * length);
	origins_free(origins);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/origin-solver/random", test_random);
	g_test_add_func("/origin-solver/long-chain", test_long_chain);
	return g_test_run();
}
