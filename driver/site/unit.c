// SPDX-License-Identifier: GPL-2.0
#include "site/unit.h"

#include <string.h>

#include "code/bracket.h"
#include "code/declaring.h"

struct unit *unit_new(const char *path, GBytes *bytes)
{
	struct unit *unit = g_new0(struct unit, 1);

	unit->path = g_strdup(path);
	unit->source = source_new(path, bytes);
	unit->items = items_read(unit->source, &unit->balanced);
	unit->facts = g_array_new(FALSE, FALSE, sizeof(struct fact));
	return unit;
}

void unit_free(struct unit *unit)
{
	if (!unit)
		return;
	g_free(unit->path);
	source_free(unit->source);
	g_array_unref(unit->items);
	g_array_unref(unit->facts);
	g_free(unit->unread);
	g_clear_pointer(&unit->shown, g_hash_table_unref);
	g_free(unit->callees);
	g_clear_pointer(&unit->aliases, g_ptr_array_unref);
	g_free(unit);
}

/* The next word in one direction, of the same line of the preprocessor. */
static guint beside(const struct source *source, guint i, int step)
{
	guint from = i;

	do
		i += step;
	while (i < source->count && source->tokens[i].kind == TOKEN_COMMENT);
	return i < source->count && source->tokens[i].kind != TOKEN_HASH &&
			       source->tokens[i].directive ==
				       source->tokens[from].directive
		       ? i
		       : source->count;
}

/* Takes the parentheses around the name, one pair more with each turn. */
static void find_wrapping(const struct source *source, guint *left,
			  guint *right)
{
	for (;;) {
		guint close = beside(source, *right, 1);
		guint open = beside(source, *left, -1);

		while (source_is(source, open, "*") ||
		       source_is(source, open, "&"))
			open = beside(source, open, -1);
		if (!source_is(source, close, ")") ||
		    !source_is(source, open, "("))
			return;
		*left = open;
		*right = close;
	}
}

static void unwrap_one(struct source *source, guint name)
{
	guint left = name, right = name, open, before;

	find_wrapping(source, &left, &right);
	open = beside(source, right, 1);
	before = beside(source, left, -1);
	if (left == name || !source_is(source, open, "(") ||
	    source_is(source, before, "]"))
		return;
	/* "g (f)(x)" calls g, "long (*f)(int a)" declares f */
	if (declared_behind_type(source, left) &&
	    (!source_is(source, before, "*") ||
	     declared_parameters(source, open)))
		return;
	for (guint i = left; i <= right; i++)
		if (i != name && source->tokens[i].kind != TOKEN_COMMENT)
			source->tokens[i].kind = TOKEN_WRAP;
}

static void unwrap_all(struct source *source, const char *name, gboolean whole)
{
	gsize length = strlen(name);

	for (guint i = 0; i < source->count; i++)
		if (source->tokens[i].kind == TOKEN_IDENT &&
		    (whole ? source->tokens[i].length == length
			   : source->tokens[i].length >= length) &&
		    !memcmp(source->text + source->tokens[i].offset, name,
			    length))
			unwrap_one(source, i);
}

void unit_unwrap(struct unit *unit, const char *prefix)
{
	g_free(unit->callees);
	unit->callees = g_strdup(prefix);
	unwrap_all(unit->source, prefix, FALSE);
}

void unit_unwrap_name(struct unit *unit, const char *name)
{
	if (!unit->aliases)
		unit->aliases = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(unit->aliases, g_strdup(name));
	unwrap_all(unit->source, name, TRUE);
}

struct unit *unit_again(const struct unit *unit, GBytes *bytes)
{
	struct unit *again = bytes ? unit_new(unit->path, bytes) : NULL;

	if (again && unit->callees)
		unit_unwrap(again, unit->callees);
	for (guint i = 0; again && unit->aliases && i < unit->aliases->len; i++)
		unit_unwrap_name(again, unit->aliases->pdata[i]);
	return again;
}

gboolean unit_begins_wrapped(const struct unit *unit, guint name)
{
	static const char *const ends[] = {";", "{",	"}",  ")",
					   ":", "else", "do", NULL};
	const struct source *source = unit->source;
	guint before = source_prev(source, name);

	return name && source->tokens[name - 1].kind == TOKEN_WRAP &&
	       before != G_MAXUINT && source_is_any(source, before, ends);
}

const struct fact *unit_call(const struct unit *unit, guint token)
{
	for (guint i = 0; i < unit->facts->len; i++) {
		const struct fact *fact =
			&g_array_index(unit->facts, struct fact, i);

		if (fact->kind == FACT_CALL && fact->first == token)
			return fact;
	}
	return NULL;
}

#define ARMS_MAX 8

/* The arguments of a call on their way, through the arms of an #if. */
struct listing {
	const struct source *source;
	GArray *spans;
	guint number; /* of the argument that is read */
	guint first; /* its first token */
	struct {
		guint start; /* number at the #if */
		guint before; /* arguments begun there, */
		guint behind; /* and at the end of an arm; G_MAXUINT: none yet */
	} arms[ARMS_MAX];
	guint depth;
	gboolean uneven; /* arms have different numbers of arguments */
};

/* The argument ends with this token; in another arm it had begun before. */
static void end_argument(struct listing *list, guint last)
{
	struct span span = {list->first, last};

	if (list->number < list->spans->len)
		g_array_index(list->spans, struct span, list->number).last =
			last;
	else
		g_array_append_val(list->spans, span);
	list->number++;
}

