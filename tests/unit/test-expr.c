// SPDX-License-Identifier: GPL-2.0
/* What the value of an expression can hold, and which names it asks for. */
#include "code.h"
#include "code/expr.h"
#include "code/operand.h"

#define BIT 0x100

/* S is surely set, C surely clear, B both, N never has a value. */
static const struct {
	const char *text;
	guint can;
} values[] = {
	{"S", CAN_SET},
	{"C", CAN_CLEAR},
	{"B", CAN_BOTH},
	{"N", CAN_NOTHING},
	{"0", CAN_CLEAR},
	{"0x100", CAN_SET},
	{"256", CAN_SET},
	{"0x1ffUL", CAN_SET},
	{"0xfeff", CAN_CLEAR},
	{"S | C", CAN_SET},
	{"C | S", CAN_SET},
	{"C | C", CAN_CLEAR},
	{"B | S", CAN_SET},
	{"B | C", CAN_BOTH},
	{"N | S", CAN_NOTHING},
	{"S & C", CAN_CLEAR},
	{"S & S", CAN_SET},
	{"S & B", CAN_BOTH},
	{"C & B", CAN_CLEAR},
	{"S ^ S", CAN_CLEAR},
	{"S ^ C", CAN_SET},
	{"C ^ C", CAN_CLEAR},
	{"S ^ B", CAN_BOTH},
	{"~S", CAN_CLEAR},
	{"~C", CAN_SET},
	{"~B", CAN_BOTH},
	{"~0", CAN_SET},
	{"~0x100", CAN_CLEAR},
	{"S & ~S", CAN_CLEAR},
	{"B & ~0x100", CAN_CLEAR},
	{"B | 0x100", CAN_SET},
	/* & binds tighter than |, ^ stands between them */
	{"S | S & C", CAN_SET},
	{"C & S | S", CAN_SET},
	{"C & (S | S)", CAN_CLEAR},
	{"S ^ S & C", CAN_SET},
	/* == binds tighter than &: S & (C == C) */
	{"S & C == C", CAN_CLEAR},
	{"S | C == C", CAN_SET},
	/* comparisons and logic yield 0 or 1 */
	{"!S", CAN_CLEAR},
	{"!!S", CAN_CLEAR},
	{"S == S", CAN_CLEAR},
	{"S != S", CAN_CLEAR},
	{"S < S", CAN_CLEAR},
	{"S >= S", CAN_CLEAR},
	{"S && S", CAN_CLEAR},
	{"S || S", CAN_CLEAR},
	{"(S && S) | S", CAN_SET},
	/* only one arm is taken */
	{"x ? S : S", CAN_SET},
	{"x ? S : C", CAN_BOTH},
	{"x ? S : N", CAN_SET},
	{"S ? C : C", CAN_CLEAR},
	{"x ? S : y ? S : C", CAN_BOTH},
	{"x ? y ? S : C : S", CAN_BOTH},
	{"x ? y ? S : S : S", CAN_SET},
	{"(x ? S : 0) | C", CAN_BOTH},
	{"(x ? S : 0) | S", CAN_SET},
	{"x == y ? S : S", CAN_SET},
	{"x | y ? C : C", CAN_CLEAR},
	{"S ?: S", CAN_BOTH},
	/* arithmetic is known for numbers only */
	{"1 << 8", CAN_SET},
	{"1 << 7", CAN_CLEAR},
	{"1UL << 8 | C", CAN_SET},
	{"1 << 72", CAN_CLEAR},
	{"0x200 >> 1", CAN_SET},
	{"0xff + 1", CAN_SET},
	{"0x101 - 1", CAN_SET},
	{"0x200 - 0x80 - 0x80", CAN_SET},
	{"C << 1", CAN_BOTH},
	{"C + C", CAN_BOTH},
	{"S - 1", CAN_BOTH},
	{"S / 1", CAN_BOTH},
	{"512 / 2", CAN_BOTH},
	/* casts, parentheses, comments */
	{"(S)", CAN_SET},
	{"((S) | ((C)))", CAN_SET},
	{"(unsigned int)S", CAN_SET},
	{"(unsigned int) ~S", CAN_CLEAR},
	{"(gup_flags_t)S", CAN_SET},
	{"(my_type)S", CAN_SET},
	{"(bool)S", CAN_CLEAR},
	{"(const _Bool)S", CAN_CLEAR},
	{"(C) & S", CAN_CLEAR},
	{"S /* C */ | /* C */ C", CAN_SET},
	/* what cannot be read is asked for as a whole */
	{"*p", CAN_BOTH},
	{"&S", CAN_BOTH},
	{"-1", CAN_BOTH},
	{"S++", CAN_BOTH},
	{"--S", CAN_BOTH},
	{"(S, C)", CAN_BOTH},
	{"(x = S)", CAN_BOTH},
	{"x = S", CAN_BOTH},
	{"({ S; })", CAN_BOTH},
	{"{ S }", CAN_BOTH},
	{"\"text\"", CAN_BOTH},
	{"S S", CAN_BOTH},
	{"(S", CAN_BOTH},
	{"x ? S", CAN_BOTH},
	{"C |", CAN_BOTH},
	{"~", CAN_BOTH},
};

