/* SPDX-License-Identifier: GPL-2.0 */
/*
 * routines - random functions, as text and as instructions that can be run
 *
 *	routine_make(&maker);	maker.text is f(), maker.code what it does
 *	routine_run(&maker, seen);		in routine-run.h
 */
#ifndef TREEWIDE_TEST_ROUTINES_H
#define TREEWIDE_TEST_ROUTINES_H

#include <glib.h>

/*
 * A function as instructions. Each condition is decided by chance when it is
 * run, so the text of a condition says nothing.
 */
enum op {
	OP_SET, /* v = FLAG; */
	OP_CLEAR, /* v = 0; */
	OP_ADD, /* v |= FLAG; */
	OP_KEEP, /* v |= OTHER; */
	OP_MASK, /* v &= ~FLAG; */
	OP_COPY, /* v = w; */
	OP_CALL, /* p(v); */
	OP_BRANCH, /* by chance to `to`, else on */
	OP_JUMP,
	OP_RETURN,
};

struct instruction {
	enum op op;
	guint v, w;
	guint to;
	guint offset; /* OP_CALL: of p in the text */
};

struct maker {
	GRand *rand;
	GString *text;
	GArray *code; /* struct instruction */
	GArray *breaks; /* guint: instructions that jump behind the loop */
	guint on_continue; /* OP_JUMP goes there; G_MAXUINT: no loop */
	gboolean may_break;
	guint labels;
	guint calls;
};

static inline guint emit(struct maker *m, enum op op, guint v, guint w,
			 guint to)
{
	struct instruction code = {op, v, w, to, m->text->len};

	g_array_append_val(m->code, code);
	return m->code->len - 1;
}

static inline struct instruction *at(struct maker *m, guint i)
{
	return &g_array_index(m->code, struct instruction, i);
}

static inline guint chance(struct maker *m, guint n)
{
	return g_rand_int_range(m->rand, 0, n);
}

static inline void statement(struct maker *m, guint depth);

static inline void block(struct maker *m, guint depth)
{
	guint n = chance(m, 4);

	g_string_append(m->text, "{\n");
	while (n--)
		statement(m, depth);
	g_string_append(m->text, "}\n");
}

static inline void simple(struct maker *m)
{
	static const char *const words[] = {
		[OP_SET] = " = FLAG;\n",    [OP_CLEAR] = " = 0;\n",
		[OP_ADD] = " |= FLAG;\n",   [OP_KEEP] = " |= F_OTHER;\n",
		[OP_MASK] = " &= ~FLAG;\n",
	};
	enum op op = chance(m, OP_CALL + 1);
	guint v = chance(m, 3), w = chance(m, 3);

	emit(m, op, v, w, 0);
	if (op == OP_CALL) {
		g_string_append_printf(m->text, "p(v%u);\n", v);
		m->calls++;
	} else if (op == OP_COPY) {
		g_string_append_printf(m->text, "v%u = v%u;\n", v, w);
	} else {
		g_string_append_printf(m->text, "v%u%s", v, words[op]);
	}
}

static inline void make_if(struct maker *m, guint depth)
{
	guint branch, jump;

	g_string_append(m->text, "if (x)\n");
	branch = emit(m, OP_BRANCH, 0, 0, 0);
	if (chance(m, 3))
		block(m, depth);
	else
		simple(m);
	jump = emit(m, OP_JUMP, 0, 0, 0);
	at(m, branch)->to = m->code->len;
	if (chance(m, 2)) {
		g_string_append(m->text, "else ");
		statement(m, depth);
	}
	at(m, jump)->to = m->code->len;
}

/* What break and continue mean inside of a loop or switch. */
static inline void body(struct maker *m, guint depth, guint on_continue)
{
	GArray *breaks = m->breaks;
	gboolean may_break = m->may_break;
	guint outer = m->on_continue;

	m->breaks = g_array_new(FALSE, FALSE, sizeof(guint));
	m->may_break = TRUE;
	m->on_continue = on_continue;
	block(m, depth);
	m->on_continue = outer;
	m->may_break = may_break;
	outer = emit(m, OP_JUMP, 0, 0, on_continue);
	for (guint i = 0; i < m->breaks->len; i++)
		at(m, g_array_index(m->breaks, guint, i))->to = outer + 1;
	g_array_unref(m->breaks);
	m->breaks = breaks;
}

static inline void make_loop(struct maker *m, guint depth)
{
	static const char *const heads[] = {"while (x)\n", "for (;;)\n",
					    "for_each_one(x)\n",
					    "for (v0 |= FLAG; x; v1 = 0)\n"};
	guint kind = chance(m, G_N_ELEMENTS(heads)), enter, branch, next;

	g_string_append(m->text, heads[kind]);
	if (kind == 3)
		emit(m, OP_ADD, 0, 0, 0);
	enter = emit(m, OP_JUMP, 0, 0, 0);
	next = m->code->len;
	if (kind == 3)
		emit(m, OP_CLEAR, 1, 0, 0);
	at(m, enter)->to = m->code->len;
	branch = emit(m, OP_BRANCH, 0, 0, 0);
	body(m, depth, next);
	at(m, branch)->to = m->code->len;
}

