// SPDX-License-Identifier: GPL-2.0
#include "lifetime/routine.h"

#include <string.h>

#include "lifetime/declare.h"
#include "code/bracket.h"
#include "code/head.h"
#include "code/once.h"
#include "lifetime/piece.h"

gboolean routine_is_keyword(const struct source *source, guint token)
{
	static const char *const words[] = {
		"if",	  "while",	"for",	    "switch",	     "return",
		"sizeof", "typeof",	"do",	    "else",	     "case",
		"goto",	  "__typeof__", "_Generic", "__attribute__", NULL};

	return source_is_any(source, token, words);
}

static gboolean is_ident(const struct source *source, guint token)
{
	return token < source->count &&
	       source->tokens[token].kind == TOKEN_IDENT;
}

static void name_free(gpointer data)
{
	struct name *name = data;

	g_free(name->word);
	g_free(name->tag);
	g_free(name);
}

struct name *routine_add(struct routine *routine, guint token)
{
	char *word = source_word(routine->unit->source, token);
	guint found =
		GPOINTER_TO_UINT(g_hash_table_lookup(routine->by_word, word));
	struct name *name;

	if (found) {
		g_free(word);
		return routine->names->pdata[found - 1];
	}
	if (routine->names->len >= ROUTINE_NAMES) {
		routine->full = TRUE;
		g_free(word);
		return NULL;
	}
	name = g_new0(struct name, 1);
	name->word = word;
	name->parameter = -1;
	g_ptr_array_add(routine->names, name);
	g_hash_table_insert(routine->by_word, word,
			    GUINT_TO_POINTER(routine->names->len));
	return name;
}

const struct name *routine_at(const struct routine *routine, guint index)
{
	return g_ptr_array_index(routine->names, index);
}

static int find_name(const struct routine *routine, guint token)
{
	const struct source *source = routine->unit->source;
	const struct token *at;
	g_autofree char *copy = NULL;
	char buffer[64]; /* most names need no copy */
	char *word = buffer;
	guint prev;

	if (!is_ident(source, token))
		return -1;
	prev = source_prev(source, token);
	if (prev != G_MAXUINT &&
	    (source_is(source, prev, ".") || source_is(source, prev, "->")))
		return -1;
	at = &source->tokens[token];
	if (at->length < sizeof(buffer)) {
		memcpy(buffer, source->text + at->offset, at->length);
		buffer[at->length] = '\0';
	} else {
		word = copy = source_word(source, token);
	}
	return GPOINTER_TO_INT(g_hash_table_lookup(routine->by_word, word)) - 1;
}

static gboolean is_inside(const struct routine *routine, guint token)
{
	return token >= routine->item->first && token <= routine->item->last;
}

/* What each token of the routine names: asked for by the million. */
static guint8 *find_names(const struct routine *routine)
{
	guint first = routine->item->first;
	guint8 *name_at = g_new(guint8, routine->item->last - first + 1);

	G_STATIC_ASSERT(ROUTINE_NAMES < G_MAXUINT8);
	for (guint i = first; i <= routine->item->last; i++)
		name_at[i - first] = find_name(routine, i) + 1;
	return name_at;
}

int routine_name(const struct routine *routine, guint token)
{
	if (!routine->whole || !is_inside(routine, token))
		return find_name(routine, token);
	if (!routine->name_at)
		((struct routine *)routine)->name_at = find_names(routine);
	return routine->name_at[token - routine->item->first] - 1;
}

int routine_parameter(const struct routine *routine, guint n)
{
	for (guint i = 0; i < routine->names->len; i++)
		if (routine_at(routine, i)->parameter == (int)n)
			return i;
	return -1;
}

/* A macro's words stand in a directive. */
static enum directive code_of(const struct routine *routine)
{
	return routine->item->kind == ITEM_MACRO ? DIRECTIVE_DEFINE
						 : DIRECTIVE_NONE;
}

