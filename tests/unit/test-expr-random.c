// SPDX-License-Identifier: GPL-2.0
/*
 * Random expressions are computed with numbers, for some values of their
 * names: what comes out must be among what the evaluator says. The seed is
 * fixed.
 */
#include "code.h"
#include "code/expr.h"

#define BIT	    0x100u
#define RUNS	    8 /* assignments of numbers to the names */
#define EXPRESSIONS 20000

/* s and t always hold the bit, c and d never, a and b now and then. */
static const char names[] = "stcdab";

struct world {
	GRand *rand;
	guint64 numbers[sizeof(names) - 1][RUNS];
	GString *text;
};

struct value {
	guint64 of[RUNS];
};

static const struct {
	const char *word;
	int level;
} operators[] = {
	{"||", 1}, {"&&", 2}, {"|", 3},	 {"^", 4},  {"&", 5},
	{"|", 3},  {"^", 4},  {"&", 5},	 {"==", 6}, {"!=", 6},
	{"<", 7},  {">=", 7}, {"<<", 8}, {">>", 8}, {"+", 9},
	{"-", 9},  {"*", 10}, {"|", 3},	 {"|", 3},  {"&", 5},
};

static struct value make(struct world *w, int level, int depth);

static guint64 compute(const char *word, guint64 a, guint64 b)
{
	switch (word[0]) {
	case '|':
		return word[1] ? a || b : a | b;
	case '&':
		return word[1] ? a && b : a & b;
	case '^':
		return a ^ b;
	case '=':
		return a == b;
	case '!':
		return a != b;
	case '<':
		return word[1] == '<' ? (b < 64 ? a << b : 0) : a < b;
	case '>':
		return word[1] == '>' ? (b < 64 ? a >> b : 0) : a >= b;
	case '+':
		return a + b;
	case '-':
		return a - b;
	}
	return a * b;
}

static struct value primary(struct world *w, int depth)
{
	struct value value;
	guint n = g_rand_int_range(w->rand, 0, 10);

	if (n < 6) {
		g_string_append_c(w->text, names[n]);
		memcpy(value.of, w->numbers[n], sizeof(value.of));
		return value;
	}
	if (n < 8 || !depth) {
		guint64 number =
			n & 1 ? 1u << (guint)g_rand_int_range(w->rand, 0, 12)
			      : (guint)g_rand_int_range(w->rand, 0, 600);

		g_string_append_printf(w->text, n & 1 ? "0x%x" : "%u",
				       (guint)number);
		for (guint i = 0; i < RUNS; i++)
			value.of[i] = number;
		return value;
	}
	g_string_append_c(w->text, '(');
	value = make(w, 0, depth - 1);
	g_string_append_c(w->text, ')');
	return value;
}

static struct value unary(struct world *w, int depth)
{
	guint n = g_rand_int_range(w->rand, 0, 8);
	struct value value;

	if (n > 2 || !depth)
		return primary(w, depth);
	g_string_append(w->text, n == 0 ? "~" : n == 1 ? "!" : "(u32)");
	value = unary(w, depth - 1);
	for (guint i = 0; i < RUNS; i++)
		value.of[i] = n == 0   ? ~value.of[i]
			      : n == 1 ? !value.of[i]
				       : value.of[i];
	return value;
}

static struct value ternary(struct world *w, int depth)
{
	struct value condition = make(w, 1, depth - 1), yes, no;

	g_string_append(w->text, " ? ");
	yes = make(w, 0, depth - 1);
	g_string_append(w->text, " : ");
	no = make(w, 0, depth - 1);
	for (guint i = 0; i < RUNS; i++)
		yes.of[i] = condition.of[i] ? yes.of[i] : no.of[i];
	return yes;
}

/* Appends an expression that binds at least as tight as level. */
static struct value make(struct world *w, int level, int depth)
{
	guint n = g_rand_int_range(w->rand, 0, G_N_ELEMENTS(operators));
	struct value left, right;

	if (depth <= 0 || !g_rand_int_range(w->rand, 0, 4))
		return unary(w, MAX(depth, 0));
	if (!level && !g_rand_int_range(w->rand, 0, 5))
		return ternary(w, depth);
	if (operators[n].level < level)
		return unary(w, depth);
	left = make(w, operators[n].level, depth - 1);
	g_string_append_printf(w->text, " %s ", operators[n].word);
	right = make(w, operators[n].level + 1, depth - 1);
	for (guint i = 0; i < RUNS; i++)
		left.of[i] =
			compute(operators[n].word, left.of[i], right.of[i]);
	return left;
}

static guint lookup(const struct leaf *leaf, gpointer data)
{
	const struct source *source = data;

	switch (source->text[source->tokens[leaf->name].offset]) {
	case 's':
	case 't':
		return CAN_SET;
	case 'c':
	case 'd':
		return CAN_CLEAR;
	}
	return CAN_BOTH;
}

static void test_random(void)
{
	struct world w = {.rand = g_rand_new_with_seed(612),
			  .text = g_string_new(NULL)};
	guint sure = 0;

	for (guint e = 0; e < EXPRESSIONS; e++) {
		struct expr expr = {.bit = BIT, .lookup = lookup};
		struct unit *unit;
		struct value value;
		guint can;

		for (guint n = 0; names[n]; n++)
			for (guint i = 0; i < RUNS; i++) {
				guint64 number = g_rand_int(w.rand);

				w.numbers[n][i] = n < 2	  ? number | BIT
						  : n < 4 ? number & ~BIT
							  : number;
			}
		g_string_truncate(w.text, 0);
		value = make(&w, 0, 5);
		unit = code_unit(w.text->str);
		expr.source = unit->source;
		expr.data = unit->source;
		can = expr_eval(&expr, 0, unit->source->count - 1);
		for (guint i = 0; i < RUNS; i++)
			if (!(can & (value.of[i] & BIT ? CAN_SET : CAN_CLEAR)))
				g_error("'%s' can %u, but it was 0x%lx",
					w.text->str, can, (gulong)value.of[i]);
		sure += can == CAN_SET || can == CAN_CLEAR;
		unit_free(unit);
	}
	/* and it does not say "both" all the time */
	g_assert_cmpuint(sure, >, EXPRESSIONS / 2);
	g_string_free(w.text, TRUE);
	g_rand_free(w.rand);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/expr-random/sound", test_random);
	return g_test_run();
}
