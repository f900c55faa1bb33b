// SPDX-License-Identifier: GPL-2.0
/* Verdicts and their reasons, from one function alone. */
#include "flags-cases.h"

static const struct flags_case arguments[] = {
	{"the flag alone", "return P(FOLL_LONGTERM);",
	 "LONGTERM longterm [2:] 'FOLL_LONGTERM' in the call\n"},
	{"behind another", "return P(FOLL_WRITE | FOLL_LONGTERM);",
	 "LONGTERM longterm [2:] 'FOLL_WRITE | FOLL_LONGTERM' in the call\n"},
	{"zero", "return P(0);",
	 "SHORTTERM shortterm '0' in the call; never FOLL_LONGTERM\n"},
	{"another flag", "return P(FOLL_WRITE);",
	 "SHORTTERM shortterm 'FOLL_WRITE' in the call; never FOLL_LONGTERM\n"},
	{"a number that holds it", "return P(0x101);",
	 "LONGTERM left '0x101' in the call | FOLL_LONGTERM is written outside of f()\n"},
	{"a comparison", "return P(x == FOLL_LONGTERM);",
	 "SHORTTERM shortterm 'x == FOLL_LONGTERM' in the call; never FOLL_LONGTERM\n"},
	{"in both arms",
	 "return P(x ? FOLL_LONGTERM : FOLL_WRITE | FOLL_LONGTERM);",
	 "LONGTERM longterm [2: 2:] 'x ? FOLL_LONGTERM : FOLL_WRITE | FOLL_LONGTERM' in the call\n"},
	{"in one arm", "return P(x ? FOLL_LONGTERM : 0);",
	 "CONDITIONAL left 'x ? FOLL_LONGTERM : 0' in the call\n"},
	{"masked away", "return P(gup & ~FOLL_LONGTERM);",
	 "SHORTTERM shortterm 'gup & ~FOLL_LONGTERM' in the call; never FOLL_LONGTERM\n"},
	{"a parameter", "return P(gup);",
	 "CONDITIONAL left depends on parameter gup\n"},
	{"or-ed to a parameter", "return P(gup | FOLL_LONGTERM);",
	 "LONGTERM left 'gup | FOLL_LONGTERM' in the call | parameter gup may hold FOLL_LONGTERM as well\n"},
	{"a member", "return P(box->flags | FOLL_WRITE);",
	 "CONDITIONAL left 'box->flags | FOLL_WRITE' in the call; depends on member box->flags\n"},
	{"what a function returns", "return P(g(x) | FOLL_WRITE);",
	 "CONDITIONAL left 'g(x) | FOLL_WRITE' in the call; depends on what g() returns\n"},
	{"a global", "return P(global);",
	 "CONDITIONAL left 'global' in the call; depends on global, which this function does not declare\n"},
	{"a macro of the file",
	 "#\n#define BOTH (FOLL_WRITE | FOLL_LONGTERM)\nint f(void) { return P(BOTH); }\n",
	 "LONGTERM left 'BOTH' in the call | FOLL_LONGTERM is written outside of f()\n"},
	{"a macro without the flag",
	 "#\n#define WRITE FOLL_WRITE\nint f(void) { return P(WRITE); }\n",
	 "SHORTTERM shortterm 'WRITE' in the call; never FOLL_LONGTERM\n"},
	{"too few arguments", "return pin_user_pages(a, 1);",
	 "CONDITIONAL left the call has no flags argument where the prototype has one\n"},
	{"the flags stand last",
	 "return pin_user_pages_unlocked(a, 1, p, FOLL_WRITE);",
	 "SHORTTERM shortterm 'FOLL_WRITE' in the call; never FOLL_LONGTERM\n"},
	{"a member of the family that refuses",
	 "return pin_user_pages_unlocked(a, 1, p, FOLL_LONGTERM);",
	 "LONGTERM left 'FOLL_LONGTERM' in the call | pin_user_pages_unlocked() refuses FOLL_LONGTERM\n"},
};

#define KEPT_OPEN \
	"CONDITIONAL left 'box->flags' in the call; depends on member box->flags\n"

