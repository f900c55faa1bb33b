// SPDX-License-Identifier: GPL-2.0
#include "engine/account.h"

#include <string.h>

#include "engine/account-file.h"
#include "apply/apply.h"
#include "site/ledger.h"
#include "engine/mention.h"

struct account *account_new(const struct ruleset *set)
{
	struct account *account = g_new0(struct account, 1);

	account->set = set;
	account->rows = references_new();
	account->own = g_ptr_array_new_with_free_func(g_free);
	return account;
}

void account_free(struct account *account)
{
	if (!account)
		return;
	g_ptr_array_unref(account->rows);
	g_ptr_array_unref(account->own);
	g_free(account);
}

static int by_path(gconstpointer a, gconstpointer b)
{
	const struct applied *x = *(const struct applied *const *)a;
	const struct applied *y = *(const struct applied *const *)b;

	return strcmp(x->path, y->path);
}

static const struct applied *result_of(const GPtrArray *results,
				       const char *path)
{
	struct applied key = {.path = (char *)path}, *pointer = &key;
	gpointer *found =
		results->len ? bsearch(&pointer, results->pdata, results->len,
				       sizeof(gpointer), by_path)
			     : NULL;

	return found ? *found : NULL;
}

gboolean account_names(struct account *account, const struct tree *tree,
		       const GPtrArray *only, const GPtrArray *results,
		       char *const *own, guint threads, GError **error)
{
	g_autoptr(GPtrArray) files = NULL;
	gboolean ok = TRUE;

	if (!account->set->retired->len)
		return TRUE;
	for (; own && *own; own++)
		g_ptr_array_add(account->own, g_strdup(*own));
	files = only ? g_ptr_array_ref((GPtrArray *)only)
		     : mention_files(tree, account->set->retired, threads,
				     error);
	for (guint i = 0; files && ok && i < files->len; i++) {
		const char *path = files->pdata[i];
		GBytes *bytes = tree_read(tree, path, error);

		ok = bytes != NULL;
		if (ok)
			account_file(account, path, bytes,
				     result_of(results, path));
		g_clear_pointer(&bytes, g_bytes_unref);
	}
	return ok && files;
}

static void add_unseen(struct account *account, const struct applied *result,
		       const struct apply_place *place, const char *reason)
{
	struct reference *row = g_new0(struct reference, 1);

	row->file = g_strdup(result->path);
	row->line = place ? place->line : 1;
	row->word = g_strdup(!place	       ? "the whole file"
			     : place->function ? place->function
					       : "file scope");
	row->kind = REFERENCE_FUNCTION;
	row->fate = FATE_UNACCOUNTED;
	row->reason = g_strdup_printf(
		"NOT SEEN: %s", reason ? reason : "spatch does not say why");
	g_ptr_array_add(account->rows, row);
}

void account_functions(struct account *account, const GPtrArray *results)
{
	for (guint i = 0; i < results->len; i++) {
		const struct applied *result = results->pdata[i];
		guint before = account->unseen;

		for (guint k = 0; k < result->places->len; k++) {
			const struct apply_place *place = &g_array_index(
				result->places, struct apply_place, k);

			account->changed += place->fate == APPLY_CHANGED;
			account->seen += place->fate == APPLY_SEEN;
			if (place->fate != APPLY_UNSEEN)
				continue;
			account->unseen++;
			add_unseen(account, result, place, place->reason);
		}
		if (!result->unseen || account->unseen > before)
			continue;
		account->unseen++;
		add_unseen(account, result, NULL, result->unseen);
	}
}

void account_pilot(struct account *account, GHashTable *selected)
{
	for (guint i = 0; i < account->rows->len; i++) {
		struct reference *row = account->rows->pdata[i];

		if (g_hash_table_contains(selected, row->file) ||
		    (row->fate != FATE_CONVERTED &&
		     row->fate != FATE_UNACCOUNTED))
			continue;
		account->converted -= row->fate == FATE_CONVERTED;
		account->left++;
		row->fate = FATE_LEFT;
		g_free(row->reason);
		row->reason = g_strdup("not selected for this pilot series");
	}
}

guint account_open(const struct account *account)
{
	return ledger_unaccounted(account->rows);
}

static gboolean is_in(const struct reference *row, enum account_part part)
{
	switch (part) {
	case ACCOUNT_OPEN:
		return row->fate == FATE_UNACCOUNTED;
	case ACCOUNT_LEFT:
		return row->fate == FATE_LEFT;
	case ACCOUNT_STALE:
		return row->fate == FATE_KIND;
	}
	return FALSE;
}

GPtrArray *account_lines(const struct account *account, enum account_part part)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < account->rows->len; i++) {
		const struct reference *row = account->rows->pdata[i];

		if (is_in(row, part))
			g_ptr_array_add(
				lines,
				g_strdup_printf(
					"%s:%u: %s%s%s", row->file, row->line,
					row->word, row->reason ? ": " : "",
					row->reason ? row->reason : ""));
	}
	return lines;
}
