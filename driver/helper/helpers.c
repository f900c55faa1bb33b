// SPDX-License-Identifier: GPL-2.0
#include "helper/helpers.h"

#include <string.h>

#include "site/campaign.h"
#include "tree/change.h"
#include "code/insertion.h"
#include "helper/manual.h"
#include "helper/split-raw.h"
#include "helper/suite.h"
#include "helper/template.h"
#include "tree/tree.h"
#include "helper/wrapper-doc.h"
#include "helper/wrapper.h"

/* Shared by all steps. */
struct making {
	const struct tree *tree;
	const struct campaign *campaign;
	const struct family *family;
	const char *templates;
	const GPtrArray *wrappers;
	struct helpers *helpers;
};

GPtrArray *helpers_declared(const struct campaign *campaign,
			    const struct family *family)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	for (guint m = 0; m < family->members->len; m++) {
		const struct member *member = family->members->pdata[m];

		if (member->has_longterm)
			g_ptr_array_add(names,
					g_strconcat(member->name,
						    campaign->longterm_suffix,
						    NULL));
		if (member->has_shortterm)
			g_ptr_array_add(names,
					g_strconcat(member->name,
						    campaign->shortterm_suffix,
						    NULL));
	}
	return names;
}

struct helpers_request *
helpers_request_new(const char *member, gboolean longterm, gboolean shortterm)
{
	struct helpers_request *request = g_new0(struct helpers_request, 1);

	request->member = g_strdup(member);
	request->longterm = longterm;
	request->shortterm = shortterm;
	return request;
}

void helpers_request_free(void *data)
{
	struct helpers_request *request = data;

	g_free(request->member);
	g_free(request);
}

void helpers_free(struct helpers *helpers)
{
	if (!helpers)
		return;
	g_ptr_array_unref(helpers->longterm);
	g_ptr_array_unref(helpers->shortterm);
	g_ptr_array_unref(helpers->changes);
	g_ptr_array_unref(helpers->kunit);
	g_ptr_array_unref(helpers->notes);
	g_ptr_array_unref(helpers->kunit_notes);
	g_free(helpers);
}

static struct source *open_source(const struct tree *tree, const char *path,
				  GError **error)
{
	GBytes *bytes = tree_read(tree, path, error);
	struct source *source = bytes ? source_new(path, bytes) : NULL;

	g_clear_pointer(&bytes, g_bytes_unref);
	return source;
}

/* The text of one helper for a header or for a C file. */
static char *fill(const struct making *making, const struct wrapper *wrapper,
		  gboolean header, GError **error)
{
	char *file = g_strconcat(wrapper->longterm ? "longterm" : "shortterm",
				 header ? ".h" : ".c", NULL);
	char *path = g_build_filename(making->templates, file, NULL);
	struct template_words *words = wrapper_words(wrapper);
	char *text = template_fill(path, words, error);

	template_words_free(words);
	g_free(path);
	g_free(file);
	return text;
}

/* The text of one helper for its header. */
static char *fill_header(const struct making *making,
			 const struct wrapper *wrapper, GError **error)
{
	const struct member *member = wrapper->member;
	char *text = fill(making, wrapper, TRUE, error), *laid = NULL;
	struct source *source = NULL;

	if (text)
		source = open_source(making->tree, member->source, error);
	if (source)
		laid = wrapper_doc(making->family, source, member, text);
	source_free(source);
	g_free(text);
	return laid;
}

/*
 * Where the helper goes: after its sibling if the file has it, else after the
 * raw function.
 */
static gssize find_place(const struct making *making,
			 const struct source *source,
			 const GPtrArray *functions,
			 const struct wrapper *wrapper,
			 enum insertion_place place)
{
	const char *raw = wrapper->member->name;
	char *sibling = g_strconcat(raw,
				    wrapper->longterm
					    ? making->campaign->shortterm_suffix
					    : making->campaign->longterm_suffix,
				    NULL);
	gssize offset = -1;

	if (!wrapper->longterm)
		offset = insertion_find(source, functions, sibling, place);
	if (offset < 0)
		offset = insertion_find(source, functions, raw, place);
	g_free(sibling);
	return offset;
}

