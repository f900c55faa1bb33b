// SPDX-License-Identifier: GPL-2.0
#include "words/subject.h"

#include <string.h>

#include "tree/change.h"
#include "site/site.h"
#include "base/text.h"

GPtrArray *subject_functions(const GPtrArray *sites)
{
	GPtrArray *functions = g_ptr_array_new();

	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		if (site->function &&
		    !g_ptr_array_find_with_equal_func(functions, site->function,
						      g_str_equal, NULL))
			g_ptr_array_add(functions, site->function);
	}
	return functions;
}

char *subject_join(const struct prefix *prefix, const char *text)
{
	g_autofree char *summary = g_strdup(text);

	if (prefix->capital)
		*summary = g_ascii_toupper(*summary);
	return g_strdup_printf("%s: %s", prefix->text, summary);
}

/* "longterm", "shortterm" or "mixed": what the sites become. */
static const char *kind_of(const GPtrArray *sites)
{
	gboolean longterm = FALSE, shortterm = FALSE;

	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		longterm |= site->outcome == OUTCOME_LONGTERM;
		shortterm |= site->outcome == OUTCOME_SHORTTERM;
	}
	if (longterm && shortterm)
		return "mixed";
	return longterm ? "longterm" : "shortterm";
}

/* The functions that the sites call after the patch, each once. Owned. */
static GPtrArray *callees_after(const struct campaign *campaign,
				const GPtrArray *sites)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];
		gboolean longterm = site->outcome == OUTCOME_LONGTERM;
		gboolean named = polarity_names(campaign->polarity,
						longterm ? VERDICT_LONGTERM
							 : VERDICT_SHORTTERM);
		char *name =
			g_strconcat(site->callee,
				    !named     ? ""
				    : longterm ? campaign->longterm_suffix
					       : campaign->shortterm_suffix,
				    NULL);

		if (g_ptr_array_find_with_equal_func(names, name, g_str_equal,
						     NULL))
			g_free(name);
		else
			g_ptr_array_add(names, name);
	}
	return names;
}

static char *fill(const struct campaign *campaign, const struct prefix *prefix,
		  const char *kind, const char *number, const char *name,
		  const char *value, GError **error)
{
	g_autofree char *text = g_strdup_printf("subject-%s-%s", kind, number);
	g_autoptr(GHashTable) values =
		g_hash_table_new(g_str_hash, g_str_equal);
	g_autofree char *summary = NULL;

	g_hash_table_insert(values, (char *)name, (char *)value);
	summary = campaign_text(campaign, text, values, error);
	return summary ? subject_join(prefix, summary) : NULL;
}

static gboolean fits(const char *subject)
{
	return g_utf8_strlen(subject, -1) <= TEXT_COLUMNS;
}

char *subject_convert(const struct campaign *campaign,
		      const struct prefix *prefix, const GPtrArray *converted,
		      GError **error)
{
	g_autoptr(GPtrArray) names = callees_after(campaign, converted);
	const char *kind = kind_of(converted);
	char *subject = NULL;

	if (names->len == 1 && strcmp(kind, "mixed") != 0) {
		subject = fill(campaign, prefix, kind, "one", "HELPER",
			       names->pdata[0], error);
		if (!subject || fits(subject))
			return subject;
		g_free(subject);
	}
	return fill(campaign, prefix, kind, "any", "HELPER", "", error);
}

/* The question that names the first `named` functions; NULL on error. */
static char *attempt(const struct campaign *campaign,
		     const struct prefix *prefix, const GPtrArray *functions,
		     guint named, GError **error)
{
	const char *number = !named		   ? "any"
			     : functions->len == 1 ? "one"
						   : "many";
	g_autoptr(GPtrArray) some = g_ptr_array_new();
	g_autofree char *names = NULL;
	g_autofree char *list = NULL;
	guint others = functions->len - named;

	for (guint i = 0; i < named; i++)
		g_ptr_array_add(some, functions->pdata[i]);
	names = text_list(some, "()");
	list = !others || !named ? g_strdup(names)
	       : others == 1
		       ? g_strconcat(names, " and another", NULL)
		       : g_strdup_printf("%s and %u others", names, others);
	return fill(campaign, prefix, "question", number, "FUNCTIONS", list,
		    error);
}

char *subject_question(const struct campaign *campaign,
		       const struct prefix *prefix, const GPtrArray *asked,
		       GError **error)
{
	g_autoptr(GPtrArray) functions = subject_functions(asked);
	guint tries[] = {functions->len, MIN(functions->len, 1), 0};
	char *subject = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(tries); i++) {
		g_free(subject);
		subject = attempt(campaign, prefix, functions, tries[i], error);
		if (!subject || fits(subject))
			break;
	}
	return subject;
}

/* The subject with the name of the patch's first file behind its prefix. */
static char *with_stem(const struct patch *patch)
{
	const struct change *change;
	g_autofree char *stem = NULL;
	const char *rest = patch->subject + strlen(patch->prefix);

	if (!patch->changes->len)
		return g_strdup(patch->subject);
	change = patch->changes->pdata[0];
	stem = g_path_get_basename(change->path);
	stem[strcspn(stem, ".")] = '\0';
	if (g_str_has_suffix(patch->prefix, stem))
		return g_strdup(patch->subject);
	return g_strdup_printf("%s: %s%s", patch->prefix, stem, rest);
}

static void make_distinct(GHashTable *seen, struct patch *patch)
{
	g_autofree char *base = g_strdup(patch->subject);
	char *subject = with_stem(patch);

	for (guint n = 2; g_hash_table_contains(seen, subject) ||
			  g_utf8_strlen(subject, -1) > TEXT_COLUMNS;
	     n++) {
		g_autofree char *tail = g_strdup_printf(", part %u", n);
		gsize length = TEXT_COLUMNS - strlen(tail);
		g_autofree char *head = g_utf8_substring(
			base, 0, MIN((glong)length, g_utf8_strlen(base, -1)));

		g_free(subject);
		subject = g_strconcat(head, tail, NULL);
	}
	g_free(patch->subject);
	patch->subject = subject;
}

void subject_distinct(const GPtrArray *patches)
{
	g_autoptr(GHashTable) seen =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < patches->len; i++) {
		struct patch *patch = patches->pdata[i];

		if (g_hash_table_contains(seen, patch->subject))
			make_distinct(seen, patch);
		g_hash_table_add(seen, g_strdup(patch->subject));
	}
}
