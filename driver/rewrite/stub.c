// SPDX-License-Identifier: GPL-2.0
#include "rewrite/stub.h"

#include <string.h>

#include "base/text.h"

/* "f() returns", "f() and g() return": when the pins are gone. */
static char *returns_of(const struct evidence *evidence)
{
	GPtrArray *names = g_ptr_array_new();
	char *list, *text;

	for (guint i = 0; i < evidence->callers->len; i++) {
		const struct evidence_caller *caller =
			evidence->callers->pdata[i];

		if (caller->lifetime == LIFETIME_SCOPED &&
		    !g_ptr_array_find_with_equal_func(names, caller->function,
						      g_str_equal, NULL))
			g_ptr_array_add(names, caller->function);
	}
	list = text_list(names, "()");
	text = g_strdup_printf("%s %s", list,
			       names->len > 1 ? "return" : "returns");
	g_free(list);
	g_ptr_array_unref(names);
	return text;
}

/* The functions that drop, before those return: "f()", "f() or g()". */
static char *drops_of(const struct evidence *evidence)
{
	GPtrArray *names = g_ptr_array_new();
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < evidence->callers->len; i++) {
		const struct evidence_caller *caller =
			evidence->callers->pdata[i];

		if (!caller->drop ||
		    g_ptr_array_find_with_equal_func(names, caller->drop,
						     g_str_equal, NULL))
			continue;
		g_string_append_printf(text, "%s%s()", names->len ? " or " : "",
				       caller->drop);
		g_ptr_array_add(names, caller->drop);
	}
	g_ptr_array_unref(names);
	return g_string_free(text, FALSE);
}

/* Whether enough is known for the text of this lifetime. */
static gboolean is_told(const struct evidence *evidence)
{
	for (guint i = 0; i < evidence->callers->len; i++)
		if (evidence->lifetime == LIFETIME_SCOPED &&
		    ((struct evidence_caller *)evidence->callers->pdata[i])
			    ->drop)
			return TRUE;
	return evidence->lifetime != LIFETIME_SCOPED && evidence->until &&
	       evidence->way;
}

/* "comment-scoped", "comment-longterm-escapes"; "comment": nothing is known. */
static char *name_of(const struct site *site, const struct evidence *evidence)
{
	char *lifetime, *name;

	if (!evidence || site->lifetime == LIFETIME_UNKNOWN ||
	    !is_told(evidence))
		return g_strdup("comment");
	/* one caller's habit is no rule for a helper that many call */
	if (evidence->via && evidence->handed_on && site_is_suspect(site))
		return g_strdup("comment-common");
	lifetime = g_ascii_strdown(lifetime_name(site->lifetime), -1);
	name = g_strdup_printf(
		"comment%s-%s",
		site->outcome == OUTCOME_LONGTERM ? "-longterm" : "", lifetime);
	g_free(lifetime);
	return name;
}

static void add_evidence(GHashTable *values, const struct evidence *evidence)
{
	const char *holder = evidence->holder.function
				     ? evidence->holder.function
				     : evidence->function;

	g_hash_table_insert(values, "UNTIL", g_strdup(evidence->until));
	g_hash_table_insert(values, "WAY", g_strdup(evidence->way));
	g_hash_table_insert(values, "VIA",
			    evidence->via
				    ? g_strdup_printf(" of %s()", evidence->via)
				    : g_strdup(""));
	g_hash_table_insert(values, "HELPER", g_strdup(evidence->handed_on));
	g_hash_table_insert(values, "DROPS", drops_of(evidence));
	g_hash_table_insert(values, "RETURNS", returns_of(evidence));
	g_hash_table_insert(values, "HOLDER", g_strdup(holder));
	g_hash_table_insert(
		values, "RETURN",
		g_strcmp0(holder, evidence->until)
			? g_strdup_printf("the return of %s()", evidence->until)
			: g_strdup("its return"));
}

char *stub_text(const struct campaign *campaign, const struct site *site,
		const struct evidence *evidence, GError **error)
{
	GHashTable *values =
		g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	char *name = name_of(site, evidence), *text;

	g_hash_table_insert(values, "TAG", g_strdup(campaign->comment_tag));
	g_hash_table_insert(values, "MARK", g_strdup(campaign->unwritten_mark));
	g_hash_table_insert(values, "FLAG", g_strdup(campaign->flag));
	g_hash_table_insert(values, "FUNCTION",
			    g_strdup(site->lifted     ? site->lifted
				     : site->function ? site->function
						      : "this file"));
	if (strcmp(name, "comment"))
		add_evidence(values, evidence);
	text = campaign_text(campaign, name, values, error);
	g_hash_table_unref(values);
	g_free(name);
	return text;
}