/* A member that lost the flag, or never had it, right before the call. */
static const struct flags_case members[] = {
	{"masked", "box->flags &= FOLL_WRITE;\nreturn P(box->flags);",
	 "SHORTTERM shortterm 'box->flags' in the call; member box->flags &= FOLL_WRITE at l.2; never FOLL_LONGTERM\n"},
	{"taken away", "box->flags &= ~FOLL_LONGTERM;\nreturn P(box->flags);",
	 "SHORTTERM shortterm 'box->flags' in the call; member box->flags &= ~FOLL_LONGTERM at l.2; never FOLL_LONGTERM\n"},
	{"set to another", "box->flags = FOLL_WRITE;\nreturn P(box->flags);",
	 "SHORTTERM shortterm 'box->flags' in the call; member box->flags = FOLL_WRITE at l.2; never FOLL_LONGTERM\n"},
	{"in a loop with a switch",
	 "while (x) {\n\tbox->flags &= FOLL_WRITE;\n\tswitch (x) {\n\tcase 1:\n\t\tg(box);\n\t\tbreak;\n"
	 "\tcase 2:\n\t\tx = P(box->flags);\n\t\tbreak;\n\tcase 3:\n\t\tx = P(box->flags | FOLL_LONGTERM);\n\t\tbreak;\n\t}\n}\nreturn x;",
	 "SHORTTERM shortterm 'box->flags' in the call; member box->flags &= FOLL_WRITE at l.3; never FOLL_LONGTERM\n"
	 "LONGTERM longterm [12:] 'box->flags | FOLL_LONGTERM' in the call; member box->flags &= FOLL_WRITE at l.3\n"},
	{"read into a local",
	 "unsigned int flags;\nbox->flags &= FOLL_WRITE;\nflags = box->flags;\nreturn P(flags);",
	 "SHORTTERM shortterm local flags = box->flags at l.4; member box->flags &= FOLL_WRITE at l.3; never FOLL_LONGTERM\n"},
	{"masked by the flag",
	 "box->flags &= FOLL_LONGTERM;\nreturn P(box->flags);", KEPT_OPEN},
	{"or-ed to", "box->flags |= FOLL_WRITE;\nreturn P(box->flags);",
	 KEPT_OPEN},
	{"masked on one way",
	 "if (x)\n\tbox->flags &= FOLL_WRITE;\nreturn P(box->flags);",
	 KEPT_OPEN},
	{"masked on a condition",
	 "x && (box->flags &= FOLL_WRITE);\nreturn P(box->flags);", KEPT_OPEN},
	{"a call in between",
	 "box->flags &= FOLL_WRITE;\ng(x);\nreturn P(box->flags);", KEPT_OPEN},
	{"a call beside it",
	 "box->flags &= FOLL_WRITE;\nreturn g(x) + P(box->flags);", KEPT_OPEN},
	{"masked behind the call",
	 "x = P(box->flags);\nbox->flags &= FOLL_WRITE;\nreturn x;", KEPT_OPEN},
	{"another box",
	 "box->flags &= FOLL_WRITE;\nbox = x;\nreturn P(box->flags);",
	 "CONDITIONAL left 'box->flags' in the call; parameter box = x at l.3; depends on member box->flags, parameter x\n"},
	{"the next box",
	 "box->flags &= FOLL_WRITE;\nbox++;\nreturn P(box->flags);",
	 "CONDITIONAL left 'box->flags' in the call; it is written at l.3; depends on member box->flags\n"},
	{"perhaps the same box",
	 "box->flags &= FOLL_WRITE;\nother->flags = x;\nreturn P(box->flags);",
	 KEPT_OPEN},
	{"by a pointer",
	 "box->flags &= FOLL_WRITE;\n*a = x;\nreturn P(box->flags);",
	 KEPT_OPEN},
	{"other members",
	 "box->flags &= FOLL_WRITE;\nx += 1;\nbox->size = x;\nreturn P(box->flags);",
	 "SHORTTERM shortterm 'box->flags' in the call; member box->flags &= FOLL_WRITE at l.2; never FOLL_LONGTERM\n"},
};

