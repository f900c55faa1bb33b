// SPDX-License-Identifier: GPL-2.0
#include "lockdown.h"

#include <string.h>

#include "change.h"
#include "edit.h"
#include "error.h"
#include "include.h"
#include "prototype.h"
#include "reference.h"

/* What all steps look at. */
struct locking {
	const struct tree *tree;
	const struct campaign *campaign;
	const struct family *family;
	gboolean only_flag;
	GHashTable *contents; /* path -> GBytes */
	struct lockdown *lockdown;
	/* texts for the internal header: */
	GString *macro; /* the flag as a #define, */
	GString *constant; /* or as a line of an enum */
	GString *prototypes;
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

/* The files to look at, each once; not owned. */
static GPtrArray *paths_of(const struct locking *locking,
			   const GPtrArray *references)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *paths = g_ptr_array_new();
	GHashTableIter iter;
	gpointer path;

	for (guint i = 0; i < references->len; i++) {
		const struct reference *reference = references->pdata[i];

		if (reference->kind != REFERENCE_DOCUMENT &&
		    reference->kind != REFERENCE_USER &&
		    is_code(reference->file) &&
		    g_hash_table_add(seen, reference->file))
			g_ptr_array_add(paths, reference->file);
	}
	g_hash_table_iter_init(&iter, locking->contents);
	while (g_hash_table_iter_next(&iter, &path, NULL))
		if (is_code(path) && g_hash_table_add(seen, path))
			g_ptr_array_add(paths, path);
	/* the one that all of it goes to may name nothing yet */
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

/* The raw functions and the flag: what becomes internal. */
static gboolean is_raw(const struct locking *locking, const char *word)
{
	if (!strcmp(word, locking->campaign->flag))
		return TRUE;
	return !locking->only_flag && family_find(locking->family, word);
}

/* --- the flag */

/* The line of the token as a range of bytes, with its newline. */
static void line_range(const struct source *source, guint line, gsize *begin,
		       gsize *end)
{
	*begin = source->lines[line - 1];
	*end = line < source->line_count ? source->lines[line] : source->length;
}

/* Whether the token is where the flag gets its value. */
static gboolean defines_flag(const struct source *source, guint i)
{
	guint next = source_next(source, i);

	if (source->tokens[i].directive == DIRECTIVE_DEFINE)
		return i > 0 && source_is(source, i - 1, "define");
	return source->tokens[i].directive == DIRECTIVE_NONE &&
	       next < source->count && source_is(source, next, "=");
}

/* Whole lines go; of the blank lines around them only one stays. */
static void drop_lines(const struct source *source, gsize begin, gsize end,
		       struct edits *edits)
{
	if (begin > 1 && source->text[begin - 2] == '\n' &&
	    end < source->length && source->text[end] == '\n')
		end++;
	edits_add(edits, begin, end - begin, "");
}

/* Takes the flag's line, with the comment above, to the internal header. */
static void move_flag(struct locking *locking, const struct source *source,
		      guint i, struct edits *edits)
{
	gboolean macro = source->tokens[i].directive == DIRECTIVE_DEFINE;
	gsize begin, end, ignored;

	line_range(source, source->tokens[i].line, &begin, &end);
	for (guint k = i; !macro && k > 0; k--) {
		const struct token *token = &source->tokens[k - 1];

		if (token->line == source->tokens[i].line)
			continue;
		if (token->kind == TOKEN_COMMENT)
			line_range(source, token->line, &begin, &ignored);
		break;
	}
	g_string_append_len(macro ? locking->macro : locking->constant,
			    source->text + begin, end - begin);
	drop_lines(source, begin, end, edits);
}

/* --- prototypes and exports */

/* Columns of a text without tabs before its first parenthesis, and that. */
static guint column_behind(const char *text, gsize length)
{
	const char *open = memchr(text, '(', length);

	return open ? open - text + 1 : 0;
}

/* A prototype whose continued lines stand at the parenthesis. */
static void add_aligned(GString *out, const char *text, gsize length)
{
	guint column = column_behind(text, length);
	g_autofree char *copy = g_strndup(text, length);
	g_auto(GStrv) lines = g_strsplit(copy, "\n", -1);

	for (guint i = 0; lines[i] && (*lines[i] || lines[i + 1]); i++) {
		for (guint k = 0; i && k < column / 8; k++)
			g_string_append_c(out, '\t');
		for (guint k = 0; i && k < column % 8; k++)
			g_string_append_c(out, ' ');
		g_string_append_printf(
			out, "%s\n",
			lines[i] + (i ? strspn(lines[i], " \t") : 0));
	}
}

static void move_prototypes(struct locking *locking,
			    const struct source *source, struct edits *edits)
{
	g_autoptr(GPtrArray) found =
		prototypes_read(source, locking->campaign->family);

	for (guint i = 0; i < found->len; i++) {
		const struct prototype *prototype = found->pdata[i];
		gsize begin, end, ignored;

		if (prototype->body || !is_raw(locking, prototype->name))
			continue;
		line_range(source, source->tokens[prototype->first].line,
			   &begin, &ignored);
		line_range(source, source->tokens[prototype->last].line,
			   &ignored, &end);
		add_aligned(locking->prototypes, source->text + begin,
			    end - begin);
		drop_lines(source, begin, end, edits);
	}
}

static void drop_exports(const struct locking *locking,
			 const struct source *source, struct edits *edits)
{
	for (guint i = 0; i + 2 < source->count; i++) {
		g_autofree char *word = source_word(source, i);
		g_autofree char *name = NULL;
		gsize begin, end;

		if (!g_str_has_prefix(word, "EXPORT_SYMBOL") ||
		    !source_is(source, i + 1, "("))
			continue;
		name = source_word(source, i + 2);
		if (!is_raw(locking, name))
			continue;
		line_range(source, source->tokens[i].line, &begin, &end);
		drop_lines(source, begin, end, edits);
	}
}

/* --- who stands in the way */

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

/* A declaration that is moved is in nobody's way. */
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

/* Uses in a file that is not the API's own; moves what defines the flag. */
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
		    defines_flag(source, i))
			move_flag(locking, source, i, edits);
		else if (!is_declared_at(prototypes, i))
			add_blocker(locking, source, i, word);
	}
	move_prototypes(locking, source, edits);
}

