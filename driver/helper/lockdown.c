// SPDX-License-Identifier: GPL-2.0
#include "helper/lockdown.h"

#include <string.h>

#include "tree/change.h"
#include "tree/tree.h"
#include "base/edit.h"
#include "base/error.h"
#include "code/include.h"
#include "helper/moving.h"
#include "code/prototype.h"
#include "site/reference.h"

/* Shared by all steps. */
struct locking {
	const struct tree *tree;
	const struct campaign *campaign;
	const struct family *family;
	gboolean only_flag;
	GHashTable *contents; /* path -> GBytes */
	struct lockdown *lockdown;
	struct moving *moving; /* declarations for the internal header */
};

void lockdown_free(struct lockdown *lockdown)
{
	if (!lockdown)
		return;
	g_ptr_array_unref(lockdown->changes);
	g_ptr_array_unref(lockdown->blockers);
	g_free(lockdown);
}

static gboolean is_code(const char *path)
{
	return g_str_has_suffix(path, ".c") || g_str_has_suffix(path, ".h");
}

static struct source *open_now(const struct locking *locking, const char *path,
			       GError **error)
{
	GBytes *bytes = g_hash_table_lookup(locking->contents, path);
	struct source *source;

	bytes = bytes ? g_bytes_ref(bytes)
		      : tree_read(locking->tree, path, error);
	source = bytes ? source_new(path, bytes) : NULL;
	g_clear_pointer(&bytes, g_bytes_unref);
	return source;
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The files to examine, each once; not owned. */
static GPtrArray *paths_of(const struct locking *locking,
			   const GPtrArray *references)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *paths = g_ptr_array_new();
	GHashTableIter iter;
	gpointer path;

	for (guint i = 0; i < references->len; i++) {
		const struct reference *reference = references->pdata[i];

		/* an included file may have any suffix */
		if ((reference->kind <= REFERENCE_EXPORT ||
		     (is_code(reference->file) &&
		      reference->kind != REFERENCE_DOCUMENT &&
		      reference->kind != REFERENCE_USER)) &&
		    g_hash_table_add(seen, reference->file))
			g_ptr_array_add(paths, reference->file);
	}
	g_hash_table_iter_init(&iter, locking->contents);
	while (g_hash_table_iter_next(&iter, &path, NULL))
		if (is_code(path) && g_hash_table_add(seen, path))
			g_ptr_array_add(paths, path);
	/* the header that everything moves to may not name any of it yet */
	path = locking->campaign->headers[1];
	if (g_hash_table_add(seen, path))
		g_ptr_array_add(paths, path);
	g_ptr_array_sort(paths, by_text);
	return paths;
}

static gboolean is_core(const struct locking *locking, const char *path)
{
	return g_str_has_prefix(path, locking->campaign->core);
}

/* Whether the word becomes internal: a raw function or the flag. */
static gboolean is_raw(const struct locking *locking, const char *word)
{
	if (!strcmp(word, locking->campaign->flag))
		return TRUE;
	return !locking->only_flag && family_find(locking->family, word);
}

static void move_prototypes(struct locking *locking,
			    const struct source *source, struct edits *edits)
{
	g_autoptr(GPtrArray) found =
		prototypes_read(source, locking->campaign->family);

	for (guint i = 0; i < found->len; i++) {
		const struct prototype *prototype = found->pdata[i];

		if (!prototype->body && is_raw(locking, prototype->name))
			moving_take_prototype(locking->moving, source,
					      prototype, edits);
	}
}

static void drop_exports(const struct locking *locking,
			 const struct source *source, struct edits *edits)
{
	for (guint i = 0; i + 2 < source->count; i++) {
		g_autofree char *word = source_word(source, i);
		g_autofree char *name = NULL;

		if (!g_str_has_prefix(word, "EXPORT_SYMBOL") ||
		    !source_is(source, i + 1, "("))
			continue;
		name = source_word(source, i + 2);
		if (is_raw(locking, name))
			moving_drop_line(source, i, edits);
	}
}

/* --- blockers */

static void add_blocker(struct locking *locking, const struct source *source,
			guint i, const char *word)
{
	guint next = source_next(source, i);
	gboolean call = next < source->count && source_is(source, next, "(");

	g_ptr_array_add(locking->lockdown->blockers,
			g_strdup_printf("%s:%u: %s %s", source->path,
					source->tokens[i].line,
					call ? "call of" : "use of", word));
}

/* A declaration that is moved is no blocker. */
static gboolean is_declared_at(const GPtrArray *prototypes, guint i)
{
	for (guint k = 0; k < prototypes->len; k++) {
		const struct prototype *prototype = prototypes->pdata[k];

		if (!prototype->body && i >= prototype->first &&
		    i <= prototype->last)
			return TRUE;
	}
	return FALSE;
}

/* Finds uses in a file outside of the API; moves the flag's definition. */
static void look_outside(struct locking *locking, const struct source *source,
			 struct edits *edits)
{
	g_autoptr(GPtrArray) prototypes =
		prototypes_read(source, locking->campaign->family);