/* The texts of all helpers that go into this file, as insertions. */
static GPtrArray *insert_all(const struct making *making,
			     const struct source *source, gboolean header,
			     GError **error)
{
	GPtrArray *functions =
		prototypes_read(source, making->campaign->family);
	GPtrArray *insertions = insertions_new();

	for (guint i = 0; i < making->wrappers->len; i++) {
		const struct wrapper *wrapper = making->wrappers->pdata[i];
		const struct member *member = wrapper->member;
		char *text;

		if (strcmp(source->path,
			   header ? member->header : member->source))
			continue;
		text = header ? fill_header(making, wrapper, error)
			      : fill(making, wrapper, FALSE, error);
		if (!text) {
			g_clear_pointer(&insertions, g_ptr_array_unref);
			break;
		}
		insertion_add(insertions,
			      find_place(making, source, functions, wrapper,
					 header ? INSERTION_DECLARATION
						: INSERTION_DEFINITION),
			      text);
		g_free(text);
	}
	g_ptr_array_unref(functions);
	return insertions;
}

static void add_change(const struct making *making, const char *path,
		       GBytes *before, GBytes *after)
{
	g_ptr_array_add(
		making->helpers->changes,
		change_new(path, before, after, tree_mode(making->tree, path)));
}

static gboolean change_source(const struct making *making, const char *path,
			      gboolean header, GError **error)
{
	struct source *source = open_source(making->tree, path, error);
	GPtrArray *insertions =
		source ? insert_all(making, source, header, error) : NULL;
	GBytes *after;

	if (insertions) {
		after = insertions_apply(source, insertions);
		add_change(making, path, source->bytes, after);
		g_bytes_unref(after);
		g_ptr_array_unref(insertions);
	}
	source_free(source);
	return insertions != NULL;
}

/* Changes every file that a helper goes to, once. */
static gboolean change_sources(const struct making *making, GError **error)
{
	GHashTable *done = g_hash_table_new(g_str_hash, g_str_equal);
	gboolean ok = TRUE;

	for (guint i = 0; ok && i < making->wrappers->len; i++) {
		const struct wrapper *wrapper = making->wrappers->pdata[i];
		const struct member *member = wrapper->member;

		if (g_hash_table_add(done, member->header))
			ok = change_source(making, member->header, TRUE, error);
		if (ok && g_hash_table_add(done, member->source))
			ok = change_source(making, member->source, FALSE,
					   error);
	}
	g_hash_table_unref(done);
	return ok;
}

static int by_path(const void *a, const void *b)
{
	return strcmp((*(const struct change *const *)a)->path,
		      (*(const struct change *const *)b)->path);
}

static struct helpers *helpers_new(const GPtrArray *wrappers)
{
	struct helpers *helpers = g_new0(struct helpers, 1);
	GDestroyNotify free_change = (GDestroyNotify)change_free;

	helpers->longterm = wrappers_names(wrappers, TRUE);
	helpers->shortterm = wrappers_names(wrappers, FALSE);
	helpers->changes = g_ptr_array_new_with_free_func(free_change);
	helpers->kunit = g_ptr_array_new_with_free_func(free_change);
	helpers->notes = g_ptr_array_new_with_free_func(g_free);
	helpers->kunit_notes = g_ptr_array_new_with_free_func(g_free);
	return helpers;
}

struct helpers *helpers_make(const struct tree *tree,
			     const struct campaign *campaign,
			     const struct family *family, const char *templates,
			     const GPtrArray *requests, GError **error)
{
	GPtrArray *wrappers =
		wrappers_wanted(campaign, family, requests, error);
	struct making making = {tree,	   campaign, family,
				templates, wrappers, NULL};
	struct helpers *helpers;
	GPtrArray *present;
	gboolean ok = TRUE;

	if (!wrappers)
		return NULL;
	making.helpers = helpers = helpers_new(wrappers);
	present = wrappers_present(campaign, family, wrappers);
	if (wrappers->len)
		ok = change_sources(&making, error) &&
		     manual_update(tree, campaign, family, templates, wrappers,
				   helpers->changes, helpers->notes, error);
	if (ok && present->len)
		ok = suite_make(tree, campaign, templates, present,
				helpers->kunit, helpers->kunit_notes, error);
	/* without a patch for the suite, its notes go with the helpers */
	while (!helpers->kunit->len && helpers->kunit_notes->len)
		g_ptr_array_add(
			helpers->notes,
			g_ptr_array_steal_index(helpers->kunit_notes, 0));
	ok = ok && split_prepare(tree, campaign, family, templates,
				 helpers->changes, error);
	g_ptr_array_sort(helpers->changes, by_path);
	g_ptr_array_sort(helpers->kunit, by_path);
	g_ptr_array_unref(present);
	g_ptr_array_unref(wrappers);
	if (!ok)
		g_clear_pointer(&helpers, helpers_free);
	return helpers;
}
