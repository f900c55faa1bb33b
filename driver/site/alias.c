// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* memmem() */
#include "site/alias.h"

#include <string.h>

#include "site/family.h"
#include "tree/tree.h"

#define FILES_MAX 4000 /* that are read to see what includes what */

static void alias_free(gpointer data)
{
	struct alias *alias = data;

	g_free(alias->name);
	g_free(alias->word);
	g_free(alias->file);
	g_free(alias);
}

GPtrArray *aliases_new(void)
{
	return g_ptr_array_new_with_free_func(alias_free);
}

/* The name that is all of the macro's text, or G_MAXUINT. */
static guint only_name(const struct source *source, const struct item *macro)
{
	guint end = source->tokens[macro->name].offset +
		    source->tokens[macro->name].length;
	guint found = G_MAXUINT;

	if (macro->kind != ITEM_MACRO || end >= source->length ||
	    source->text[end] == '(')
		return G_MAXUINT;
	for (guint i = macro->name + 1; i <= macro->last; i++) {
		static const char *const around[] = {"(", ")", "*", "&", NULL};

		if (source->tokens[i].kind >= TOKEN_COMMENT ||
		    source_is_any(source, i, around))
			continue;
		if (source->tokens[i].kind != TOKEN_IDENT || found != G_MAXUINT)
			return G_MAXUINT;
		found = i;
	}
	return found;
}

/* What the name means in the end, or NULL. */
static const char *meaning_of(const GPtrArray *aliases, const char *name,
			      const char *prefix)
{
	for (guint i = 0; i < aliases->len; i++) {
		const struct alias *alias = aliases->pdata[i];

		if (!strcmp(alias->name, name))
			return alias->word;
	}
	return g_str_has_prefix(name, prefix) ? name : NULL;
}

static gboolean has(const GPtrArray *aliases, const char *name,
		    const char *word, const char *file)
{
	for (guint i = 0; i < aliases->len; i++) {
		const struct alias *alias = aliases->pdata[i];

		if (!strcmp(alias->name, name) && !strcmp(alias->word, word) &&
		    !strcmp(alias->file, file))
			return TRUE;
	}
	return FALSE;
}

/* Whether a name with the prefix is another name of this function. */
static gboolean may_mean(const struct family *family, const char *name,
			 const char *word)
{
	const struct member *own = family ? family_find(family, name) : NULL;

	return family && family_find(family, word) &&
	       (!own || strcmp(own->name, name) != 0);
}

static gboolean add_one(GPtrArray *aliases, const struct unit *unit,
			const struct item *macro, const char *prefix,
			const struct family *family)
{
	guint body = only_name(unit->source, macro);
	g_autofree char *name = NULL, *other = NULL;
	const char *word;
	struct alias *alias;

	if (body == G_MAXUINT)
		return FALSE;
	name = item_name(unit->source, macro);
	other = source_word(unit->source, body);
	word = meaning_of(aliases, other, prefix);
	if (!word || has(aliases, name, word, unit->path) ||
	    (g_str_has_prefix(name, prefix) && !may_mean(family, name, word)))
		return FALSE;
	alias = g_new0(struct alias, 1);
	alias->name = g_steal_pointer(&name);
	alias->word = g_strdup(word);
	alias->file = g_strdup(unit->path);
	g_ptr_array_add(aliases, alias);
	return TRUE;
}

gboolean aliases_find(GPtrArray *aliases, const struct unit *unit,
		      const char *prefix, const struct family *family)
{
	gboolean any = FALSE, more = TRUE;

	/* one may stand above what it means */
	while (more) {
		more = FALSE;
		for (guint i = 0; i < unit->items->len; i++)
			more |= add_one(
				aliases, unit,
				&g_array_index(unit->items, struct item, i),
				prefix, family);
		any |= more;
	}
	return any;
}

/* The name in an #include line at p, or NULL; *quoted: in "...". */
static char *included_name(const char *p, const char *end, gboolean *quoted)
{
	const char *close;

	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	if (p == end || *p++ != '#')
		return NULL;
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	if (end - p < 8 || memcmp(p, "include", 7))
		return NULL;
	for (p += 7; p < end && (*p == ' ' || *p == '\t');)
		p++;
	if (p == end || (*p != '"' && *p != '<'))
		return NULL;
	*quoted = *p == '"';
	close = memchr(p + 1, *quoted ? '"' : '>', end - p - 1);
	return close ? g_strndup(p + 1, close - p - 1) : NULL;
}

/* The path without its leading "../". */
static const char *plain_name(const char *name)
{
	while (g_str_has_prefix(name, "../") || g_str_has_prefix(name, "./"))
		name = strchr(name, '/') + 1;
	return name;
}

