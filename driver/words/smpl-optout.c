// SPDX-License-Identifier: GPL-2.0
#include "words/smpl-optout.h"

#include <string.h>

#include "site/site.h"
#include "words/smpl-flag.h"

/* The calls of one function: where they are, and what flags they pass. */
struct optout {
	const char *callee;
	guint argument;
	GPtrArray *functions; /* char *: with such a call */
	gboolean everywhere; /* no call of it stays as it is */
	gboolean zero; /* passes 0 */
	gboolean other; /* passes something else ... */
	GPtrArray *strong; /* char *: ... that needs parentheses */
};

static void optout_clear(struct optout *optout)
{
	g_ptr_array_unref(optout->functions);
	g_ptr_array_unref(optout->strong);
}

/* Whether the argument is an expression that does not join by a mere "|". */
static gboolean is_strong(const char *flags)
{
	guint depth = 0;

	for (const char *c = flags; *c; c++) {
		if (*c == '(')
			depth++;
		else if (*c == ')' && depth)
			depth--;
		else if (!depth && c > flags && strchr("=<>&^+-?", *c))
			return TRUE;
		else if (!depth && c[0] == '|' && c[1] == '|')
			return TRUE;
	}
	return FALSE;
}

static void add_flags(struct optout *optout, const char *flags)
{
	if (!strcmp(flags, "0"))
		optout->zero = TRUE;
	else if (is_strong(flags))
		smpl_add_once(optout->strong, flags);
	else
		optout->other = TRUE;
}

static gboolean read_calls(struct optout *optout, const GPtrArray *sites)
{
	optout->everywhere = TRUE;
	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		if (strcmp(site->callee, optout->callee))
			continue;
		if (site->outcome != OUTCOME_SHORTTERM) {
			optout->everywhere = FALSE;
			continue;
		}
		if (!site->flags || !site->function)
			return FALSE;
		optout->argument = site->argument;
		smpl_add_once(optout->functions, site->function);
		add_flags(optout, site->flags);
	}
	for (guint i = 0; !optout->everywhere && i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		if (!strcmp(site->callee, optout->callee) &&
		    site->outcome != OUTCOME_SHORTTERM && site->function &&
		    smpl_has(optout->functions, site->function))
			return FALSE;
	}
	return TRUE;
}

static void add_form(GString *out, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* One more alternative. */
static void add_form(GString *out, const char *format, ...)
{
	va_list more;

	if (out->len)
		g_string_append(out, "\n|\n");
	va_start(more, format);
	g_string_append_vprintf(out, format, more);
	va_end(more);
}

static char *write_rule(const struct campaign *campaign,
			const struct optout *optout)
{
	const char *flag = campaign->optout_flag;
	g_autoptr(GString) forms = g_string_new(NULL);
	g_autofree char *declaration = NULL;
	g_autofree char *function = NULL;
	g_autofree char *call = NULL;

	if (optout->zero)
		add_form(forms, "- 0\n+ %s", flag);
	for (guint i = 0; i < optout->strong->len; i++) {
		const char *flags = optout->strong->pdata[i];

		add_form(forms, "- %s\n+ (%s) | %s", flags, flags, flag);
	}
	if (optout->other)
		add_form(forms, "- F\n+ F | %s", flag);
	if (strchr(forms->str, '|') && strstr(forms->str, "\n|\n")) {
		g_string_prepend(forms, "(\n");
		g_string_append(forms, "\n)");
	}
	call = g_strdup_printf("  %s(L,\n%s\n  ,...)", optout->callee,
			       forms->str);
	if (optout->everywhere)
		return g_strdup_printf("@@ expression list[%u] L; "
				       "expression F; @@\n%s",
				       optout->argument, call);
	function = smpl_function(optout->functions, &declaration);
	return g_strdup_printf("@@ expression list[%u] L; expression F; %s@@\n"
			       "  %s(...) { <...\n%s\n  ...> }",
			       optout->argument, declaration, function, call);
}

gboolean smpl_optout(const struct campaign *campaign, const GPtrArray *sites,
		     GPtrArray *rules)
{
	g_autoptr(GPtrArray) callees = g_ptr_array_new();
	gboolean ok = TRUE;

	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		if (site->outcome == OUTCOME_SHORTTERM)
			smpl_add_once(callees, site->callee);
	}
	for (guint i = 0; ok && i < callees->len; i++) {
		struct optout optout = {
			.callee = callees->pdata[i],
			.functions = g_ptr_array_new(),
			.strong = g_ptr_array_new(),
		};

		ok = read_calls(&optout, sites);
		if (ok)
			g_ptr_array_add(rules, write_rule(campaign, &optout));
		optout_clear(&optout);
	}
	return ok;
}