gboolean routine_is(const struct unit *unit, const struct item *item)
{
	const struct source *source = unit->source;
	guint open = item->name + 1;

	if (item->kind != ITEM_MACRO)
		return item->kind == ITEM_FUNCTION;
	return open < item->last && source_is(source, open, "(") &&
	       source->tokens[open].offset ==
		       source->tokens[item->name].offset +
			       source->tokens[item->name].length &&
	       source_close(source, open) < item->last;
}

void routine_bounds(const struct unit *unit, const struct item *item,
		    guint *first, guint *end)
{
	*first = item->body;
	*end = item->body_end;
	if (item->kind == ITEM_MACRO) {
		*first = source_close(unit->source, item->name + 1);
		*end = item->last + 1;
	}
}

/* return EFAULT; return (SET_ERROR(EFAULT)); */
static gboolean has_positive_errors(const struct routine *routine)
{
	const struct source *source = routine->unit->source;

	for (guint i = 0; i < routine->cfg->nodes->len; i++) {
		const struct cfg_node *node = cfg_node(routine->cfg, i);

		if (node->kind == CFG_RETURN && node->first < node->last &&
		    piece_positive_errno(source,
					 source_next(source, node->first),
					 source_prev(source, node->last)))
			return TRUE;
	}
	return FALSE;
}

/* A macro's parameters have no types: each may be a pointer. */
static void declare_macro(struct routine *routine)
{
	const struct source *source = routine->unit->source;
	int number = 0;

	for (guint i = routine->open + 1; i < routine->body; i++) {
		struct name *name;

		if (!is_ident(source, i))
			continue;
		name = routine_add(routine, i);
		if (!name)
			return;
		name->parameter = number++;
		name->pointer = TRUE;
	}
}

/* f(x, y) and no more: what it is, the macro is. */
static gboolean is_expression(const struct routine *routine)
{
	const struct stmt *stmt = routine->root->child;

	return stmt && !stmt->next && stmt->kind == STMT_SIMPLE &&
	       !source_is(routine->unit->source, stmt->last, ";");
}

/* Names that are neither declared here nor called: globals and constants. */
static void read_globals(struct routine *routine)
{
	const struct source *source = routine->unit->source;

	for (guint i = routine->body; i < routine->body_end; i++) {
		guint prev, next;
		struct name *name;

		if (!is_ident(source, i) || routine_name(routine, i) >= 0 ||
		    source->tokens[i].directive != code_of(routine) ||
		    routine_is_keyword(source, i))
			continue;
		prev = source_prev(source, i);
		next = source_next(source, i);
		if (source_is(source, prev, ".") ||
		    source_is(source, prev, "->") ||
		    source_is(source, prev, "goto") ||
		    source_is(source, prev, "struct") ||
		    source_is(source, next, ":"))
			continue;
		/* what is written, or whose members are used */
		if (!source_is(source, next, "=") &&
		    !source_is(source, next, "->") &&
		    !source_is(source, next, ".") &&
		    !source_is(source, next, "["))
			continue;
		name = routine_add(routine, i);
		if (name)
			name->global = TRUE;
	}
}

/* Whether a macro, or a && || or ?: of its statement, may leave the call out. */
static gboolean is_skipped(const struct routine *routine, guint name)
{
	const struct source *source = routine->unit->source;
	guint node = cfg_at(routine->cfg, name), first;

	if (node == G_MAXUINT)
		return FALSE;
	first = cfg_node(routine->cfg, node)->first;
	return head_skips(source, first, name) ||
	       once_is_chosen(source, first, name);
}

static void read_calls(struct routine *routine)
{
	const struct source *source = routine->unit->source;

	for (guint i = routine->body; i < routine->body_end; i++) {
		struct call_place call = {.name = i};
		guint open, prev;

		if (!is_ident(source, i) || routine_is_keyword(source, i) ||
		    source->tokens[i].directive != code_of(routine))
			continue;
		open = source_next(source, i);
		if (!source_is(source, open, "("))
			continue;
		call.close = source_close(source, open);
		if (call.close > routine->body_end)
			continue;
		prev = source_prev(source, i);
		call.member = source_is(source, prev, ".") ||
			      source_is(source, prev, "->");
		call.arguments = unit_arguments(routine->unit, i);
		call.skipped = is_skipped(routine, i);
		g_array_append_val(routine->calls, call);
	}
}

