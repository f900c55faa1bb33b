// SPDX-License-Identifier: GPL-2.0
#include "code/item.h"

#include <string.h>

#include "base/depth.h"
#include "code/bracket.h"
#include "code/nesting.h"

/* The depth of brackets, with its value at each open #if. */
struct item_nesting {
	int braces;
	int others;
	gboolean odd;
	GArray *saved; /* struct item_nesting at each #if */
};

static void nesting_directive(struct item_nesting *at, enum directive kind)
{
	struct item_nesting copy = *at;

	if (kind == DIRECTIVE_IF) {
		g_array_append_val(at->saved, copy);
		return;
	}
	if (!at->saved->len) {
		at->odd |= kind != DIRECTIVE_OTHER && kind != DIRECTIVE_DEFINE;
		return;
	}
	copy = g_array_index(at->saved, struct item_nesting,
			     at->saved->len - 1);
	if (kind == DIRECTIVE_ELSE) {
		at->braces = copy.braces;
		at->others = copy.others;
	} else if (kind == DIRECTIVE_ENDIF) {
		g_array_set_size(at->saved, at->saved->len - 1);
	}
}

static void nesting_token(struct item_nesting *at, char c)
{
	if (c == '{')
		at->braces++;
	else if (c == '}')
		at->braces--;
	else if (c == '(' || c == '[')
		at->others++;
	else if (c == ')' || c == ']')
		at->others--;
	if (at->braces < 0 || at->others < 0)
		at->odd = TRUE;
	at->braces = MAX(at->braces, 0);
	at->others = MAX(at->others, 0);
}

static gboolean is_attribute(const struct source *source, guint i)
{
	const struct token *token = &source->tokens[i];
	const char *word = source->text + token->offset;

	return token->kind == TOKEN_IDENT && token->length > 2 &&
	       word[0] == '_' && word[1] == '_';
}

/* struct __aligned(8) s { }: the tokens in between belong to the type. */
static gboolean is_of_type(const struct source *source, guint i)
{
	guint prev = source_prev(source, i);

	return is_attribute(source, i) && prev != G_MAXUINT &&
	       (source_is(source, prev, "struct") ||
		source_is(source, prev, "union") ||
		source_is(source, prev, "enum"));
}

/*
 * SYSCALL_DEFINE3(name, ...) { }: the function is named by the first argument.
 */
static gboolean is_definer(const struct source *source, guint i)
{
	const struct token *token = &source->tokens[i];
	const char *word = source->text + token->offset;

	if (token->length < 2 || !g_ascii_isdigit(word[token->length - 1]))
		return FALSE;
	for (guint k = 0; k < token->length; k++)
		if (g_ascii_islower(word[k]))
			return FALSE;
	return TRUE;
}

/*
 * Whether the tokens from first to before `brace` are the head of a function: a
 * name before a parenthesis, and no = or type keyword that would make the brace
 * an initialiser or a type. If so, sets item's name and open.
 */
static gboolean heads_function(const struct source *source, struct item *item,
			       guint brace)
{
	guint name = G_MAXUINT;
	guint open = 0;

	for (guint i = item->first; i < brace; i = source_next(source, i)) {
		guint next = source_next(source, i);

		if (source_is(source, i, "="))
			return FALSE;
		if (source->tokens[i].kind == TOKEN_IDENT && next < brace &&
		    source_is(source, next, "(")) {
			if (!is_of_type(source, i) &&
			    (name == G_MAXUINT || !is_attribute(source, i))) {
				name = i;
				open = next;
			}
			i = source_close(source, next);
			if (i >= brace)
				return FALSE;
		}
	}
	if (name == G_MAXUINT)
		return FALSE;
	if (is_definer(source, name) &&
	    source->tokens[source_next(source, open)].kind == TOKEN_IDENT)
		name = source_next(source, open);
	item->name = name;
	item->open = open;
	return TRUE;
}

/* Items that are nested too deeply are hidden from all readers of code. */
static void add_item(const struct source *source, GArray *items,
		     struct item *item)
{
	item->deep = item->last - item->first > DEPTH_MAX &&
		     nesting_is_deep(source, item->first, item->last);
	if (item->deep)
		item->kind = ITEM_OTHER;
	g_array_append_val(items, *item);
}

static void add_macro(const struct source *source, GArray *items, guint *i)
{
	struct item item = {.kind = ITEM_MACRO, .first = *i};
	guint name = *i + 2;

	while (*i + 1 < source->count &&
	       source->tokens[*i + 1].directive == DIRECTIVE_DEFINE &&
	       source->tokens[*i + 1].kind != TOKEN_HASH)
		(*i)++;
	item.last = *i;
	item.name = MIN(name, item.last);
	item.open = item.name;
	add_item(source, items, &item);
}