static inline void make_do(struct maker *m, guint depth)
{
	guint enter, test, branch;

	g_string_append(m->text, "do ");
	enter = emit(m, OP_JUMP, 0, 0, 0);
	test = m->code->len;
	branch = emit(m, OP_BRANCH, 0, 0, 0); /* out */
	at(m, enter)->to = m->code->len;
	body(m, depth, test);
	at(m, branch)->to = m->code->len;
	g_string_append(m->text, "while (x);\n");
}

static inline void make_switch(struct maker *m, guint depth)
{
	GArray *breaks = m->breaks;
	gboolean may_break = m->may_break, has_default = chance(m, 2);
	guint count = 1 + chance(m, 3), first = m->code->len, end;

	g_string_append(m->text, "switch (x) {\n");
	for (guint i = 0; i < count; i++)
		emit(m, OP_BRANCH, 0, 0, 0);
	emit(m, OP_JUMP, 0, 0, 0);
	m->breaks = g_array_new(FALSE, FALSE, sizeof(guint));
	m->may_break = TRUE;
	for (guint i = 0; i < count; i++) {
		guint n = chance(m, 3);

		g_string_append_printf(m->text, "case %u:\n", i);
		at(m, first + i)->to = m->code->len;
		while (n--)
			statement(m, depth);
	}
	if (has_default) {
		g_string_append(m->text, "default:\n");
		at(m, first + count)->to = m->code->len;
	}
	simple(m);
	g_string_append(m->text, "}\n");
	end = m->code->len;
	if (!has_default)
		at(m, first + count)->to = end;
	for (guint i = 0; i < m->breaks->len; i++)
		at(m, g_array_index(m->breaks, guint, i))->to = end;
	g_array_unref(m->breaks);
	m->breaks = breaks;
	m->may_break = may_break;
}

/* Out of the middle: break, continue, return, a goto over some statements. */
static inline void make_jump(struct maker *m, guint depth)
{
	guint kind = chance(m, 4), i;

	if (kind == 0 && m->may_break) {
		g_string_append(m->text, "break;\n");
		i = emit(m, OP_JUMP, 0, 0, 0);
		g_array_append_val(m->breaks, i);
	} else if (kind == 1 && m->on_continue != G_MAXUINT) {
		g_string_append(m->text, "continue;\n");
		emit(m, OP_JUMP, 0, 0, m->on_continue);
	} else if (kind == 2) {
		g_string_append(m->text, "if (x)\nreturn;\n");
		i = emit(m, OP_BRANCH, 0, 0, 0);
		emit(m, OP_RETURN, 0, 0, 0);
		at(m, i)->to = m->code->len;
	} else {
		guint label = m->labels++;

		g_string_append_printf(m->text, "{ if (x) goto l%u;\n", label);
		i = emit(m, OP_BRANCH, 0, 0, 0);
		statement(m, depth);
		statement(m, depth);
		g_string_append_printf(m->text, "l%u:\n", label);
		at(m, i)->to = m->code->len;
		simple(m);
		g_string_append(m->text, "}\n");
	}
}

/* Both arms of an #ifdef are alternatives. */
static inline void make_arms(struct maker *m, guint depth)
{
	guint branch = emit(m, OP_BRANCH, 0, 0, 0), jump;

	g_string_append(m->text, "{\n#ifdef A\n");
	statement(m, depth);
	jump = emit(m, OP_JUMP, 0, 0, 0);
	at(m, branch)->to = m->code->len;
	if (chance(m, 2)) {
		g_string_append(m->text, "#else\n");
		statement(m, depth);
	}
	at(m, jump)->to = m->code->len;
	g_string_append(m->text, "#endif\n}\n");
}

static inline void statement(struct maker *m, guint depth)
{
	static void (*const makers[])(struct maker *, guint) = {
		make_if,   make_loop, make_do,	 make_switch,
		make_arms, make_jump, make_jump, block,
	};
	guint kind = chance(m, 2 * G_N_ELEMENTS(makers));

	if (!depth || kind >= G_N_ELEMENTS(makers))
		simple(m);
	else
		makers[kind](m, depth - 1);
}

/* A function of three variables that begin as 0. */
static inline void routine_make(struct maker *m)
{
	m->on_continue = G_MAXUINT;
	m->may_break = FALSE;
	m->labels = m->calls = 0;
	g_array_set_size(m->code, 0);
	g_string_assign(m->text, "void f(void)\n{\nunsigned int v0;\n"
				 "unsigned int v1;\nunsigned int v2;\n"
				 "v0 = 0;\nv1 = 0;\nv2 = 0;\n");
	for (guint i = 0; i < 5; i++)
		statement(m, 4);
	g_string_append(m->text, "}\n");
}

#endif
