// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* memmem() */
#include "site/reference.h"

#include <string.h>

#include "code/declaring.h"
#include "tree/tree.h"

/* As git does: a NUL this early makes a file binary. */
#define BINARY_BYTES 8000

static void reference_free(gpointer data)
{
	struct reference *reference = data;

	g_free(reference->file);
	g_free(reference->word);
	g_free(reference->alias);
	g_free(reference->reason);
	g_free(reference);
}

GPtrArray *references_new(void)
{
	return g_ptr_array_new_with_free_func(reference_free);
}

static gboolean is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

/* Length of the reference at offset, 0 when none begins there. */
static guint match(const char *text, gsize length, gsize offset,
		   const char *word, gboolean whole)
{
	gsize n = strlen(word), end = offset + n;

	if (offset && is_word(text[offset - 1]))
		return 0;
	while (end < length && is_word(text[end]))
		end++;
	return whole && end != offset + n ? 0 : end - offset;
}

gboolean references_mentioned(const struct scan *scan, const char *text,
			      gsize length)
{
	return length &&
	       (memmem(text, length, scan->family, strlen(scan->family)) ||
		memmem(text, length, scan->flag, strlen(scan->flag)));
}

static void find_word(GArray *places, const char *text, gsize length,
		      const char *word, gboolean whole)
{
	gsize n = strlen(word);
	const char *p = text;

	while ((p = memmem(p, text + length - p, word, n))) {
		guint place = p - text;

		if (match(text, length, place, word, whole))
			g_array_append_val(places, place);
		p += n;
	}
}

static int by_number(gconstpointer a, gconstpointer b)
{
	guint x = *(const guint *)a, y = *(const guint *)b;

	return x < y ? -1 : x > y;
}

static gboolean is_binary(const char *text, gsize length)
{
	return length && memchr(text, '\0', MIN(length, BINARY_BYTES));
}

static GArray *find_places(const struct scan *scan, const char *text,
			   gsize length)
{
	GArray *places = g_array_new(FALSE, FALSE, sizeof(guint));

	/* an empty file has no text at all */
	if (!length || is_binary(text, length))
		return places;
	find_word(places, text, length, scan->family, FALSE);
	find_word(places, text, length, scan->flag, TRUE);
	g_array_sort(places, by_number);
	return places;
}

gboolean reference_is_source(const struct scan *scan, const char *path)
{
	if (!scan->anywhere && !tree_in_kernel(path))
		return FALSE;
	return g_str_has_suffix(path, ".c") || g_str_has_suffix(path, ".h") ||
	       (scan->code && g_hash_table_contains(scan->code, path));
}

gboolean reference_is_code(const char *path)
{
	static const char *const ends[] = {".c",  ".h",	  ".S", ".rs",
					   ".cc", ".cpp", ".y", ".l"};

	for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
		if (g_str_has_suffix(path, ends[i]))
			return TRUE;
	return FALSE;
}

static gboolean in_export(const struct source *source, guint token)
{
	guint open = source_prev(source, token);
	guint name = open == G_MAXUINT ? open : source_prev(source, open);

	return name != G_MAXUINT && source_is(source, open, "(") &&
	       source_starts(source, name, "EXPORT_SYMBOL");
}

/* Whether an initialiser begins between the tokens. */
static gboolean is_initialised(const struct source *source, guint first,
			       guint token)
{
	for (guint i = first; i < token; i = source_next(source, i))
		if (source_is(source, i, "="))
			return TRUE;
	return FALSE;
}

/* Whether the name, with a parenthesis behind it, is declared and not called. */
static gboolean is_declared(const struct unit *unit, guint token)
{
	const struct source *source = unit->source;
	const struct item *item = items_at(unit->items, token);
	struct item place;

	if (item && item->kind == ITEM_OTHER &&
	    !unit_outside(unit, token, &place) &&
	    !is_initialised(source, item->first, token))
		return TRUE;
	return declared_behind_type(source, token) &&
	       declared_parameters(source, source_next(source, token));
}

/* The name at this token of kernel code. */
static enum reference_kind kind_in_code(const struct unit *unit, guint token)
{
	const struct source *source = unit->source;
	const struct item *item = items_at(unit->items, token);

	if (in_export(source, token))
		return REFERENCE_EXPORT;
	if (item && item->kind == ITEM_FUNCTION && item->name == token)
		return REFERENCE_DEFINITION;
	if (!source_is(source, source_next(source, token), "("))
		return REFERENCE_NAME;
	/* #define name(x) ... */
	if (item && item->kind == ITEM_MACRO && item->name == token)
		return REFERENCE_DEFINITION;
	return is_declared(unit, token) ? REFERENCE_PROTOTYPE : REFERENCE_CALL;
}

enum reference_kind reference_kind_at(const struct unit *unit, guint offset,
				      gboolean kernel)
{
	const struct source *source = unit->source;
	guint token = source_at(source, offset);

	/* a comment or a string begins before the words that it holds */
	if (token == source->count || source->tokens[token].offset > offset)
		token--;
	if (source->tokens[token].kind == TOKEN_COMMENT)
		return REFERENCE_COMMENT;
	if (source->tokens[token].kind == TOKEN_STRING ||
	    source->tokens[token].kind == TOKEN_CHAR)
		return REFERENCE_STRING;
	return kernel ? kind_in_code(unit, token) : REFERENCE_USER;
}

static enum reference_kind kind_of(const struct unit *unit, guint offset,
				   const struct scan *scan, gboolean kernel)
{
	enum reference_kind kind = reference_kind_at(unit, offset, kernel);

	if (kernel && kind != REFERENCE_COMMENT && kind != REFERENCE_STRING &&
	    source_is(unit->source, source_at(unit->source, offset),
		      scan->flag))
		return REFERENCE_FLAG;
	return kind;
}