/* Arguments begun before token i. */
static guint begun(const struct listing *list, guint i)
{
	return list->number + (list->first != i);
}

static void end_arm(struct listing *list, guint i)
{
	guint *behind = &list->arms[list->depth - 1].behind;

	if (*behind == G_MAXUINT)
		*behind = begun(list, i);
	list->uneven |= *behind != begun(list, i);
}

/* A directive stands between the arguments, before token i. */
static void meet_directive(struct listing *list, enum directive kind, guint i)
{
	if (kind == DIRECTIVE_IF) {
		list->uneven |= list->depth == ARMS_MAX;
		if (list->uneven)
			return;
		list->arms[list->depth].start = list->number;
		list->arms[list->depth].before = begun(list, i);
		list->arms[list->depth++].behind = G_MAXUINT;
	} else if (kind == DIRECTIVE_ELSE && list->depth) {
		end_arm(list, i);
		if (list->first != i)
			end_argument(list, source_prev(list->source, i));
		list->number = list->arms[list->depth - 1].start;
		list->first = i;
	} else if (kind == DIRECTIVE_ENDIF && list->depth) {
		/* without an #else, the other arm is empty */
		if (list->arms[list->depth - 1].behind == G_MAXUINT)
			list->arms[list->depth - 1].behind =
				list->arms[list->depth - 1].before;
		end_arm(list, i);
		list->depth--;
	}
}

/*
 * The directives in front of token i. Behind the #else of an arm that the call
 * stands in, it goes on at the #endif: with the token that comes out.
 */
static guint meet_directives(struct listing *list, guint from, guint i)
{
	for (guint k = from + 1; k < i; k++) {
		enum directive kind = list->source->tokens[k].directive;

		if (list->source->tokens[k].kind != TOKEN_HASH)
			continue;
		if (kind != DIRECTIVE_ELSE || list->depth) {
			meet_directive(list, kind, i);
			continue;
		}
		k = source_behind_arms(list->source, k);
		if (list->first == i)
			list->first = k;
		i = k;
	}
	return i;
}

GArray *unit_arguments(const struct unit *unit, guint name)
{
	const struct source *source = unit->source;
	struct listing list = {
		.source = source,
		.spans = g_array_new(FALSE, FALSE, sizeof(struct span)),
	};
	guint open = source_next(source, name), close, seen = open, i;

	if (!source_is(source, open, "("))
		return list.spans;
	close = source_close(source, open);
	list.first = source_next(source, open);
	for (i = list.first; i < close && close < source->count;
	     i = source_next(source, i)) {
		i = meet_directives(&list, seen, i);
		if (i >= close)
			break;
		if (source->tokens[i].kind == TOKEN_PUNCT &&
		    strchr("([{", source->text[source->tokens[i].offset]))
			i = source_close(source, i);
		seen = i;
		if (!source_is(source, i, ",") &&
		    source_next(source, i) != close)
			continue;
		end_argument(&list, source_is(source, i, ",")
					    ? source_prev(source, i)
					    : i);
		list.first = source_next(source, i);
	}
	meet_directives(&list, seen, i);
	/* closed in an arm: in another one it may be another call */
	if (list.uneven || list.depth)
		g_array_set_size(list.spans, 0);
	return list.spans;
}

/*
 * The outermost bracket from first on that holds the token, or count. *name
 * gets what is called or initialised there.
 */
static guint outermost(const struct source *source, guint first, guint token,
		       guint *name)
{
	gboolean given = FALSE;
	guint word = G_MAXUINT;

	for (guint i = first; i < token; i = source_next(source, i)) {
		gboolean opens = source->tokens[i].kind == TOKEN_PUNCT &&
				 strchr("([{", source->tokens[i].initial);
		guint close = opens ? source_close(source, i) : i;

		given |= source_is(source, i, "=");
		if (source->tokens[i].kind == TOKEN_IDENT && !given)
			word = i;
		if (opens && close >= token) {
			*name = word;
			return i;
		}
		i = close;
	}
	return source->count;
}

const struct item *unit_item(const struct unit *unit, guint token)
{
	const struct item *item = items_at(unit->items, token);
	guint name;

	if (!item || item->kind == ITEM_OTHER)
		return NULL;
	return item->kind == ITEM_FUNCTION && token < item->name &&
			       outermost(unit->source, item->first, token,
					 &name) < item->name
		       ? NULL
		       : item;
}

gboolean unit_outside(const struct unit *unit, guint token, struct item *place)
{
	const struct item *item = items_at(unit->items, token);
	const struct source *source = unit->source;
	guint name = G_MAXUINT, open;

	if (!item || unit_item(unit, token))
		return FALSE;
	open = outermost(source, item->first, token, &name);
	if (open >= token)
		return FALSE;
	if (name == G_MAXUINT)
		name = open;
	*place = (struct item){
		.kind = ITEM_OTHER,
		.first = name,
		.last = MIN(source_close(source, open), source->count - 1),
		.name = name,
		.open = open,
		.body = open,
	};
	place->body_end = place->last;
	return TRUE;
}

char *unit_holder(const struct unit *unit, guint token)
{
	const struct item *item = unit_item(unit, token);
	struct item place;

	if (item)
		return item_name(unit->source, item);
	return unit_outside(unit, token, &place) && place.name != place.open
		       ? source_word(unit->source, place.name)
		       : NULL;
}