/* Whether the path is what #include "name" can mean. */
static gboolean is_meant(const char *path, const char *name)
{
	gsize all, length;

	name = plain_name(name);
	all = strlen(path);
	length = strlen(name);
	return all >= length && !strcmp(path + all - length, name) &&
	       (all == length || path[all - length - 1] == '/');
}

/* A walk over the files that one includes. */
struct include_walk {
	const struct tree *tree;
	const char *target; /* looked for; NULL: nothing */
	gboolean all; /* also what is included by <...> */
	GHashTable *seen;
	GQueue queue; /* char * */
	gboolean found;
};

static void push(struct include_walk *walk, char *path)
{
	if (g_hash_table_size(walk->seen) < FILES_MAX &&
	    !g_hash_table_contains(walk->seen, path) &&
	    tree_has(walk->tree, path)) {
		g_hash_table_add(walk->seen, g_strdup(path));
		g_queue_push_tail(&walk->queue, path);
	} else {
		g_free(path);
	}
}

static void follow(struct include_walk *walk, const char *path, GBytes *bytes)
{
	g_autofree char *folder = g_path_get_dirname(path);
	gsize length;
	const char *text = g_bytes_get_data(bytes, &length);
	const char *end = text + length, *next;

	for (const char *p = text; p && p < end && !walk->found; p = next) {
		const char *stop = memchr(p, '\n', end - p);
		gboolean quoted = FALSE;
		char *name = included_name(p, stop ? stop : end, &quoted);

		next = stop ? stop + 1 : end;
		if (name && walk->target && is_meant(walk->target, name))
			walk->found = TRUE;
		else if (name && (quoted || walk->all)) {
			g_autofree char *beside =
				g_build_filename("/", folder, name, NULL);
			g_autofree char *full =
				g_canonicalize_filename(beside, "/");

			push(walk, g_strdup(full + 1));
			push(walk, g_build_filename("include", name, NULL));
		}
		g_free(name);
	}
}

static void walk_end(struct include_walk *walk)
{
	g_queue_clear_full(&walk->queue, g_free);
	g_hash_table_unref(walk->seen);
}

static gboolean includes(const struct tree *tree, const char *from,
			 const char *target)
{
	struct include_walk walk = {
		.tree = tree,
		.target = target,
		.all = TRUE,
		.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					      NULL),
		.queue = G_QUEUE_INIT,
	};
	char *path;

	push(&walk, g_strdup(from));
	while (!walk.found && (path = g_queue_pop_head(&walk.queue))) {
		GBytes *bytes = tree_read(tree, path, NULL);

		if (bytes)
			follow(&walk, path, bytes);
		g_clear_pointer(&bytes, g_bytes_unref);
		g_free(path);
	}
	walk_end(&walk);
	return walk.found;
}

static gboolean names(GBytes *bytes, const char *word)
{
	gsize length;
	const char *text = g_bytes_get_data(bytes, &length);

	return length && memmem(text, length, word, strlen(word));
}

void aliases_reach(GPtrArray *aliases, const struct tree *tree,
		   const char *path, GBytes *text, const char *prefix,
		   const struct family *family)
{
	struct include_walk walk = {
		.tree = tree,
		.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					      NULL),
		.queue = G_QUEUE_INIT,
	};
	g_autoptr(GPtrArray) units =
		g_ptr_array_new_with_free_func((GDestroyNotify)unit_free);
	gboolean more = TRUE;
	char *name;

	follow(&walk, path, text);
	while ((name = g_queue_pop_head(&walk.queue))) {
		GBytes *bytes = tree_read(tree, name, NULL);

		if (bytes)
			follow(&walk, name, bytes);
		if (bytes && (names(bytes, prefix) || aliases->len))
			g_ptr_array_add(units, unit_new(name, bytes));
		g_clear_pointer(&bytes, g_bytes_unref);
		g_free(name);
	}
	for (; more;) {
		more = FALSE;
		for (guint i = 0; i < units->len; i++)
			more |= aliases_find(aliases, units->pdata[i], prefix,
					     family);
	}
	walk_end(&walk);
}

gboolean alias_reaches(const struct alias *alias, const struct tree *tree,
		       const char *path)
{
	return !strcmp(alias->file, path) ||
	       includes(tree, path, alias->file) ||
	       includes(tree, alias->file, path);
}

gboolean alias_is_hidden(const struct alias *alias, const struct unit *unit)
{
	gboolean hidden = FALSE;

	if (!strcmp(alias->file, unit->path))
		return FALSE;
	for (guint i = 0; i < unit->items->len; i++) {
		const struct item *item =
			&g_array_index(unit->items, struct item, i);

		hidden |= item->kind != ITEM_OTHER &&
			  source_is(unit->source, item->name, alias->name);
	}
	return hidden;
}