struct asked {
	const struct source *source;
	GString *text;
};

static const char kinds[] = {[LEAF_NAME] = 'n',
			     [LEAF_MEMBER] = 'm',
			     [LEAF_CALL] = 'c',
			     [LEAF_OTHER] = 'o'};

static guint lookup(const struct leaf *leaf, gpointer data)
{
	struct asked *asked = data;
	g_autofree char *span =
		source_span(asked->source, leaf->first, leaf->last);
	g_autofree char *name = source_word(asked->source, leaf->name);

	g_string_append_printf(asked->text, "%s%c %s",
			       asked->text->len ? "; " : "", kinds[leaf->kind],
			       span);
	if (strcmp(span, name) && leaf->kind != LEAF_OTHER)
		g_string_append_printf(asked->text, " = %s", name);
	if (leaf->kind != LEAF_NAME)
		return CAN_BOTH;
	switch (*name) {
	case 'S':
		return CAN_SET;
	case 'C':
		return CAN_CLEAR;
	case 'N':
		return CAN_NOTHING;
	}
	return CAN_BOTH;
}

/* What the text can be; *asked gets the leaves in order. */
static guint eval(const char *text, guint64 bit, char **asked)
{
	struct unit *unit = code_unit(text);
	struct asked seen = {unit->source, g_string_new(NULL)};
	struct expr expr = {unit->source, bit, lookup, &seen};
	guint can = expr_eval(&expr, 0, unit->source->count - 1);

	*asked = g_string_free(seen.text, FALSE);
	unit_free(unit);
	return can;
}

static void test_values(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
		g_autofree char *asked = NULL;
		guint can = eval(values[i].text, BIT, &asked);

		if (can != values[i].can)
			test_failed("'%s' can %u, not %u (asked: %s)",
				    values[i].text, can, values[i].can, asked);
	}
}

/* Where the flag's value is not known, a number may hold it; 0 never does. */
static void test_unknown_bit(void)
{
	g_autofree char *one = NULL, *two = NULL, *three = NULL;

	g_assert_cmpuint(eval("0", 0, &one), ==, CAN_CLEAR);
	g_assert_cmpuint(eval("16", 0, &two), ==, CAN_BOTH);
	g_assert_cmpuint(eval("C & ~16", 0, &three), ==, CAN_CLEAR);
}

static const struct {
	const char *text;
	const char *asked;
} leaves[] = {
	{"a", "n a"},
	{"a | b", "n a; n b"},
	{"a->flags", "m a->flags = flags"},
	{"a.b[i + 1].flags", "m a.b[i + 1].flags = flags"},
	{"f(x, g(y))", "c f(x, g(y)) = f"},
	{"a->f(x)", "c a->f(x) = f"},
	{"f(x)->flags", "m f(x)->flags = flags"},
	{"a[i]", "n a[i] = a"},
	{"*p | a", "n p; o *p; n a"},
	/* of a condition only the truth counts: nothing is asked */
	{"a ? b : c", "n b; n c"},
	{"a & b ? c : d", "n c; n d"},
	{"f(a) == b ? c : d", "n c; n d"},
	{"a == b", ""},
	{"a && b", ""},
	{"!a", ""},
	{"a | !b", "n a"},
	{"(a == b) | c", "n c"},
	{"(a ? b : c) | d", "n b; n c; n d"},
	{"a ? b : c ? d : e", "n b; n d; n e"},
	{"a, b", "n a; o a, b"},
	{"(a, b)", "n a; o (a, b)"},
	{"({ a; })", "o ({ a; })"},
};

