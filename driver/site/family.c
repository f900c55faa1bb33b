// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* memmem() */
#include "site/family.h"

#include <string.h>

#include "site/campaign.h"
#include "code/definition.h"
#include "base/error.h"
#include "code/token.h"
#include "tree/tree.h"

/* Where functions may be declared beside the campaign's own headers. */
#define PUBLIC_HEADERS "include/linux"

static void member_free(void *data)
{
	struct member *member = data;

	g_free(member->name);
	g_free(member->returns);
	g_ptr_array_unref(member->parameters);
	g_free(member->export);
	g_free(member->header);
	g_free(member->source);
	g_free(member->refused_with);
	g_free(member);
}

void family_free(struct family *family)
{
	if (!family)
		return;
	g_ptr_array_unref(family->members);
	g_clear_pointer(&family->aliases, g_hash_table_unref);
	g_free(family);
}

static struct member *find(const struct family *family, const char *name)
{
	for (guint i = 0; i < family->members->len; i++) {
		struct member *member = family->members->pdata[i];

		if (!strcmp(member->name, name))
			return member;
	}
	return NULL;
}

const struct member *family_find(const struct family *family, const char *name)
{
	const struct member *member = find(family, name);

	return member || !family->aliases
		       ? member
		       : g_hash_table_lookup(family->aliases, name);
}

void family_alias(struct family *family, const char *alias,
		  const struct member *member)
{
	if (!member)
		return;
	if (!family->aliases)
		family->aliases = g_hash_table_new_full(g_str_hash, g_str_equal,
							g_free, NULL);
	g_hash_table_replace(family->aliases, g_strdup(alias),
			     (gpointer)member);
}

static gboolean is_integer(const char *type)
{
	return !strchr(type, '*') && !strstr(type, "struct ") &&
	       !strstr(type, "union ");
}

/* The flags parameter: an integer whose name says that it holds flags. */
static guint find_flags(const GPtrArray *parameters)
{
	for (guint i = 0; i < parameters->len; i++) {
		const struct parameter *parameter = parameters->pdata[i];

		if (strstr(parameter->name, "flags") &&
		    is_integer(parameter->type))
			return i;
	}
	return G_MAXUINT;
}

/* Whether the bytes hold this word's first letters anywhere. */
static gboolean mentions(GBytes *bytes, const char *prefix)
{
	gsize length;
	const char *text = g_bytes_get_data(bytes, &length);

	return length && memmem(text, length, prefix, strlen(prefix));
}

/* *source is NULL when the file is missing or does not name the family. */
static gboolean read_source(const struct tree *tree, const char *path,
			    const char *prefix, struct source **source,
			    GError **error)
{
	GBytes *bytes;

	*source = NULL;
	if (!tree_has(tree, path))
		return TRUE;
	bytes = tree_read(tree, path, error);
	if (!bytes)
		return FALSE;
	if (mentions(bytes, prefix))
		*source = source_new(path, bytes);
	g_bytes_unref(bytes);
	return TRUE;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Files of a folder that end so, sorted; none when there is no folder. */
static GPtrArray *list_folder(const struct tree *tree, const char *folder,
			      const char *suffix)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	char *path = g_build_filename(tree->path, folder, NULL);
	GDir *dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)))
		if (g_str_has_suffix(name, suffix))
			g_ptr_array_add(paths,
					g_build_filename(folder, name, NULL));
	if (dir)
		g_dir_close(dir);
	g_free(path);
	g_ptr_array_sort(paths, by_path);
	return paths;
}

static void add_member(struct family *family, const struct prototype *prototype,
		       const char *header)
{
	struct member *member = g_new0(struct member, 1);

	member->name = g_strdup(prototype->name);
	member->returns = g_strdup(prototype->returns);
	member->parameters = g_ptr_array_ref(prototype->parameters);
	member->flags = find_flags(prototype->parameters);
	member->header = g_strdup(header);
	g_ptr_array_add(family->members, member);
}

/* Members of one header; names of helpers go to the set. */
static gboolean read_header(const struct tree *tree,
			    const struct campaign *campaign, const char *path,
			    struct family *family, GHashTable *helpers,
			    GError **error)
{
	struct source *source;
	GPtrArray *found;

	if (!read_source(tree, path, campaign->family, &source, error))
		return FALSE;
	if (!source)
		return TRUE;
	found = prototypes_read(source, campaign->family);
	for (guint i = 0; i < found->len; i++) {
		const struct prototype *prototype = found->pdata[i];
		const char *name = prototype->name;

		if (g_str_has_suffix(name, campaign->longterm_suffix) ||
		    g_str_has_suffix(name, campaign->shortterm_suffix))
			g_hash_table_add(helpers, g_strdup(name));
		else if (!find(family, name))
			add_member(family, prototype, path);
	}
	g_ptr_array_unref(found);
	source_free(source);
	return TRUE;
}

