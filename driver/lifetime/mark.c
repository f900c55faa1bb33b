// SPDX-License-Identifier: GPL-2.0
#include "lifetime/mark-parts.h"

#include <string.h>

#include "base/depth.h"
#include "lifetime/piece.h"
#include "program/use.h"

const char *const mark_or[] = {"||", NULL};
const char *const mark_and[] = {"&&", NULL};
static const char *const compares[] = {"==", "!=", NULL};
static const char *const bits[] = {"&", NULL};
static const char *const others[] = {"<",  ">", "<=", ">=", "+", "-",
				     "*",  "/", "%",  "|",  "^", "<<",
				     ">>", "?", "=",  NULL};

void mark_free(gpointer data)
{
	struct mark *mark = data;

	g_free(mark->path);
	g_free(mark->asks);
	g_free(mark);
}

/* The words without blanks and comments. */
char *mark_text(const struct source *source, guint first, guint last)
{
	GString *text = g_string_new(NULL);

	for (guint i = first; i <= last && i < source->count;
	     i = source_next(source, i))
		g_string_append_len(text,
				    source->text + source->tokens[i].offset,
				    source->tokens[i].length);
	return g_string_free(text, FALSE);
}

/* x, x->y.z, x[i]->y, *x: nothing is called on the way. */
gboolean mark_is_path(const struct source *source, guint first, guint last)
{
	if (first > last)
		return FALSE;
	for (guint i = first; i <= last; i = source_next(source, i)) {
		gboolean name = source->tokens[i].kind == TOKEN_IDENT ||
				source->tokens[i].kind == TOKEN_NUMBER;

		if (!name && !source_is(source, i, "->") &&
		    !source_is(source, i, ".") && !source_is(source, i, "[") &&
		    !source_is(source, i, "]") &&
		    !(source_is(source, i, "*") && i == first))
			return FALSE;
	}
	return source->tokens[first].kind == TOKEN_IDENT ||
	       source_is(source, first, "*");
}

gboolean mark_is_constant(const struct routine *routine, guint token)
{
	const struct source *source = routine->unit->source;

	return source->tokens[token].kind == TOKEN_NUMBER ||
	       (source->tokens[token].kind == TOKEN_IDENT &&
		routine_name(routine, token) < 0 &&
		!routine_is_keyword(source, token));
}

/* A condition without && and || as a mark; *truth: it holds where the mark is. */
struct mark *mark_read(const struct routine *routine, guint first, guint last,
		       gboolean *truth)
{
	const struct source *source = routine->unit->source;
	struct mark *mark;
	guint op, to;

	*truth = TRUE;
	piece_strip(source, &first, &last);
	while (source_is(source, first, "!") && first < last) {
		*truth = !*truth;
		first = source_next(source, first);
		piece_strip(source, &first, &last);
	}
	op = piece_op(source, first, last, compares);
	if (op != G_MAXUINT &&
	    piece_zero(source, source_next(source, op), last)) {
		*truth ^= source_is(source, op, "==");
		last = source_prev(source, op);
		piece_strip(source, &first, &last);
		op = G_MAXUINT;
	}
	to = op;
	if (op == G_MAXUINT)
		op = piece_op(source, first, last, bits);
	if (piece_op(source, first, last, others) != G_MAXUINT)
		return NULL;
	if (!mark_is_path(source, first,
			  op == G_MAXUINT ? last : source_prev(source, op)))
		return NULL;
	if (op != G_MAXUINT && (source_next(source, op) != last ||
				!mark_is_constant(routine, last)))
		return NULL;
	*truth ^= to != G_MAXUINT && source_is(source, op, "!=");
	mark = g_new0(struct mark, 1);
	mark->path =
		mark_text(source, first,
			  op == G_MAXUINT ? last : source_prev(source, op));
	if (op == G_MAXUINT) {
		mark->asks = g_strdup("");
	} else {
		g_autofree char *word = source_word(source, last);

		mark->asks =
			g_strconcat(to == G_MAXUINT ? "&" : "==", word, NULL);
	}
	return mark;
}

int mark_find(const GPtrArray *marks, const char *path, const char *asks)
{
	for (guint i = 0; i < marks->len; i++) {
		const struct mark *mark = marks->pdata[i];

		if (!strcmp(mark->path, path) && !strcmp(mark->asks, asks))
			return i;
	}
	return -1;
}

static void add_mark(GPtrArray *marks, const char *path, const char *asks)
{
	struct mark *mark;

	if (marks->len >= MARKS || mark_find(marks, path, asks) >= 0)
		return;
	mark = g_new0(struct mark, 1);
	mark->path = g_strdup(path);
	mark->asks = g_strdup(asks);
	g_ptr_array_add(marks, mark);
}

/* All atoms of a condition. */
static void add_condition(GPtrArray *marks, const struct routine *routine,
			  guint first, guint last, guint depth)
{
	const struct source *source = routine->unit->source;
	struct mark *mark;
	gboolean truth;
	guint op;

	piece_strip(source, &first, &last);
	if (first > last || last >= source->count || depth > DEPTH_MAX)
		return;
	while (source_is(source, first, "!") && first < last) {
		first = source_next(source, first);
		piece_strip(source, &first, &last);
	}
	op = piece_op(source, first, last, mark_or);
	if (op == G_MAXUINT)
		op = piece_op(source, first, last, mark_and);
	if (op != G_MAXUINT) {
		add_condition(marks, routine, first, source_prev(source, op),
			      depth + 1);
		add_condition(marks, routine, source_next(source, op), last,
			      depth + 1);
		return;
	}
	mark = mark_read(routine, first, last, &truth);
	if (mark) {
		add_mark(marks, mark->path, mark->asks);
		mark_free(mark);
	}
}