static void test_leaves(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(leaves); i++) {
		g_autofree char *asked = NULL;

		eval(leaves[i].text, BIT, &asked);
		if (strcmp(asked, leaves[i].asked))
			test_failed("'%s' asks for '%s', not '%s'",
				    leaves[i].text, asked, leaves[i].asked);
	}
}

/* However deep it nests, the stack holds, and nothing sure comes of it. */
static void test_depth(void)
{
	g_autofree char *open = g_strnfill(5000, '(');
	g_autofree char *close = g_strnfill(5000, ')');
	g_autofree char *deep = g_strconcat(open, "S", close, NULL);
	g_autofree char *asked = NULL;

	g_assert_cmpuint(eval(deep, BIT, &asked), ==, CAN_BOTH);
}

static const struct {
	const char *text;
	gboolean adds;
} adds[] = {
	{"F", TRUE},
	{"(F)", TRUE},
	{"a | F", TRUE},
	{"F | a", TRUE},
	{"a | F | b", TRUE},
	{"a | (F | b)", TRUE},
	{"(unsigned int)F", TRUE},
	{"x ? F : 0", TRUE},
	{"x ? 0 : F", TRUE},
	{"a | (x ? F : 0)", TRUE},
	{"a | /* why */ F", TRUE},
	{"a & F", FALSE},
	{"F & a", FALSE},
	{"a & ~F", FALSE},
	{"~F", FALSE},
	{"a & (F)", FALSE},
	{"(F) & a", FALSE},
	{"a ^ F", FALSE},
	{"a == F", FALSE},
	{"F == a", FALSE},
	{"a + F", FALSE},
	{"F << 1", FALSE},
	{"!F", FALSE},
	{"F && a", FALSE},
	{"a | F + 1", FALSE},
	{"a | (u32)F", TRUE},
	{"(u32)(a | F)", TRUE},
	{"a & ~(u32)F", FALSE},
	{"a & ~(u32)(F | b)", FALSE},
	{"a & ~(u32)(u16)F", FALSE},
};

static void test_adds(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(adds); i++) {
		struct unit *unit = code_unit(adds[i].text);
		const struct source *source = unit->source;

		if (operand_adds(source, 0, source->count - 1,
				 code_token(source, "F", 0)) != adds[i].adds)
			test_failed("'%s' is said to %s", adds[i].text,
				    adds[i].adds ? "do more than add" : "add");
		unit_free(unit);
	}
}

static const struct {
	const char *text;
	const char *operand;
} operands[] = {
	{"a | F", "F"},
	{"a | (unsigned int)F", "(unsigned int)F"},
	{"a | (my_type)F", "(my_type)F"},
	{"a | (const struct s *)F | b", "(const struct s *)F"},
	{"a | (F) | b", "(F)"},
	{"a | ((u32)F)", "((u32)F)"},
	{"a | (u32)(F)", "F"},
	{"(u32)(b | F)", "F"},
	{"f(F)", "F"},
	{"f(x)(F)", "F"},
	{"t[0](F)", "F"},
	{"return (F);", "(F)"},
	{"= (F);", "(F)"},
	{"f((F))", "(F)"},
	{"(a, F)", "F"},
};

static void test_operand(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(operands); i++) {
		struct unit *unit = code_unit(operands[i].text);
		const struct source *source = unit->source;
		guint first, last;
		char *span;

		operand_of(source, code_token(source, "F", 0), &first, &last);
		span = source_span(source, first, last);
		if (strcmp(span, operands[i].operand))
			test_failed("'%s' takes '%s' along, not '%s'",
				    operands[i].text, span,
				    operands[i].operand);
		g_free(span);
		unit_free(unit);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/expr/values", test_values);
	g_test_add_func("/expr/unknown-bit", test_unknown_bit);
	g_test_add_func("/expr/leaves", test_leaves);
	g_test_add_func("/expr/depth", test_depth);
	g_test_add_func("/expr/adds", test_adds);
	g_test_add_func("/expr/operand", test_operand);
	return g_test_run();
}