/* Whether the code of a file names what becomes internal. */
static gboolean names_raw(const struct locking *locking,
			  const struct source *source)
{
	for (guint i = 0; i < source->count; i++) {
		g_autofree char *word = NULL;

		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		word = source_word(source, i);
		if (is_raw(locking, word))
			return TRUE;
	}
	return FALSE;
}

/* A file of the API's own: exports go, the internal header comes. */
static void look_inside(struct locking *locking, const struct source *source,
			struct edits *edits)
{
	const char *header = locking->campaign->headers[1];

	drop_exports(locking, source, edits);
	if (g_str_has_suffix(source->path, ".c") &&
	    names_raw(locking, source) && !include_has(source, header))
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

/*
 * Where the header has flags of the kind as an enum of its own, above all that
 * uses them: the offset of its first line; else -1.
 */
static gssize enum_of_kind(const struct locking *locking,
			   const struct source *source)
{
	const char *prefix = locking->campaign->flag_prefix;

	for (guint i = 0; i + 3 < source->count; i++) {
		const struct token *token = &source->tokens[i];
		g_autofree char *word = NULL;
		guint first;

		if (token->kind != TOKEN_IDENT)
			continue;
		word = source_word(source, i);
		if (is_raw(locking, word))
			return -1;
		if (!source_is(source, i, "enum") ||
		    !source_is(source, i + 1, "{"))
			continue;
		first = source_next(source, i + 1);
		if (first >= source->count)
			return -1;
		g_free(word);
		word = source_word(source, first);
		if (g_str_has_prefix(word, prefix) &&
		    source->tokens[i + 1].line < source->tokens[first].line)
			return source->lines[source->tokens[i + 1].line];
	}
	return -1;
}

/* What was taken away elsewhere goes to the internal header. */
static void add_moved(const struct locking *locking,
		      const struct source *source, struct edits *edits)
{
	gssize list = enum_of_kind(locking, source);
	g_autoptr(GString) text = g_string_new(NULL);

	if (locking->constant->len && list >= 0)
		edits_add(edits, list, 0, locking->constant->str);
	else if (locking->constant->len)
		g_string_append_printf(text, "\nenum {\n%s};\n",
				       locking->constant->str);
	if (locking->macro->len)
		g_string_append_printf(text, "\n%s", locking->macro->str);
	if (locking->prototypes->len)
		g_string_append_printf(text, "\n%s", locking->prototypes->str);
	if (text->len)
		edits_add(edits, include_end(source), 0, text->str);
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
	add_moved(locking, source, edits);
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

/* Code of another language has no internal header to include. */
static void look_at_others(struct locking *locking, const GPtrArray *references)
{
	for (guint i = 0; i < references->len; i++) {
		const struct reference *reference = references->pdata[i];

		/* comments, strings and texts have kinds of their own */
		if (!is_code(reference->file) &&
		    reference->kind == REFERENCE_USER &&
		    reference_in_kernel(reference->file) &&
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
		.macro = g_string_new(NULL),
		.constant = g_string_new(NULL),
		.prototypes = g_string_new(NULL),
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
	g_string_free(locking.macro, TRUE);
	g_string_free(locking.constant, TRUE);
	g_string_free(locking.prototypes, TRUE);
	return lockdown;
}
