// SPDX-License-Identifier: GPL-2.0
/* What becomes of a head whose body was taken away. */
#include "rewrite/hollow.h"

#include "code.h"

/* In a function of these lines; @ stands in front of what is left of a body. */
static const struct {
	const char *what;
	const char *text;
	const char *after;
} cases[] = {
	{"an if goes", "\tif (n)\n\t\t@;\n\tb();\n", "\tb();\n"},
	{"an if between empty lines", "\ta();\n\n\tif (n)\n\t\t@;\n\n\tb();\n",
	 "\ta();\n\n\tb();\n"},
	{"a call may do anything", "\tif (f(n))\n\t\t@;\n\tb();\n", NULL},
	{"likely() does nothing", "\tif (unlikely(n))\n\t\t@;\n\tb();\n",
	 "\tb();\n"},
	{"an assignment does something", "\tif ((n = m))\n\t\t@;\n\tb();\n",
	 NULL},
	{"so does a step", "\tif (n--)\n\t\t@;\n\tb();\n", NULL},
	{"a variable would not be read any more",
	 "\tint k = f();\n\n\tif (k)\n\t\t@;\n\tb();\n", NULL},
	{"it is read elsewhere",
	 "\tint k = f();\n\n\tif (k)\n\t\t@;\n\tb(k);\n",
	 "\tint k = f();\n\n\tb(k);\n"},
	{"what is volatile", "\tvolatile int k;\n\n\tif (n)\n\t\t@;\n\tb();\n",
	 NULL},
	{"on the line of the if", "\tif (f(n)) @;\n\tb();\n",
	 "\tif (f(n))\n\t\t;\n\tb();\n"},
	{"an if in an if", "\tif (n)\n\t\tif (m)\n\t\t\t@;\n\tb();\n",
	 "\tb();\n"},
	{"an if in a loop", "\twhile (n--)\n\t\tif (m)\n\t\t\t@;\n\tb();\n",
	 "\twhile (n--)\n\t\t;\n\tb();\n"},
	{"a loop keeps it", "\twhile (n--)\n\t\t@;\n\tb();\n", NULL},
	{"so does a guard", "\tguarded(n)\n\t\t@;\n\tb();\n", NULL},
	{"an else goes", "\tif (n)\n\t\ta();\n\telse\n\t\t@;\n\tb();\n",
	 "\tif (n)\n\t\ta();\n\tb();\n"},
	{"an else behind a block",
	 "\tif (n) {\n\t\ta();\n\t\tb();\n\t} else\n\t\t@;\n\tb();\n",
	 "\tif (n) {\n\t\ta();\n\t\tb();\n\t}\n\tb();\n"},
	{"another else would change hands",
	 "\tif (n)\n\t\tif (m)\n\t\t\ta();\n\t\telse\n\t\t\t@;\n\telse\n"
	 "\t\tb();\n",
	 NULL},
	{"else if goes", "\tif (n)\n\t\ta();\n\telse if (m)\n\t\t@;\n\tb();\n",
	 "\tif (n)\n\t\ta();\n\tb();\n"},
	{"else if with a call stays",
	 "\tif (n)\n\t\ta();\n\telse if (f(m))\n\t\t@;\n\tb();\n", NULL},
	{"turned round", "\tif (n)\n\t\t@;\n\telse\n\t\ta();\n\tb();\n",
	 "\tif (!n)\n\t\ta();\n\tb();\n"},
	{"turned round again", "\tif (!n)\n\t\t@;\n\telse\n\t\ta();\n",
	 "\tif (n)\n\t\ta();\n"},
	{"a comparison", "\tif (n == m->k)\n\t\t@;\n\telse\n\t\ta();\n",
	 "\tif (n != m->k)\n\t\ta();\n"},
	{"less", "\tif (n + 1 < m)\n\t\t@;\n\telse\n\t\ta();\n",
	 "\tif (n + 1 >= m)\n\t\ta();\n"},
	{"two of them", "\tif (n < m && m)\n\t\t@;\n\telse\n\t\ta();\n",
	 "\tif (!(n < m && m))\n\t\ta();\n"},
	{"a mask", "\tif (n & 1)\n\t\t@;\n\telse\n\t\ta();\n",
	 "\tif (!(n & 1))\n\t\ta();\n"},
	{"! of the first alone", "\tif (!n && m)\n\t\t@;\n\telse\n\t\ta();\n",
	 "\tif (!(!n && m))\n\t\ta();\n"},
	{"a call", "\tif (f(n, m))\n\t\t@;\n\telse\n\t\ta();\n",
	 "\tif (!f(n, m))\n\t\ta();\n"},
	{"a cast", "\tif ((long)n)\n\t\t@;\n\telse\n\t\ta();\n",
	 "\tif (!((long)n))\n\t\ta();\n"},
	{"of a value", "\tif (*q)\n\t\t@;\n\telse\n\t\ta();\n",
	 "\tif (!(*q))\n\t\ta();\n"},
	{"a chain is not turned round",
	 "\tif (n)\n\t\t@;\n\telse if (m)\n\t\ta();\n", NULL},
	{"an empty block", "\tif (n) {\n\t@}\n\tb();\n", "\tb();\n"},
	{"of a call", "\tif (f(n)) {\n\t@}\n\tb();\n", NULL},
	{"of an else", "\tif (n) {\n\t\ta();\n\t} else {\n\t@}\n\tb();\n",
	 "\tif (n) {\n\t\ta();\n\t}\n\tb();\n"},
	{"of two arms, the first",
	 "\tif (n) {\n\t@} else {\n\t\ta();\n\t\tb();\n\t}\n",
	 "\tif (!n) {\n\t\ta();\n\t\tb();\n\t}\n"},
	{"an if alone in a block",
	 "\tif (n) {\n\t\tif (m)\n\t\t\t@;\n\t}\n\tb();\n", "\tb();\n"},
	{"an if alone in a loop's block",
	 "\twhile (n--) {\n\t\tif (m)\n\t\t\t@;\n\t}\n\tb();\n",
	 "\twhile (n--) {\n\t}\n\tb();\n"},
	{"a comment has its reason",
	 "\tif (n)\n\t\t/* why */\n\t\t@;\n\tb();\n", NULL},
	{"an #if", "#ifdef A\n\tif (n)\n#endif\n\t\t@;\n\tb();\n", NULL},
	{"a case", "\tswitch (n) {\n\tcase 1:\n\t\t@;\n\t}\n",
	 "\tswitch (n) {\n\tcase 1:\n\t\tbreak;\n\t}\n"},
	{"default", "\tswitch (n) {\n\tdefault:\n\t\t@;\n\t}\n",
	 "\tswitch (n) {\n\tdefault:\n\t\tbreak;\n\t}\n"},
	{"a label", "\tif (n)\n\t\tgoto out;\nout:\n\t@;\n", NULL},
	{"no statement", "\tx = (n)@;\n", NULL},
	{"the end of a call", "\tf(n)@;\n", NULL},
};

static char *in_function(const char *text)
{
	return g_strconcat("void g(int n, int m)\n{\n", text, "}\n", NULL);
}

static void test_cases(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = in_function(cases[i].text);
		char *mark = strchr(text, '@');
		g_autofree char *wanted = NULL;
		struct edits *edits = edits_new();
		g_autoptr(GBytes) after = NULL;
		struct unit *unit;

		memmove(mark, mark + 1, strlen(mark));
		wanted = cases[i].after ? in_function(cases[i].after)
					: g_strdup(text);
		unit = code_unit(text);
		hollow_add(edits, unit->source, mark - text);
		after = edits_apply(edits, unit->source->bytes, NULL);
		if (g_bytes_get_size(after) != strlen(wanted) ||
		    memcmp(g_bytes_get_data(after, NULL), wanted,
			   strlen(wanted)))
			test_failed(
				"%s: '%.*s'", cases[i].what,
				(int)g_bytes_get_size(after),
				(const char *)g_bytes_get_data(after, NULL));
		unit_free(unit);
		edits_free(edits);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/hollow/cases", test_cases);
	return g_test_run();
}
