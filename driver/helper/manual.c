// SPDX-License-Identifier: GPL-2.0
#include "helper/manual.h"

#include <string.h>

#include "site/campaign.h"
#include "tree/change.h"
#include "helper/document.h"
#include "helper/template.h"
#include "tree/tree.h"
#include "helper/wrapper.h"

struct manual_making {
	const struct tree *tree;
	const struct campaign *campaign;
	const struct family *family;
	const char *templates;
	const GPtrArray *wrappers;
	GPtrArray *changes;
	GPtrArray *notes;
};

/* The new helpers and those that the tree already has. */
static GPtrArray *known_helpers(const struct manual_making *making,
				gboolean longterm)
{
	GPtrArray *names = wrappers_names(making->wrappers, longterm);

	for (guint i = 0; i < making->family->members->len; i++) {
		const struct member *member = making->family->members->pdata[i];

		if (longterm ? member->has_longterm : member->has_shortterm)
			g_ptr_array_add(
				names,
				g_strconcat(
					member->name,
					longterm ? making->campaign
							   ->longterm_suffix
						 : making->campaign
							   ->shortterm_suffix,
					NULL));
	}
	return names;
}

static void add_restrictions(const struct manual_making *making,
			     struct template_words *words)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < making->wrappers->len; i++) {
		const struct wrapper *wrapper = making->wrappers->pdata[i];
		const struct member *member = wrapper->member;

		if (!wrapper->longterm || !member->refused_with)
			continue;
		template_define(words, "RESTRICTED");
		g_ptr_array_add(lines,
				g_strdup_printf("%s() wants %s to be NULL.",
						wrapper->name,
						member->refused_with));
		g_ptr_array_add(
			making->notes,
			g_strdup_printf("%s() refuses long-term pins when %s "
					"is given, and so does %s().",
					member->name, member->refused_with,
					wrapper->name));
	}
	template_repeat(words, "RESTRICTED", lines);
	g_ptr_array_unref(lines);
}

static struct template_words *document_words(const struct manual_making *making)
{
	struct template_words *words = template_words_new();
	GPtrArray *all = known_helpers(making, TRUE);
	GPtrArray *shorts = known_helpers(making, FALSE);

	if (all->len)
		template_define(words, "LONGTERM");
	if (shorts->len)
		template_define(words, "SHORTTERM");
	template_repeat(words, "LONGTERM_HELPER", all);
	template_repeat(words, "SHORTTERM_HELPER", shorts);
	for (guint i = 0; i < shorts->len; i++)
		g_ptr_array_add(all, g_strdup(shorts->pdata[i]));
	template_repeat(words, "HELPER", all);
	add_restrictions(making, words);
	g_ptr_array_unref(all);
	g_ptr_array_unref(shorts);
	return words;
}

static void note_missing(const struct manual_making *making,
			 const GPtrArray *missing)
{
	for (guint i = 0; i < missing->len; i++)
		g_ptr_array_add(
			making->notes,
			g_strdup_printf("%s has no paragraph with \"%s\" in "
					"this tree: that part of the document "
					"is not updated.",
					making->campaign->document,
					(char *)missing->pdata[i]));
}

static gboolean update(const struct manual_making *making, GError **error)
{
	const char *path = making->campaign->document;
	char *template =
		g_build_filename(making->templates, "document.rst", NULL);
	struct template_words *words = document_words(making);
	char *pieces = template_fill(template, words, error), *text, *edited;
	GPtrArray *missing = g_ptr_array_new_with_free_func(g_free);
	GBytes *before = NULL, *after;
	gboolean ok = pieces != NULL;

	if (pieces && !tree_has(making->tree, path))
		g_ptr_array_add(making->notes,
				g_strdup_printf("This tree has no %s, so no "
						"document is updated.",
						path));
	else if (pieces)
		ok = (before = tree_read(making->tree, path, error)) != NULL;
	if (before) {
		text = g_strndup(g_bytes_get_data(before, NULL),
				 g_bytes_get_size(before));
		edited = document_edit(text, pieces, missing);
		note_missing(making, missing);
		after = g_bytes_new_take(edited, strlen(edited));
		if (!g_bytes_equal(before, after))
			g_ptr_array_add(
				making->changes,
				change_new(path, before, after,
					   tree_mode(making->tree, path)));
		g_bytes_unref(after);
		g_free(text);
	}
	g_ptr_array_unref(missing);
	template_words_free(words);
	g_free(template);
	g_free(pieces);
	g_clear_pointer(&before, g_bytes_unref);
	return ok;
}

gboolean manual_update(const struct tree *tree, const struct campaign *campaign,
		       const struct family *family, const char *templates,
		       const GPtrArray *wrappers, GPtrArray *changes,
		       GPtrArray *notes, GError **error)
{
	struct manual_making making = {tree,	 campaign, family, templates,
				       wrappers, changes,  notes};

	return update(&making, error);
}
