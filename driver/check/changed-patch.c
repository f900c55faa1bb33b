// SPDX-License-Identifier: GPL-2.0
/* changed-patch - the changes of a patch: the second half of changed.h */
#include <string.h>
#include <sys/stat.h>

#include "check/changed.h"
#include "check/check.h"
#include "base/error.h"
#include "site/included.h"
#include "check/pieces.h"
#include "base/scratch.h"

/* One patch that is tried. */
struct patch_trial {
	const struct tree *tree;
	const GPtrArray *pieces; /* struct piece * */
	const char *folder; /* for copies of the files */
};

/* Reads no links: a patch may create one to any file of this machine. */
static char *read_file(const char *folder, const char *name, gsize *length)
{
	char *path = g_build_filename(folder, name, NULL), *text = NULL;
	struct stat st;

	if (!lstat(path, &st) && S_ISREG(st.st_mode))
		g_file_get_contents(path, &text, length, NULL);
	g_free(path);
	return text;
}

/* Copies those of the files that the tree has. */
static gboolean copy_files(const struct patch_trial *trial, const char *folder,
			   GHashTable *names, GError **error)
{
	GHashTableIter iter;
	gboolean ok = TRUE;
	gpointer name;

	g_hash_table_iter_init(&iter, names);
	while (ok && g_hash_table_iter_next(&iter, &name, NULL)) {
		char *path, *parent;
		GBytes *bytes;
		gsize length;

		if (!tree_has(trial->tree, name))
			continue;
		bytes = tree_read(trial->tree, name, error);
		if (!bytes)
			return FALSE;
		path = g_build_filename(folder, name, NULL);
		parent = g_path_get_dirname(path);
		g_mkdir_with_parents(parent, 0700);
		ok = g_file_set_contents(path, g_bytes_get_data(bytes, &length),
					 g_bytes_get_size(bytes), error);
		g_free(parent);
		g_free(path);
		g_bytes_unref(bytes);
	}
	return ok;
}

/* Applies the patch to copies in this folder, or reverts it there. */
static gboolean try(const struct patch_trial *trial, const char *name,
		    gboolean back, GHashTable *names, char **folder,
		    GError **error)
{
	*folder = g_build_filename(trial->folder, name, NULL);
	g_mkdir_with_parents(*folder, 0700);
	return copy_files(trial, *folder, names, error) &&
	       (back ? pieces_take_back(trial->pieces, names, *folder, error)
		     : pieces_apply(trial->pieces, names, *folder, error));
}

/* New name -> original name, for files that the patch renames. */
static GHashTable *renames_of(const GPtrArray *pieces)
{
	GHashTable *renames =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

	for (guint i = 0; i < pieces->len; i++) {
		const struct piece *piece = pieces->pdata[i];
		GHashTableIter iter;
		gpointer to, from;

		g_hash_table_iter_init(&iter, piece->renames);
		while (g_hash_table_iter_next(&iter, &to, &from)) {
			const char *first = g_hash_table_lookup(renames, from);

			g_hash_table_insert(renames, g_strdup(to),
					    g_strdup(first ? first : from));
		}
	}
	return renames;
}

static void add_text(GPtrArray *list, const char *folder, const char *name,
		     const char *as)
{
	gsize length;
	char *text = read_file(folder, name, &length);
	GBytes *bytes;

	if (!text)
		return;
	bytes = g_bytes_new_take(text, length);
	g_ptr_array_add(list, check_text_new(as, bytes));
	g_bytes_unref(bytes);
}