static void read_result(struct routine *routine)
{
	const struct source *source = routine->unit->source;
	gboolean is_void = FALSE;

	if (routine->item->kind == ITEM_MACRO) {
		routine->value = is_expression(routine);
		routine->none = !routine->value;
		return;
	}
	for (guint i = routine->item->first; i < routine->item->name; i++) {
		routine->pointer |= source_is(source, i, "*");
		is_void |= source_is(source, i, "void");
	}
	routine->none = is_void && !routine->pointer;
}

/* Which call begins or ends at each token. */
static void place_calls(struct routine *routine)
{
	const struct item *item = routine->item;
	guint count = item->last - item->first + 1;

	routine->call_at = g_new0(guint16, count);
	for (guint i = 0; i < routine->calls->len && i < G_MAXUINT16; i++) {
		const struct call_place *call =
			&g_array_index(routine->calls, struct call_place, i);

		routine->call_at[call->name - item->first] = i + 1;
		routine->call_at[call->close - item->first] = i + 1;
	}
}

struct routine *routine_new(const struct unit *unit, const struct item *item)
{
	struct routine *routine = g_new0(struct routine, 1);

	routine->unit = unit;
	routine->item = item;
	routine->word = item_name(unit->source, item);
	routine->root = stmt_parse(unit->source, item);
	routine->cfg = cfg_new(unit->source, routine->root);
	routine->names = g_ptr_array_new_with_free_func(name_free);
	routine->by_word = g_hash_table_new(g_str_hash, g_str_equal);
	routine->calls = g_array_new(FALSE, FALSE, sizeof(struct call_place));
	if (!routine_is(unit, item))
		return routine;
	routine->open = item->kind == ITEM_MACRO ? item->name + 1 : item->open;
	routine_bounds(unit, item, &routine->body, &routine->body_end);
	read_result(routine);
	if (item->kind == ITEM_MACRO)
		declare_macro(routine);
	else
		declare_parameters(routine);
	routine->positive = has_positive_errors(routine);
	declare_locals(routine, routine->root->child);
	read_globals(routine);
	read_calls(routine);
	place_calls(routine);
	routine->whole = TRUE;
	return routine;
}

void routine_free(struct routine *routine)
{
	if (!routine)
		return;
	for (guint i = 0; i < routine->calls->len; i++)
		g_array_unref(
			g_array_index(routine->calls, struct call_place, i)
				.arguments);
	g_array_unref(routine->calls);
	g_free(routine->name_at);
	g_free(routine->call_at);
	g_clear_pointer(&routine->writes, g_array_unref);
	g_clear_pointer(&routine->descents, g_hash_table_unref);
	g_free(routine->tracked);
	g_clear_pointer(&routine->marks, g_ptr_array_unref);
	g_hash_table_unref(routine->by_word);
	g_ptr_array_unref(routine->names);
	cfg_free(routine->cfg);
	stmt_free(routine->root);
	g_free(routine->word);
	g_free(routine);
}

static const struct call_place *call_at(const struct routine *routine,
					guint token)
{
	guint i = routine->call_at && is_inside(routine, token)
			  ? routine->call_at[token - routine->item->first]
			  : 0;

	return i ? &g_array_index(routine->calls, struct call_place, i - 1)
		 : NULL;
}

const struct call_place *routine_call(const struct routine *routine,
				      guint token)
{
	const struct call_place *call = call_at(routine, token);

	return call && call->name == token ? call : NULL;
}

const struct call_place *routine_call_to(const struct routine *routine,
					 guint close)
{
	const struct call_place *call = call_at(routine, close);

	return call && call->close == close ? call : NULL;
}