	for (guint i = 0; i < source->count; i++) {
		g_autofree char *word = NULL;

		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		word = source_word(source, i);
		if (!is_raw(locking, word))
			continue;
		if (!strcmp(word, locking->campaign->flag) &&
		    moving_defines(source, i))
			moving_take_flag(locking->moving, source, i,
					 locking->campaign->headers[1], edits);
		else if (!is_declared_at(prototypes, i))
			add_blocker(locking, source, i, word);
	}
	move_prototypes(locking, source, edits);
}

/* The first token that names something internal, or the token count. */
static guint first_raw(const struct locking *locking,
		       const struct source *source)
{
	for (guint i = 0; i < source->count; i++) {
		g_autofree char *word = NULL;

		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		word = source_word(source, i);
		if (is_raw(locking, word))
			return i;
	}
	return source->count;
}

/* In a file of the API: removes exports, includes the internal header. */
static void look_inside(struct locking *locking, const struct source *source,
			struct edits *edits)
{
	const char *header = locking->campaign->headers[1];

	drop_exports(locking, source, edits);
	if (g_str_has_suffix(source->path, ".c") &&
	    first_raw(locking, source) < source->count &&
	    !include_has(source, header))
		include_add(source, header, edits);
}

static void add_change(struct locking *locking, const char *path,
		       GBytes *before, GBytes *after)
{
	if (!g_bytes_equal(before, after))
		g_ptr_array_add(locking->lockdown->changes,
				change_new(path, before, after,
					   tree_mode(locking->tree, path)));
}

static gboolean change_file(struct locking *locking, const char *path,
			    GError **error)
{
	struct source *source = open_now(locking, path, error);
	struct edits *edits;
	GBytes *after;

	if (!source)
		return FALSE;
	edits = edits_new();
	if (is_core(locking, path))
		look_inside(locking, source, edits);
	else
		look_outside(locking, source, edits);
	after = edits_apply(edits, source->bytes, error);
	if (after)
		add_change(locking, path, source->bytes, after);
	g_clear_pointer(&after, g_bytes_unref);
	edits_free(edits);
	source_free(source);
	return !error || !*error;
}

static gboolean fill_internal(struct locking *locking, GError **error)
{
	const char *path = locking->campaign->headers[1];
	struct source *source = open_now(locking, path, error);
	struct edits *edits;
	GBytes *after;

	if (!source)
		return FALSE;
	edits = edits_new();
	moving_put(locking->moving, source, first_raw(locking, source),
		   locking->campaign->flag_prefix, edits);
	after = edits_apply(edits, source->bytes, error);
	if (after)
		add_change(locking, path, source->bytes, after);
	g_clear_pointer(&after, g_bytes_unref);
	edits_free(edits);
	source_free(source);
	return !error || !*error;
}

static int by_path(gconstpointer a, gconstpointer b)
{
	return strcmp((*(const struct change *const *)a)->path,
		      (*(const struct change *const *)b)->path);
}

/* Code in another language cannot include the internal header. */
static void look_at_others(struct locking *locking, const GPtrArray *references)
{
	for (guint i = 0; i < references->len; i++) {
		const struct reference *reference = references->pdata[i];

		/* comments, strings and texts are of other kinds */
		if (!is_code(reference->file) &&
		    reference->kind == REFERENCE_USER &&
		    tree_in_kernel(reference->file) &&
		    is_raw(locking, reference->word))
			g_ptr_array_add(locking->lockdown->blockers,
					g_strdup_printf("%s:%u: use of %s",
							reference->file,
							reference->line,
							reference->word));
	}
}

static gboolean run(struct locking *locking, const GPtrArray *references,
		    GError **error)
{
	g_autoptr(GPtrArray) paths = paths_of(locking, references);

	look_at_others(locking, references);
	for (guint i = 0; i < paths->len; i++)
		if (strcmp(paths->pdata[i], locking->campaign->headers[1]) &&
		    !change_file(locking, paths->pdata[i], error))
			return FALSE;
	if (!fill_internal(locking, error))
		return FALSE;
	if (locking->lockdown->blockers->len)
		g_ptr_array_set_size(locking->lockdown->changes, 0);
	g_ptr_array_sort(locking->lockdown->changes, by_path);
	return TRUE;
}

struct lockdown *
lockdown_make(const struct tree *tree, const struct campaign *campaign,
	      const struct family *family, const GPtrArray *references,
	      GHashTable *contents, gboolean only_flag, GError **error)
{
	struct lockdown *lockdown = g_new0(struct lockdown, 1);
	struct locking locking = {
		.tree = tree,
		.campaign = campaign,
		.family = family,
		.only_flag = only_flag,
		.contents = contents,
		.lockdown = lockdown,
		.moving = moving_new(),
	};
	GError *cause = NULL;

	lockdown->changes =
		g_ptr_array_new_with_free_func((GDestroyNotify)change_free);
	lockdown->blockers = g_ptr_array_new_with_free_func(g_free);
	if (!campaign->headers[0] || !campaign->headers[1])
		g_set_error(&cause, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "the campaign names no internal header");
	if (cause || !run(&locking, references, &cause)) {
		g_clear_pointer(&lockdown, lockdown_free);
		g_propagate_error(error, cause);
	}
	moving_free(locking.moving);
	return lockdown;
}