static void add_one(GPtrArray *references, const struct unit *unit,
		    const char *path, guint offset, const struct scan *scan,
		    gboolean code)
{
	struct reference *reference = g_new0(struct reference, 1);
	const char *text = unit->source->text;
	gsize length = unit->source->length;
	guint n = match(text, length, offset, scan->flag, TRUE);

	if (memcmp(text + offset, scan->flag,
		   MIN(strlen(scan->flag), length - offset)))
		n = match(text, length, offset, scan->family, FALSE);
	reference->file = g_strdup(path);
	reference->offset = offset;
	reference->column = source_column(unit->source, offset);
	reference->word = g_strndup(text + offset, n);
	reference->line = source_line(unit->source, offset);
	reference->kind = code ? kind_of(unit, offset, scan,
					 reference_is_source(scan, path))
			       : REFERENCE_DOCUMENT;
	reference->fate = reference->kind >= REFERENCE_PROTOTYPE &&
					  reference->kind != REFERENCE_USER
				  ? FATE_KIND
				  : FATE_UNACCOUNTED;
	if (reference->kind == REFERENCE_USER) {
		reference->fate = FATE_LEFT;
		reference->reason = g_strdup("no kernel code");
	}
	g_ptr_array_add(references, reference);
}

void references_add(GPtrArray *references, const struct scan *scan,
		    const char *path, GBytes *bytes, struct unit **unit)
{
	gsize length;
	const char *text = g_bytes_get_data(bytes, &length);
	GArray *places = find_places(scan, text, length);
	struct unit *read = NULL;

	if (scan->binary && reference_is_source(scan, path) &&
	    is_binary(text, length) && references_mentioned(scan, text, length))
		g_ptr_array_add(scan->binary, g_strdup(path));
	if (places->len)
		read = unit_new(path, bytes);
	if (read)
		unit_unwrap(read, scan->family);
	for (guint i = 0; i < places->len; i++)
		add_one(references, read, path, g_array_index(places, guint, i),
			scan,
			reference_is_code(path) ||
				reference_is_source(scan, path));
	g_array_unref(places);
	if (unit && read && reference_is_source(scan, path))
		*unit = g_steal_pointer(&read);
	unit_free(read);
}

/* Whether the name at the token is used, and means what its #define says. */
static gboolean is_use(const struct unit *unit, guint token)
{
	const struct source *source = unit->source;
	const struct item *item = items_at(unit->items, token);
	guint before = source_prev(source, token);
	guint8 directive = source->tokens[token].directive;

	if ((directive != DIRECTIVE_NONE && directive != DIRECTIVE_DEFINE) ||
	    (item && item->kind == ITEM_MACRO && item->name == token))
		return FALSE;
	return before == G_MAXUINT || (!source_is(source, before, ".") &&
				       !source_is(source, before, "->"));
}

static struct reference *find_known(const GPtrArray *references,
				    const char *path, guint offset)
{
	for (guint i = references->len; i-- > 0;) {
		struct reference *reference = references->pdata[i];

		if (reference->offset == offset &&
		    !strcmp(reference->file, path))
			return reference;
	}
	return NULL;
}

/* The place is in the list by the alias's own name: it means the word. */
static void reference_means(struct reference *reference,
			    const struct alias *alias)
{
	if (reference->alias || strcmp(reference->word, alias->name) != 0)
		return;
	g_free(reference->word);
	reference->word = g_strdup(alias->word);
	reference->alias = g_strdup(alias->name);
}

void references_add_alias(GPtrArray *references, struct unit *unit,
			  const struct alias *alias)
{
	const struct source *source = unit->source;

	unit_unwrap_name(unit, alias->name);
	for (guint i = 0; i < source->count; i++) {
		guint offset = source->tokens[i].offset;
		gboolean called;
		struct reference *reference;

		if (source->tokens[i].kind != TOKEN_IDENT ||
		    !source_is(source, i, alias->name) || !is_use(unit, i))
			continue;
		called = source_is(source, source_next(source, i), "(");
		if (called && is_declared(unit, i))
			continue;
		reference = find_known(references, unit->path, offset);
		if (reference) {
			reference_means(reference, alias);
			continue;
		}
		reference = g_new0(struct reference, 1);
		reference->file = g_strdup(unit->path);
		reference->offset = offset;
		reference->column = source_column(source, offset);
		reference->line = source_line(source, offset);
		reference->word = g_strdup(alias->word);
		reference->alias = g_strdup(alias->name);
		reference->kind = called ? REFERENCE_CALL : REFERENCE_NAME;
		g_ptr_array_add(references, reference);
	}
}

const char *reference_kind_name(enum reference_kind kind)
{
	static const char *const names[] = {
		[REFERENCE_CALL] = "call",
		[REFERENCE_FLAG] = "flag",
		[REFERENCE_NAME] = "name",
		[REFERENCE_PROTOTYPE] = "prototype",
		[REFERENCE_DEFINITION] = "definition",
		[REFERENCE_EXPORT] = "export",
		[REFERENCE_COMMENT] = "comment",
		[REFERENCE_STRING] = "string",
		[REFERENCE_DOCUMENT] = "documentation",
		[REFERENCE_USER] = "user space",
		[REFERENCE_FUNCTION] = "function",
	};

	return names[kind];
}

const char *reference_fate_name(const struct reference *reference)
{
	switch (reference->fate) {
	case FATE_CONVERTED:
		return "converted";
	case FATE_LEFT:
		return "left";
	case FATE_UNPARSED:
		return "unparsed";
	case FATE_KIND:
		return reference_kind_name(reference->kind);
	case FATE_OWN:
		return "own";
	case FATE_UNACCOUNTED:
		break;
	}
	return "unaccounted";
}
