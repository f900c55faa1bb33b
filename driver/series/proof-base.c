// SPDX-License-Identifier: GPL-2.0
/* proof-base - what a claim is tied to: the first half of proof.h */
#include <string.h>

#include "tree/change.h"
#include "series/proof.h"

/* --- what is hashed */

static void add_text(GChecksum *sum, const char *text)
{
	g_checksum_update(sum, (const guchar *)text, strlen(text) + 1);
}

static void add_bytes(GChecksum *sum, GBytes *bytes)
{
	g_autofree char *own =
		bytes ? g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes)
		      : g_strdup("none");

	add_text(sum, own);
}

static void add_file(GChecksum *sum, const struct tree *tree, const char *path)
{
	g_autoptr(GBytes) bytes =
		tree_has(tree, path) ? tree_read(tree, path, NULL) : NULL;

	add_text(sum, path);
	add_bytes(sum, bytes);
}

static int by_path(gconstpointer a, gconstpointer b)
{
	const struct change *x = *(const struct change *const *)a;
	const struct change *y = *(const struct change *const *)b;

	return strcmp(x->path, y->path);
}

/* --- base */

struct proof_base {
	const struct tree *tree;
	char *sum; /* of all that no patch is about */
	GPtrArray *local; /* char *: headers that are not in sum */
};

static gboolean is_public(const char *path)
{
	return g_str_has_prefix(path, "include/") ||
	       (g_str_has_prefix(path, "arch/") && strstr(path, "/include/"));
}

static GPtrArray *headers_of(const struct tree *tree)
{
	GPtrArray *all = tree_files(tree, NULL);
	GPtrArray *headers = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; all && i < all->len; i++)
		if (g_str_has_suffix(all->pdata[i], ".h"))
			g_ptr_array_add(headers, g_strdup(all->pdata[i]));
	if (all)
		g_ptr_array_unref(all);
	else
		g_clear_pointer(&headers, g_ptr_array_unref);
	return headers;
}

/* Tree, seed or campaign, and headers. */
static struct proof_base *base_new(const struct tree *tree,
				   const struct campaign *campaign,
				   const char *seed)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autoptr(GPtrArray) headers = headers_of(tree);
	struct proof_base *base;

	if (!headers)
		return NULL;
	base = g_new0(struct proof_base, 1);
	base->tree = tree;
	base->local = g_ptr_array_new_with_free_func(g_free);
	add_text(sum, tree->version);
	add_text(sum, tree->commit ? tree->commit : "tarball");
	add_file(sum, tree, "Makefile");
	if (seed)
		add_text(sum, seed);
	if (campaign)
		add_file(sum, tree, campaign->definitions);
	for (char **header = campaign ? campaign->headers : NULL;
	     header && *header; header++)
		add_file(sum, tree, *header);
	for (guint i = 0; i < headers->len; i++) {
		if (is_public(headers->pdata[i]))
			add_file(sum, tree, headers->pdata[i]);
		else
			g_ptr_array_add(base->local,
					g_strdup(headers->pdata[i]));
	}
	base->sum = g_strdup(g_checksum_get_string(sum));
	return base;
}

struct proof_base *proof_base_new(const struct tree *tree,
				  const struct campaign *campaign)
{
	return base_new(tree, campaign, NULL);
}

struct proof_base *proof_base_of_rule(const struct tree *tree, const char *seed)
{
	return base_new(tree, NULL, seed);
}

void proof_base_free(struct proof_base *base)
{
	if (!base)
		return;
	g_free(base->sum);
	g_ptr_array_unref(base->local);
	g_free(base);
}

/* --- key */

/* The headers that lie beside the file. */
static void add_neighbours(GChecksum *sum, const struct proof_base *base,
			   const char *path)
{
	gsize folder = strrchr(path, '/') ? strrchr(path, '/') + 1 - path : 0;

	for (guint i = 0; i < base->local->len; i++) {
		const char *header = base->local->pdata[i];

		if (!strncmp(header, path, folder) &&
		    !strchr(header + folder, '/'))
			add_file(sum, base->tree, header);
	}
}

char *proof_key(const struct proof_base *base, const GPtrArray *changes)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autoptr(GPtrArray) sorted = g_ptr_array_new();

	add_text(sum, base->sum);
	for (guint i = 0; i < changes->len; i++)
		g_ptr_array_add(sorted, changes->pdata[i]);
	g_ptr_array_sort(sorted, by_path);
	for (guint i = 0; i < sorted->len; i++) {
		const struct change *change = sorted->pdata[i];

		add_text(sum, change->path);
		add_bytes(sum, change->before);
		add_bytes(sum, change->after);
		add_neighbours(sum, base, change->path);
	}
	return g_strdup(g_checksum_get_string(sum));
}
