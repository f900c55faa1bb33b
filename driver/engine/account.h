/* SPDX-License-Identifier: GPL-2.0 */
/*
 * account - the ledger of any rule: what became of each name and function
 *
 *	account = account_new(mission->set);
 *	account->decided = mission->decisions;
 *	ok = account_names(account, tree, NULL, results, own, threads, &error);
 *	account_functions(account, results);
 *	text = ledger_tsv(account->rows);
 *	status = account_open(account) ? 1 : 0;
 *	account_free(account);
 *
 * Two questions. Where names are to be gone in the end: is each of their
 * mentions, anywhere in the tree, converted, the API's own, a comment, string or
 * document, or left for a reason? And of every rule: has spatch seen each
 * function that holds what a rule needs? What neither accounts for is open.
 */
#ifndef TREEWIDE_ACCOUNT_H
#define TREEWIDE_ACCOUNT_H

#include <glib.h>

#include "site/reference.h"
#include "rule/ruleset.h"
#include "tree/tree.h"

struct account {
	const struct ruleset *set;
	GHashTable *decided; /* "file", "file:function" -> reason; or NULL */
	GPtrArray *rows; /* struct reference *, by file and offset */
	GPtrArray *own; /* char *: files of the API itself, sorted */
	guint converted; /* mentions that are gone */
	guint left; /* mentions that stay, for a reason */
	guint stale; /* in comments, strings and documents */
	guint changed, seen, unseen; /* functions of candidates */
};

/* set must outlive it. Free with account_free(). */
struct account *account_new(const struct ruleset *set);
void account_free(struct account *account);

/*
 * Adds a row for each mention of a retired name in the tree as it was read, or
 * in these files of it alone (only: char *; NULL: all). results: struct applied *, sorted by path. own (NULL-terminated; may be
 * NULL): files of the API itself, beside those that define a name. Fails as
 * sweep_run() and tree_read() do.
 */
gboolean account_names(struct account *account, const struct tree *tree,
		       const GPtrArray *only, const GPtrArray *results,
		       char *const *own, guint threads, GError **error);

/*
 * Adds a row for each function, or other item, that spatch has not seen, and
 * counts the others.
 */
void account_functions(struct account *account, const GPtrArray *results);

/*
 * A pilot series: what stands in other files than these (a set of paths, char
 * *) is left for that reason.
 */
void account_pilot(struct account *account, GHashTable *selected);

/* How many rows nobody accounts for. */
guint account_open(const struct account *account);

/*
 * Rows of these kinds as lines "file:line: word", or with ": reason"; char *,
 * free with g_ptr_array_unref(). stale: comments, strings, documents; else what
 * is open, and what is left for a reason.
 */
enum account_part { ACCOUNT_OPEN, ACCOUNT_LEFT, ACCOUNT_STALE };
GPtrArray *account_lines(const struct account *account, enum account_part part);

#endif