/* The token after the parentheses at open if they hold only names, or 0. */
static guint behind_names(const struct source *source, guint open)
{
	guint i = open;

	do {
		i = source_next(source, i);
		if (i >= source->count || source->tokens[i].kind != TOKEN_IDENT)
			return 0;
		i = source_next(source, i);
	} while (source_is(source, i, ","));
	return source_is(source, i, ")") ? source_next(source, i) : 0;
}

/*
 * Whether the item begins with the head of an old-style function, as in "int
 * f(addr, n) long addr;", and is no declaration like "int f(a);". Sets the
 * function's name and the parenthesis after it.
 */
static gboolean begins_old_head(const struct source *source,
				const struct item *item, guint *name,
				guint *open)
{
	gboolean found = FALSE;

	for (guint i = item->first; source_within(source, i, item->last);
	     i = source_next(source, i)) {
		guint next = source_next(source, i), behind;

		if (source_is(source, i, "=") || source_is(source, i, "{"))
			return FALSE;
		if (source->tokens[i].kind != TOKEN_IDENT ||
		    !source_is(source, next, "("))
			continue;
		behind = behind_names(source, next);
		found = behind && behind <= item->last &&
			source->tokens[behind].kind == TOKEN_IDENT;
		*name = i;
		*open = next;
		i = source_close(source, next);
	}
	return found;
}

/*
 * The head of an old-style function ends with declarations, which look like
 * items of their own until its body comes: joins them again.
 */
static gboolean heads_old_function(const struct source *source, GArray *items,
				   struct item *item, guint brace)
{
	if (item->first != brace)
		return FALSE;
	for (guint k = items->len; k--;) {
		const struct item *before =
			&g_array_index(items, struct item, k);
		guint name, open;

		if (before->kind != ITEM_OTHER ||
		    !source_is(source, before->last, ";"))
			return FALSE;
		if (!begins_old_head(source, before, &name, &open))
			continue;
		item->first = before->first;
		item->name = name;
		item->open = open;
		item->old_style = TRUE;
		g_array_set_size(items, k);
		return TRUE;
	}
	return FALSE;
}

static void end_item(const struct source *source, GArray *items,
		     struct item *item, guint last, gboolean *open)
{
	item->last = last;
	add_item(source, items, item);
	*open = FALSE;
}

GArray *items_read(const struct source *source, gboolean *balanced)
{
	GArray *items = g_array_new(FALSE, FALSE, sizeof(struct item));
	struct item_nesting at = {
		.saved =
			g_array_new(FALSE, FALSE, sizeof(struct item_nesting))};
	struct item item = {0};
	gboolean open = FALSE;

	for (guint i = 0; i < source->count; i++) {
		const struct token *token = &source->tokens[i];
		char c = source->text[token->offset];

		if (token->kind == TOKEN_HASH)
			nesting_directive(&at, token->directive);
		if (token->kind == TOKEN_HASH &&
		    token->directive == DIRECTIVE_DEFINE)
			add_macro(source, items, &i);
		if (token->kind == TOKEN_COMMENT ||
		    token->directive != DIRECTIVE_NONE)
			continue;
		if (!open)
			item = (struct item){.first = i};
		open = TRUE;
		if (token->kind != TOKEN_PUNCT)
			continue;
		if (c == '{' && !at.braces && !at.others &&
		    item.kind == ITEM_OTHER &&
		    (heads_function(source, &item, i) ||
		     heads_old_function(source, items, &item, i))) {
			item.kind = ITEM_FUNCTION;
			item.body = i;
		}
		nesting_token(&at, c);
		if (at.braces || at.others)
			continue;
		if (c == '}' && item.kind == ITEM_FUNCTION) {
			item.body_end = i;
			end_item(source, items, &item, i, &open);
		} else if (item.kind != ITEM_FUNCTION &&
			   (c == ';' ||
			    (c == '}' && source_is(source, item.first, "{")))) {
			/* a body with an unknown head ends there, too */
			end_item(source, items, &item, i, &open);
		}
	}
	if (open)
		end_item(source, items, &item, source->count - 1, &open);
	*balanced = !at.odd && !at.braces && !at.others && !at.saved->len;
	g_array_unref(at.saved);
	return items;
}

GArray *items_new(const struct source *source)
{
	gboolean balanced;

	return items_read(source, &balanced);
}

const struct item *items_at(const GArray *items, guint token)
{
	const struct item *found = NULL;

	/* a macro may be inside of a function: the innermost item counts */
	for (guint i = 0; i < items->len; i++) {
		const struct item *item = &g_array_index(items, struct item, i);

		if (item->first <= token && token <= item->last &&
		    (!found || item->first >= found->first))
			found = item;
	}
	return found;
}

char *item_name(const struct source *source, const struct item *item)
{
	if (item->kind == ITEM_OTHER)
		return NULL;
	return source_word(source, item->name);
}
