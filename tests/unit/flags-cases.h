/* SPDX-License-Identifier: GPL-2.0 */
/*
 * flags-cases - small functions and what must be said of their calls
 *
 *	flags_cases_run(cases, G_N_ELEMENTS(cases));
 *
 * P(x) in a case's text stands for pin_user_pages(a, 1, x, p). The text is the
 * body of f(x, gup, box), from its second line on; with a # in front it is a
 * whole file that has f(). A call is said as
 *
 *	verdict outcome [line:variable ...] reason | outcome_reason
 */
#ifndef TREEWIDE_TEST_FLAGS_CASES_H
#define TREEWIDE_TEST_FLAGS_CASES_H

#include "facts.h"

struct flags_case {
	const char *what;
	const char *text;
	const char *said; /* a line for each call */
};

static inline char *flags_cases_text(const char *text)
{
	g_auto(GStrv) parts = NULL;
	GString *out = g_string_new(NULL);

	if (*text == '#')
		text++;
	else
		g_string_append(out, "int f(int x, unsigned int gup, "
				     "struct box *box) {\n");
	parts = g_strsplit(text, "P(", -1);
	g_string_append(out, parts[0]);
	for (guint i = 1; parts[i]; i++) {
		guint depth = 1;
		const char *p = parts[i];

		for (; *p; p++) {
			depth += *p == '(';
			depth -= *p == ')';
			if (!depth)
				break;
		}
		g_string_append_printf(out, "pin_user_pages(a, 1, %.*s, p%s",
				       (int)(p - parts[i]), parts[i], p);
	}
	if (out->str[0] == 'i')
		g_string_append(out, "}\n");
	return g_string_free(out, FALSE);
}

static inline void flags_cases_site(GString *said, const struct site *site)
{
	g_string_append_printf(said, "%s %s", verdict_name(site->verdict),
			       outcome_name(site->outcome));
	for (guint i = 0; i < site->removals->len; i++) {
		const struct flag_use *use = site->removals->pdata[i];

		g_string_append_printf(said, "%s%u:%s", i ? " " : " [",
				       use->line,
				       use->variable ? use->variable : "");
	}
	g_string_append_printf(said, "%s %s", site->removals->len ? "]" : "",
			       site->reason);
	if (site->outcome_reason && strcmp(site->outcome_reason, site->reason))
		g_string_append_printf(said, " | %s", site->outcome_reason);
	g_string_append_c(said, '\n');
}

/* What is said of all calls of f(). */
static inline char *flags_cases_say(const struct unit *unit,
				    const struct flags *flags)
{
	GString *said = g_string_new(NULL);
	GPtrArray *sites = facts_sites(unit, flags->family, "f");
	struct scope *scope = scope_new(unit, code_item(unit, "f"));

	flags_function(flags, scope, sites);
	for (guint i = 0; i < sites->len; i++)
		flags_cases_site(said, sites->pdata[i]);
	scope_free(scope);
	g_ptr_array_unref(sites);
	return g_string_free(said, FALSE);
}

static inline void flags_cases_run(const struct flags_case *cases, guint count)
{
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	struct family family = facts_family();
	struct flags flags = {.family = &family,
			      .flag = "FOLL_LONGTERM",
			      .prefix = "FOLL_",
			      .bit = 0x100};
	GPtrArray *units;

	for (guint i = 0; i < count; i++)
		g_ptr_array_add(texts, flags_cases_text(cases[i].text));
	units = facts_spatch((const char *const *)texts->pdata, count);
	for (guint i = 0; i < count; i++) {
		g_autofree char *said =
			flags_cases_say(units->pdata[i], &flags);

		if (strcmp(said, cases[i].said))
			test_failed("%s:\n%snot:\n%s", cases[i].what, said,
				    cases[i].said);
	}
	g_ptr_array_unref(units);
	g_ptr_array_unref(family.members);
}

#endif