static const struct flags_case locals[] = {
	{"initialised", "unsigned int flags = FOLL_LONGTERM;\nreturn P(flags);",
	 "LONGTERM longterm [2:flags] local flags = FOLL_LONGTERM at l.2\n"},
	{"declared first",
	 "unsigned int flags;\nflags = FOLL_WRITE | FOLL_LONGTERM;\nreturn P(flags);",
	 "LONGTERM longterm [3:flags] local flags = FOLL_WRITE | FOLL_LONGTERM at l.3\n"},
	{"or-ed to",
	 "unsigned int flags = FOLL_WRITE;\nflags |= FOLL_LONGTERM;\nreturn P(flags);",
	 "LONGTERM longterm [3:flags] local flags = FOLL_WRITE at l.2, |= FOLL_LONGTERM at l.3\n"},
	{"on a condition",
	 "unsigned int flags = FOLL_WRITE;\nif (x)\n\tflags |= FOLL_LONGTERM;\nreturn P(flags);",
	 "CONDITIONAL left local flags = FOLL_WRITE at l.2, |= FOLL_LONGTERM at l.4 if x\n"},
	{"in the else",
	 "unsigned int flags = FOLL_WRITE;\nif (x)\n\tg();\nelse\n\tflags |= FOLL_LONGTERM;\nreturn P(flags);",
	 "CONDITIONAL left local flags = FOLL_WRITE at l.2, |= FOLL_LONGTERM at l.6 unless x\n"},
	{"a long condition",
	 "unsigned int flags = 0;\nif (x == 1111111111 && gup == 2222222222 && box == 333333333 && x)\n\tflags |= FOLL_LONGTERM;\nreturn P(flags);",
	 "CONDITIONAL left local flags = 0 at l.2, |= FOLL_LONGTERM at l.4 on a condition\n"},
	{"taken away again",
	 "unsigned int flags = FOLL_LONGTERM | FOLL_WRITE;\nflags &= ~FOLL_LONGTERM;\nreturn P(flags);",
	 "SHORTTERM shortterm local flags = FOLL_LONGTERM | FOLL_WRITE at l.2, &= ~FOLL_LONGTERM at l.3; never FOLL_LONGTERM\n"},
	{"masked by it",
	 "unsigned int flags = FOLL_LONGTERM;\nflags &= FOLL_LONGTERM;\nreturn P(flags);",
	 "LONGTERM longterm [2:flags 3:flags] local flags = FOLL_LONGTERM at l.2, &= FOLL_LONGTERM at l.3\n"},
	{"turned round",
	 "unsigned int flags = FOLL_LONGTERM;\nflags ^= FOLL_LONGTERM;\nreturn P(flags);",
	 "CONDITIONAL left local flags = FOLL_LONGTERM at l.2, ^= FOLL_LONGTERM at l.3\n"},
	{"set behind the call",
	 "unsigned int flags = 0;\nx = P(flags);\nflags |= FOLL_LONGTERM;\nreturn x;",
	 "SHORTTERM shortterm local flags = 0 at l.2, |= FOLL_LONGTERM at l.4; never FOLL_LONGTERM\n"},
	{"set behind the call, in a loop",
	 "unsigned int flags = 0;\nwhile (x) {\n\tx = P(flags);\n\tflags |= FOLL_LONGTERM;\n}\nreturn x;",
	 "CONDITIONAL left local flags = 0 at l.2, |= FOLL_LONGTERM at l.5\n"},
	{"by way of another local",
	 "unsigned int one = FOLL_LONGTERM, two = one;\nreturn P(two);",
	 "LONGTERM longterm [2:one] local two = one at l.2; local one = FOLL_LONGTERM at l.2\n"},
	{"a parameter written to", "gup = FOLL_WRITE;\nreturn P(gup);",
	 "SHORTTERM shortterm parameter gup = FOLL_WRITE at l.2; never FOLL_LONGTERM\n"},
	{"its address is taken",
	 "unsigned int flags = 0;\ng(&flags);\nreturn P(flags);",
	 "CONDITIONAL left local flags = 0 at l.2; its address is taken at l.3; depends on local flags\n"},
	{"counted up", "unsigned int flags = 0;\nflags++;\nreturn P(flags);",
	 "CONDITIONAL left local flags = 0 at l.2; it is written at l.3; depends on local flags\n"},
	{"static",
	 "static unsigned int flags = FOLL_LONGTERM;\nx = P(flags);\nflags = 0;\nreturn x;",
	 "CONDITIONAL left local flags = FOLL_LONGTERM at l.2, = 0 at l.4\n"},
	{"hidden by another of its name",
	 "unsigned int flags = FOLL_LONGTERM;\nif (x) {\n\tunsigned int flags = 0;\n\tg(flags);\n}\nreturn P(flags);",
	 "LONGTERM longterm [2:flags] local flags = FOLL_LONGTERM at l.2\n"},
	{"hides another of its name",
	 "unsigned int flags = 0;\nif (x) {\n\tunsigned int flags = FOLL_LONGTERM;\n\treturn P(flags);\n}\nreturn g(flags);",
	 "LONGTERM longterm [4:flags] local flags = FOLL_LONGTERM at l.4\n"},
	{"declared in both arms of an #ifdef",
	 "g(x);\n#ifdef A\nunsigned int flags = 0;\n#else\nunsigned int flags = FOLL_LONGTERM;\n#endif\nreturn P(flags);",
	 "CONDITIONAL left local flags = 0 at l.4, = FOLL_LONGTERM at l.6\n"},
	{"written where it may not happen",
	 "unsigned int flags = 0;\nif (x && (flags = FOLL_LONGTERM))\n\treturn 0;\nreturn P(flags);",
	 "CONDITIONAL left local flags = 0 at l.2, = FOLL_LONGTERM at l.3\n"},
	{"copied from a parameter on a condition",
	 "unsigned int flags = FOLL_WRITE;\nif (x)\n\tflags = gup;\nreturn P(flags);",
	 "CONDITIONAL left local flags = FOLL_WRITE at l.2, = gup at l.4 if x; depends on parameter gup\n"},
	{"many writes",
	 "unsigned int flags = 0;\nflags |= FOLL_A;\nflags |= FOLL_B;\nflags |= FOLL_C;\nflags |= FOLL_D;\nflags |= FOLL_E;\nflags |= FOLL_F;\nreturn P(flags);",
	 "SHORTTERM shortterm local flags = 0 at l.2, |= FOLL_A at l.3, |= FOLL_B at l.4, |= FOLL_C at l.5, |= FOLL_D at l.6, |= FOLL_E at l.7 and 1 more; never FOLL_LONGTERM\n"},
	{"only asked in a condition",
	 "unsigned int other = gup;\nreturn P(other ? FOLL_WRITE : 0);",
	 "SHORTTERM shortterm 'other ? FOLL_WRITE : 0' in the call; never FOLL_LONGTERM\n"},
};