/* PINNED | DIRTY: whether this word is one of them. */
gboolean mark_has_term(const struct source *source, guint first, guint last,
		       const char *word)
{
	gboolean found = FALSE;

	for (guint i = first; i <= last; i = source_next(source, i)) {
		if (source_is(source, i, "|") || source_is(source, i, "(") ||
		    source_is(source, i, ")"))
			continue;
		if (source->tokens[i].kind != TOKEN_IDENT &&
		    source->tokens[i].kind != TOKEN_NUMBER)
			return FALSE;
		found |= source_is(source, i, word);
	}
	return found;
}

/* return A | B; return flags; */
static void add_return(GPtrArray *marks, const struct routine *routine,
		       guint first, guint last)
{
	const struct source *source = routine->unit->source;
	guint count = marks->len;

	if (first == last && routine_name(routine, first) >= 0) {
		g_autofree char *word = source_word(source, first);

		for (guint i = 0; i < count; i++) {
			const struct mark *mark = marks->pdata[i];

			if (!strcmp(mark->path, word))
				add_mark(marks, "@", mark->asks);
		}
		return;
	}
	for (guint i = first; i <= last; i = source_next(source, i)) {
		g_autofree char *word = source_word(source, i);
		g_autofree char *bit = g_strconcat("&", word, NULL);
		g_autofree char *same = g_strconcat("==", word, NULL);

		if (source_is(source, i, "|"))
			continue;
		if (!mark_is_constant(routine, i) ||
		    source->tokens[i].kind != TOKEN_IDENT)
			return;
		add_mark(marks, "@", bit);
		if (first == last)
			add_mark(marks, "@", same);
	}
}

/* Whether the function returns this variable, and no more. */
static gboolean is_returned(const struct routine *routine, guint name)
{
	int index = routine_name(routine, name);

	for (guint i = 0; index >= 0 && i < routine->cfg->nodes->len; i++) {
		const struct cfg_node *node = cfg_node(routine->cfg, i);
		guint first = source_next(routine->unit->source, node->first);

		if (node->kind == CFG_RETURN && first <= node->last &&
		    routine_name(routine, first) == index)
			return TRUE;
	}
	return FALSE;
}

/* What is noted for those that call this function. */
static void add_notes(GPtrArray *marks, const struct routine *routine)
{
	const struct source *source = routine->unit->source;

	for (guint i = routine->body; i < routine->body_end;
	     i = source_next(source, i)) {
		gboolean adds = source_is(source, i, "|=");
		guint name, start, value;
		g_autofree char *path = NULL, *word = NULL, *asks = NULL;

		if (!adds && !source_is(source, i, "="))
			continue;
		name = source_prev(source, i);
		value = source_next(source, i);
		if (source->tokens[name].kind != TOKEN_IDENT)
			continue;
		start = use_chain(source, name);
		if (start == name) {
			/* *x = true; and x = ... of a local: the first alone */
			guint star = source_prev(source, start);

			if (adds && is_returned(routine, name))
				;
			else if (!source_is(source, star, "*"))
				continue;
			else
				start = star;
		}
		if (!mark_is_path(source, start, name))
			continue;
		path = mark_text(source, start, name);
		if (!source_is(source, source_next(source, value), ";") &&
		    !source_is(source, source_next(source, value), "|"))
			continue;
		if (!mark_is_constant(routine, value))
			continue;
		word = source_word(source, value);
		asks = g_strconcat(adds ? "&" : "==", word, NULL);
		add_mark(marks, path, asks);
		if (!adds)
			add_mark(marks, path, "");
	}
}

static GPtrArray *find_marks(const struct routine *routine)
{
	GPtrArray *marks = g_ptr_array_new_with_free_func(mark_free);
	const struct source *source = routine->unit->source;

	for (guint i = 0; i < routine->cfg->nodes->len; i++) {
		const struct cfg_node *node = cfg_node(routine->cfg, i);
		guint first = node->first;

		if (node->kind != CFG_CONDITION || node->first > node->last)
			continue;
		if (node->stmt && node->stmt->open && first < node->stmt->open)
			first = node->stmt->open;
		if (node->stmt && node->stmt->kind != STMT_SWITCH)
			add_condition(marks, routine, first, node->last, 0);
	}
	add_notes(marks, routine);
	for (guint i = 0; i < routine->cfg->nodes->len; i++) {
		const struct cfg_node *node = cfg_node(routine->cfg, i);
		guint last = node->last;

		if (node->kind != CFG_RETURN || node->first >= node->last)
			continue;
		if (source_is(source, last, ";"))
			last = source_prev(source, last);
		add_return(marks, routine, source_next(source, node->first),
			   last);
	}
	return marks;
}

const GPtrArray *marks_of(const struct routine *routine)
{
	if (!routine->marks)
		((struct routine *)routine)->marks = find_marks(routine);
	return routine->marks;
}