static gboolean read_headers(const struct tree *tree,
			     const struct campaign *campaign,
			     struct family *family, GHashTable *helpers,
			     GError **error)
{
	GPtrArray *others = list_folder(tree, PUBLIC_HEADERS, ".h");
	const char *const *own = (const char *const *)campaign->headers;
	gboolean ok = TRUE;

	for (guint i = 0; ok && own[i]; i++)
		ok = read_header(tree, campaign, own[i], family, helpers,
				 error);
	for (guint i = 0; ok && i < others->len; i++)
		if (!g_strv_contains(own, others->pdata[i]))
			ok = read_header(tree, campaign, others->pdata[i],
					 family, helpers, error);
	g_ptr_array_unref(others);
	return ok;
}

/* Whether the words of a body hold these two, one behind the other. */
static gboolean body_has(const struct source *source,
			 const struct prototype *function, const char *first,
			 const char *second)
{
	for (guint i = function->body; i < function->last; i++) {
		guint next = source_next(source, i);

		if (source_is(source, i, first) && next < function->last &&
		    source_is(source, next, second))
			return TRUE;
	}
	return FALSE;
}

/* What became of a raw function on the way to another meaning. */
static void read_meaning(struct member *member, const struct source *source,
			 const struct prototype *function,
			 const struct campaign *campaign)
{
	char *internal =
		g_strconcat(campaign->internal_prefix, member->name, NULL);

	member->is_split = campaign->internal_prefix &&
			   body_has(source, function, internal, "(");
	member->means_longterm =
		member->is_split &&
		body_has(source, function, "|=", campaign->flag);
	g_free(internal);
}

static void add_definition(struct member *member, const struct source *source,
			   const GPtrArray *functions,
			   const struct prototype *function,
			   const struct campaign *campaign)
{
	member->source = g_strdup(source->path);
	member->export = definition_export(source, member->name);
	member->no_errno = definition_clamps_errors(source, function);
	read_meaning(member, source, function, campaign);
	/* A declaration may leave names out; the definition cannot. */
	if (function->parameters->len == member->parameters->len) {
		g_ptr_array_unref(member->parameters);
		member->parameters = g_ptr_array_ref(function->parameters);
		member->flags = find_flags(member->parameters);
	}
	if (member->flags != G_MAXUINT)
		member->refusal =
			refusal_read(source, functions, function, member->flags,
				     campaign->flag, &member->refused_with);
}

/* Definitions in one file; how many members still have none in *missing. */
static gboolean read_definitions(const struct tree *tree,
				 const struct campaign *campaign,
				 const char *path, struct family *family,
				 guint *missing, GError **error)
{
	struct source *source;
	GPtrArray *functions;

	if (!read_source(tree, path, campaign->family, &source, error))
		return FALSE;
	if (!source)
		return TRUE;
	functions = prototypes_read(source, "");
	for (guint i = 0; i < family->members->len; i++) {
		struct member *member = family->members->pdata[i];
		const struct prototype *function =
			prototypes_find(functions, member->name);

		if (member->source || !function || !function->body)
			continue;
		add_definition(member, source, functions, function, campaign);
		(*missing)--;
	}
	g_ptr_array_unref(functions);
	source_free(source);
	return TRUE;
}

static gboolean find_definitions(const struct tree *tree,
				 const struct campaign *campaign,
				 struct family *family, GError **error)
{
	guint missing = family->members->len;
	GPtrArray *others;
	gboolean ok;

	if (!read_definitions(tree, campaign, campaign->definitions, family,
			      &missing, error))
		return FALSE;
	if (!missing)
		return TRUE;
	others = list_folder(tree, campaign->core, ".c");
	ok = TRUE;
	for (guint i = 0; ok && missing && i < others->len; i++)
		ok = read_definitions(tree, campaign, others->pdata[i], family,
				      &missing, error);
	g_ptr_array_unref(others);
	return ok;
}

static void mark_helpers(const struct campaign *campaign, struct family *family,
			 GHashTable *helpers)
{
	for (guint i = 0; i < family->members->len; i++) {
		struct member *member = family->members->pdata[i];
		char *longterm = g_strconcat(member->name,
					     campaign->longterm_suffix, NULL);
		char *shortterm = g_strconcat(member->name,
					      campaign->shortterm_suffix, NULL);

		member->has_longterm = g_hash_table_contains(helpers, longterm);
		member->has_shortterm =
			g_hash_table_contains(helpers, shortterm);
		g_free(longterm);
		g_free(shortterm);
	}
}

static int by_name(const void *a, const void *b)
{
	return strcmp((*(const struct member *const *)a)->name,
		      (*(const struct member *const *)b)->name);
}

struct family *family_read(const struct tree *tree,
			   const struct campaign *campaign, GError **error)
{
	GHashTable *helpers =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct family *family = g_new0(struct family, 1);

	family->members = g_ptr_array_new_with_free_func(member_free);
	if (!read_headers(tree, campaign, family, helpers, error))
		goto fail;
	if (!family->members->len) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' declares no %s*() in %s: nothing to convert",
			    tree->path, campaign->family, campaign->headers[0]);
		goto fail;
	}
	if (!find_definitions(tree, campaign, family, error))
		goto fail;
	mark_helpers(campaign, family, helpers);
	g_ptr_array_sort(family->members, by_name);
	g_hash_table_unref(helpers);
	return family;
fail:
	g_hash_table_unref(helpers);
	family_free(family);
	return NULL;
}