/* Adds the texts of both sides, by the files' current names. */
static void collect(const struct patch_trial *trial, GHashTable *names,
		    GHashTable *renames, const char *now, const char *before,
		    const char *const *words, struct changed *changed)
{
	GList *sorted =
		g_list_sort(g_hash_table_get_keys(names), (GCompareFunc)strcmp);

	for (GList *l = sorted; l; l = l->next) {
		const char *old = g_hash_table_lookup(renames, l->data);
		const struct check_text *text;
		guint count = changed->now->len;

		changed->files += !included_may_be_code(l->data);
		add_text(changed->now, now, l->data, l->data);
		if (changed->now->len == count)
			continue;
		text = changed->now->pdata[count];
		if (changed_concerns(changed, trial->tree, text->path,
				     text->bytes, words))
			add_text(changed->before, before, old ? old : l->data,
				 l->data);
		else
			g_ptr_array_remove_index(changed->now, count);
	}
	g_list_free(sorted);
}

/* The changes of these pieces; FALSE: they cannot be parsed or applied. */
static gboolean run(const struct patch_trial *trial, const char *const *words,
		    struct changed *changed, GError **error)
{
	GHashTable *names = pieces_names(trial->pieces, trial->folder, error);
	GHashTable *renames;
	char *forward = NULL, *back = NULL;
	GError *why = NULL;
	gboolean ok = names != NULL;

	if (!ok)
		return FALSE;
	renames = renames_of(trial->pieces);
	/* applied already, as in the checkout that the patch comes from? */
	if (try(trial, "before", TRUE, names, &back, NULL))
		collect(trial, names, renames, trial->tree->path, back, words,
			changed);
	else if (try(trial, "after", FALSE, names, &forward, &why))
		collect(trial, names, renames, forward, trial->tree->path,
			words, changed);
	else
		ok = FALSE;
	if (!ok) {
		/* git repeats it for each file */
		why->message[strcspn(why->message, "\n")] = '\0';
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "the patch neither applies to '%s' nor is it "
			    "applied there: %s",
			    trial->tree->path, why->message);
		g_error_free(why);
	}
	g_free(forward);
	g_free(back);
	g_hash_table_unref(renames);
	g_hash_table_unref(names);
	return ok;
}

/*
 * Mail by mail, else as a whole: for a diff that is no mail, or one that does
 * not apply as a mail because git strips carriage returns from mails. The first
 * error tells most.
 */
static gboolean run_either(struct patch_trial *trial, GBytes *patch,
			   const char *const *words, struct changed *changed,
			   GError **error)
{
	static GPtrArray *(*const ways[])(GBytes *, const char *, GError **) = {
		pieces_mails, pieces_whole};
	const char *folder = trial->folder;
	gboolean ok = FALSE;

	for (guint i = 0; i < G_N_ELEMENTS(ways) && !ok; i++) {
		GPtrArray *pieces;
		GError *cause = NULL;
		char *own = g_strdup_printf("%s/%u", folder, i);

		g_mkdir_with_parents(own, 0700);
		pieces = ways[i](patch, own, &cause);
		trial->pieces = pieces;
		trial->folder = own;
		ok = pieces && run(trial, words, changed, &cause);
		if (cause && !*error)
			g_propagate_error(error, cause);
		else
			g_clear_error(&cause);
		g_clear_pointer(&pieces, g_ptr_array_unref);
		g_free(own);
	}
	if (ok)
		g_clear_error(error);
	return ok;
}

gboolean changed_by(const struct tree *tree, GBytes *patch, const char *build,
		    const char *const *words, struct changed *changed,
		    GError **error)
{
	struct scratch *scratch = scratch_new(build, "check", error);
	struct patch_trial trial = {.tree = tree};
	GError *why = NULL;
	char *folder;
	gboolean ok;

	if (!scratch)
		return FALSE;
	folder = g_canonicalize_filename(scratch->path, NULL);
	trial.folder = folder;
	changed->now = check_text_list();
	changed->before = check_text_list();
	changed->files = 0;
	ok = run_either(&trial, patch, words, changed, &why);
	if (!ok) {
		changed_clear(changed);
		g_propagate_error(error, why);
	}
	g_free(folder);
	scratch_free(scratch);
	return ok;
}
