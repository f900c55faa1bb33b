// SPDX-License-Identifier: GPL-2.0
/*
 * Random functions are run, and what a variable holds at each call must be
 * among what the data flow says it can hold: statements, graph, scope and flow
 * together. The conditions of the functions are drawn at random. Fixed seed.
 */
#include "facts.h"
#include "flags/flow.h"
#include "routine-run.h"

#define FUNCTIONS 3000
#define RUNS	  60

struct counts {
	guint calls;
	guint sure; /* said to be set, or clear */
	guint exact; /* said to be what was seen */
};

/* Whether what was seen at each call is among what can be. */
static void check(struct maker *m, GHashTable *seen, struct counts *counts)
{
	struct unit *unit = code_unit(m->text->str);
	const struct source *source = unit->source;
	struct flags flags = {.flag = "FLAG", .prefix = "F_"};
	struct scope *scope;
	struct flow *flow;

	facts_by_hand(unit);
	scope = scope_new(unit, code_item(unit, "f"));
	flow = flow_new(&flags, scope, NULL);
	if (scope->cfg->odd)
		g_error("odd:\n%s", m->text->str);
	for (guint i = 0; i < source->count; i++) {
		guint can, was;

		if (!source_is(source, i, "p"))
			continue;
		can = flow_eval(flow, i, i + 2, i + 2, NULL);
		was = GPOINTER_TO_UINT(g_hash_table_lookup(
			seen, GUINT_TO_POINTER(source->tokens[i].offset)));
		if (was & ~can)
			g_error("at l.%u it was %u, but can only be %u:\n%s",
				source->tokens[i].line, was, can, m->text->str);
		counts->calls++;
		counts->sure += can == CAN_SET || can == CAN_CLEAR;
		counts->exact += can == was;
	}
	flow_free(flow);
	scope_free(scope);
	unit_free(unit);
}

static void test_random(void)
{
	struct maker m = {
		.rand = g_rand_new_with_seed(6120),
		.text = g_string_new(NULL),
		.code = g_array_new(FALSE, FALSE, sizeof(struct instruction))};
	struct counts counts = {0};

	for (guint i = 0; i < FUNCTIONS; i++) {
		GHashTable *seen = g_hash_table_new(NULL, NULL);

		routine_make(&m);
		for (guint k = 0; k < RUNS; k++)
			routine_run(&m, seen);
		check(&m, seen, &counts);
		g_hash_table_unref(seen);
	}
	g_test_message("%u calls, %u sure, %u exact", counts.calls, counts.sure,
		       counts.exact);
	g_assert_cmpuint(counts.calls, >, FUNCTIONS);
	/* nor is it more careful than it must be: unlucky runs, dead code */
	g_assert_cmpuint(counts.sure, >, counts.calls / 2);
	g_assert_cmpuint(counts.exact, >, counts.calls * 9 / 10);
	g_string_free(m.text, TRUE);
	g_array_unref(m.code);
	g_rand_free(m.rand);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/flow-random/sound", test_random);
	return g_test_run();
}