static const struct flags_case ways[] = {
	{"if and else",
	 "unsigned int flags;\nif (x)\n\tflags = FOLL_LONGTERM;\nelse\n\tflags = FOLL_WRITE | FOLL_LONGTERM;\nreturn P(flags);",
	 "LONGTERM longterm [4:flags 6:flags] local flags = FOLL_LONGTERM at l.4 if x, = FOLL_WRITE | FOLL_LONGTERM at l.6 unless x\n"},
	{"a goto past it",
	 "unsigned int flags = 0;\nif (x)\n\tgoto out;\nflags = FOLL_LONGTERM;\nout:\nreturn P(flags);",
	 "CONDITIONAL left local flags = 0 at l.2, = FOLL_LONGTERM at l.5\n"},
	{"a return before it",
	 "unsigned int flags = 0;\nif (x)\n\treturn 0;\nflags = FOLL_LONGTERM;\nreturn P(flags);",
	 "LONGTERM longterm [5:flags] local flags = 0 at l.2, = FOLL_LONGTERM at l.5\n"},
	{"switch with default",
	 "unsigned int flags;\nswitch (x) {\ncase 1:\n\tflags = FOLL_LONGTERM;\n\tbreak;\ndefault:\n\tflags = FOLL_LONGTERM;\n}\nreturn P(flags);",
	 "LONGTERM longterm [5:flags 8:flags] local flags = FOLL_LONGTERM at l.5, = FOLL_LONGTERM at l.8\n"},
	{"switch without",
	 "unsigned int flags = 0;\nswitch (x) {\ncase 1:\n\tflags = FOLL_LONGTERM;\n}\nreturn P(flags);",
	 "CONDITIONAL left local flags = 0 at l.2, = FOLL_LONGTERM at l.5\n"},
	{"fall through",
	 "unsigned int flags = 0;\nswitch (x) {\ncase 1:\n\tflags = FOLL_LONGTERM;\ncase 2:\n\treturn P(flags);\n}\nreturn 0;",
	 "CONDITIONAL left local flags = 0 at l.2, = FOLL_LONGTERM at l.5\n"},
	{"do once",
	 "unsigned int flags = 0;\ndo {\n\tflags = FOLL_LONGTERM;\n} while (x);\nreturn P(flags);",
	 "LONGTERM longterm [4:flags] local flags = 0 at l.2, = FOLL_LONGTERM at l.4\n"},
	{"while, perhaps never",
	 "unsigned int flags = 0;\nwhile (x)\n\tflags = FOLL_LONGTERM;\nreturn P(flags);",
	 "CONDITIONAL left local flags = 0 at l.2, = FOLL_LONGTERM at l.4\n"},
	{"for_each",
	 "unsigned int flags = 0;\nfor_each_thing(x, box) {\n\tflags = FOLL_LONGTERM;\n\tcontinue;\n}\nreturn P(flags);",
	 "CONDITIONAL left local flags = 0 at l.2, = FOLL_LONGTERM at l.4\n"},
	{"one arm of an #ifdef",
	 "unsigned int flags = 0;\n#ifdef A\nflags = FOLL_LONGTERM;\n#endif\nreturn P(flags);",
	 "CONDITIONAL left local flags = 0 at l.2, = FOLL_LONGTERM at l.4\n"},
	{"both arms of an #ifdef",
	 "unsigned int flags;\n#ifdef A\nflags = FOLL_LONGTERM;\n#else\nflags = FOLL_LONGTERM;\n#endif\nreturn P(flags);",
	 "LONGTERM longterm [4:flags 6:flags] local flags = FOLL_LONGTERM at l.4, = FOLL_LONGTERM at l.6\n"},
	{"an #ifdef between if and its statement",
	 "unsigned int flags = 0;\nif (x)\n#ifdef A\n\tflags = FOLL_LONGTERM;\n#else\n\tg();\n#endif\nreturn P(flags);",
	 "CONDITIONAL left local flags = 0 at l.2, = FOLL_LONGTERM at l.5 if x\n"},
	{"an #ifdef behind an if without else",
	 "unsigned int flags = FOLL_LONGTERM;\nif (x)\n#ifdef A\n\tg();\n#else\n\tflags = 0;\n#endif\nreturn P(flags);",
	 "CONDITIONAL left local flags = FOLL_LONGTERM at l.2, = 0 at l.7\n"},
	{"an #ifdef within the value",
	 "unsigned int flags = FOLL_WRITE\n#ifdef A\n\t| FOLL_LONGTERM\n#endif\n\t;\nreturn P(flags);",
	 "CONDITIONAL left local flags = FOLL_WRITE... at l.2; depends on 'FOLL_WRITE...'\n"},
	{"an #ifdef around the else",
	 "unsigned int flags = 0;\nif (x)\n\tflags = FOLL_LONGTERM;\n#ifdef A\nelse\n\tflags = FOLL_LONGTERM;\n#endif\nreturn P(flags);",
	 "CONDITIONAL left local flags = 0 at l.2, = FOLL_LONGTERM at l.4 if x, = FOLL_LONGTERM at l.7 unless x\n"},
	{"an array",
	 "unsigned int flags[2] = { 0, FOLL_LONGTERM };\nreturn P(x ? flags[0] : FOLL_LONGTERM);",
	 "CONDITIONAL left 'x ? flags[0] : FOLL_LONGTERM' in the call; depends on local flags\n"},
	{"an element of an array",
	 "unsigned int flags[2];\nflags[0] = 0;\nreturn P(x ? flags[0] : FOLL_LONGTERM);",
	 "CONDITIONAL left 'x ? flags[0] : FOLL_LONGTERM' in the call; depends on local flags\n"},
	{"a macro that begins as flags do",
	 "#\n#define FOLL_MINE (FOLL_WRITE | FOLL_LONGTERM)\nint f(void) { return P(FOLL_MINE); }\n",
	 "LONGTERM left 'FOLL_MINE' in the call | FOLL_LONGTERM is written outside of f()\n"},
	{"an if inside of an expression",
	 "unsigned int flags = FOLL_LONGTERM;\nx = ({ if (x) flags = 0; 1; });\nreturn P(flags);",
	 "CONDITIONAL left local flags = FOLL_LONGTERM at l.2, = 0 at l.3\n"},
};

static void test_arguments(void)
{
	flags_cases_run(arguments, G_N_ELEMENTS(arguments));
}

static void test_members(void)
{
	flags_cases_run(members, G_N_ELEMENTS(members));
}

static void test_locals(void)
{
	flags_cases_run(locals, G_N_ELEMENTS(locals));
}

static void test_ways(void)
{
	flags_cases_run(ways, G_N_ELEMENTS(ways));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/flags/arguments", test_arguments);
	g_test_add_func("/flags/members", test_members);
	g_test_add_func("/flags/locals", test_locals);
	g_test_add_func("/flags/ways", test_ways);
	return g_test_run();
}
