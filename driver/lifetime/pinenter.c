// SPDX-License-Identifier: GPL-2.0
#include "lifetime/pinflow.h"

#include <string.h>

static gboolean is_path(const struct routine *routine, guint first, guint last)
{
	const struct source *source = routine->unit->source;

	for (guint i = first; i <= last; i++)
		if (source_is(source, i, "(") &&
		    source->tokens[source_prev(source, i)].kind ==
			    TOKEN_IDENT &&
		    i > first)
			return FALSE;
	return descent_root(routine, first, last) >= 0;
}

static gboolean has_member(const struct routine *routine, guint first,
			   guint last)
{
	const struct source *source = routine->unit->source;
	guint depth = 0;

	for (guint i = first; i <= last; i++) {
		if (source_is(source, i, "["))
			depth++;
		else if (source_is(source, i, "]") && depth)
			depth--;
		else if (!depth && (source_is(source, i, "->") ||
				    source_is(source, i, ".")))
			return TRUE;
	}
	return FALSE;
}

/*
 * Who else leads to the same: x = &y->m makes y an object when x is one, and
 * z->m = x makes z one, before or after.
 */
static gboolean widen(struct passage *passage, const GArray *definitions)
{
	const struct routine *routine = passage->routine;
	struct names pages = passage->pages, objects = passage->objects;

	for (guint i = 0; i < definitions->len; i++) {
		const struct written *d =
			&g_array_index(definitions, struct written, i);
		gboolean member;
		int root;

		if (!is_path(routine, d->first, d->last))
			continue;
		root = descent_root(routine, d->first, d->last);
		member = has_member(routine, d->first, d->last);
		if (names_has(&passage->pages, d->name)) {
			names_add(member ? &passage->objects : &passage->pages,
				  root);
			if (member)
				places_add_one(routine, d->first, d->last,
					       passage->places);
		} else if (names_has(&passage->objects, d->name)) {
			names_add(&passage->objects, root);
		}
		/* the same array by another name */
		if (!member && names_has(&passage->pages, root) &&
		    routine_at(routine, d->name)->pointer)
			names_add(&passage->pages, d->name);
		if (!member && names_has(&passage->objects, root) &&
		    routine_at(routine, d->name)->pointer)
			names_add(&passage->objects, d->name);
	}
	return memcmp(&pages, &passage->pages, sizeof(pages)) ||
	       memcmp(&objects, &passage->objects, sizeof(objects));
}

/* z->m = x; before the pin, where x is the array that it fills. */
static void add_stores(struct passage *passage)
{
	const struct routine *routine = passage->routine;
	const struct source *source = routine->unit->source;

	for (guint i = routine->body; i < passage->call; i++) {
		guint value, name, start;
		int root;

		if (!source_is(source, i, "="))
			continue;
		value = source_next(source, i);
		root = routine_name(routine, value);
		if (!names_has(&passage->pages, root) ||
		    !source_is(source, source_next(source, value), ";"))
			continue;
		name = source_prev(source, i);
		if (source->tokens[name].kind != TOKEN_IDENT)
			continue;
		start = use_chain(source, name);
		root = routine_name(routine, start);
		if (root < 0 ||
		    (start == name && !routine_at(routine, root)->global))
			continue;
		names_add(&passage->objects, root);
		places_add_one(routine, start, name, passage->places);
		if (!passage->kept)
			passage->kept = i;
	}
}

void pinflow_enter(struct passage *passage, guint first, guint last,
		   gboolean pages)
{
	const struct routine *routine = passage->routine;
	const GArray *definitions;
	int root = descent_root(routine, first, last);

	if (root < 0)
		return;
	if (pages && !has_member(routine, first, last) &&
	    !routine_at(routine, root)->global) {
		names_add(&passage->pages, root);
	} else {
		names_add(&passage->objects, root);
		if (pages)
			places_add_one(routine, first, last, passage->places);
		if (pages)
			passage->kept = passage->call;
	}
	definitions = descent_writes(routine);
	for (guint turn = 0; turn < 6 && widen(passage, definitions); turn++)
		;
	/* &page is filled by the call: what it was before does not matter */
	if (!source_is(routine->unit->source, first, "&"))
		add_stores(passage);
}

static gboolean is_same_word(const struct source *source, guint a, guint b)
{
	const struct token *x = &source->tokens[a], *y = &source->tokens[b];

	return x->initial == y->initial && x->length == y->length &&
	       !memcmp(source->text + x->offset, source->text + y->offset,
		       x->length);
}

/* Whether the function writes to one of the variables of these tokens. */
static gboolean is_written(const struct routine *routine, guint first,
			   guint last)
{
	const struct source *source = routine->unit->source;

	for (guint i = first; i <= last; i++) {
		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		for (guint k = routine->body; k < routine->body_end; k++)
			if (source->tokens[k].kind == TOKEN_IDENT &&
			    is_same_word(source, i, k) &&
			    source_is(source, source_next(source, k), "="))
				return TRUE;
	}
	return FALSE;
}

/* The one case label that stands before the token in a switch; 0 for more. */
static const struct stmt *label_of(const struct source *source,
				   const struct stmt *block, guint token)
{
	const struct stmt *found = NULL, *before = NULL;

	for (const struct stmt *stmt = block->child;
	     stmt && stmt->first <= token; stmt = stmt->next) {
		if (stmt->kind != STMT_CASE) {
			before = stmt;
			continue;
		}
		/* case A: case B: or a fall-through from above */
		found = !before || before->kind == STMT_BREAK ||
					before->kind == STMT_RETURN ||
					before->kind == STMT_GOTO
				? stmt
				: NULL;
		before = stmt;
	}
	return found && source_is(source, found->first, "case") ? found : NULL;
}

static char *negate(char *text)
{
	char *negated = *text == '!' ? g_strdup(text + 1)
				     : g_strconcat("!", text, NULL);

	g_free(text);
	return negated;
}

GPtrArray *pinflow_facts(const struct routine *routine, guint token)
{
	const struct source *source = routine->unit->source;
	GPtrArray *facts = g_ptr_array_new_with_free_func(g_free);
	const struct stmt *stmt = stmt_at(routine->root, token);

	for (; stmt; stmt = stmt->parent) {
		const struct stmt *label;
		guint first, last;
		char *text;

		if (!stmt->open || token <= stmt->close ||
		    (stmt->kind != STMT_IF && stmt->kind != STMT_SWITCH))
			continue;
		first = source_next(source, stmt->open);
		last = source_prev(source, stmt->close);
		if (first > last || is_written(routine, first, last))
			continue;
		text = source_span(source, first, last);
		if (stmt->kind == STMT_IF) {
			if (stmt->orelse && token >= stmt->orelse->first)
				text = negate(text);
			g_ptr_array_add(facts, text);
			continue;
		}
		label = stmt->child ? label_of(source, stmt->child, token)
				    : NULL;
		if (label) {
			char *value = source_span(
				source, source_next(source, label->first),
				source_prev(source, label->last));

			g_ptr_array_add(facts, g_strdup_printf("%s == %s", text,
							       value));
			g_free(value);
		}
		g_free(text);
	}
	return facts;
}

static gboolean is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '>' || c == '.';
}

/* The text with what an argument says replaced by the parameter's name. */
static char *replace_word(const char *text, const char *from, const char *to)
{
	GString *out = g_string_new(NULL);
	gsize n = strlen(from);
	const char *p = text, *at;
	gboolean any = FALSE;

	while ((at = strstr(p, from))) {
		gboolean whole = (at == text || !is_word(at[-1])) &&
				 !is_word(at[n]) && at[n] != '-';

		g_string_append_len(out, p, at - p);
		g_string_append(out, whole ? to : from);
		any |= whole;
		p = at + n;
	}
	g_string_append(out, p);
	if (any)
		return g_string_free(out, FALSE);
	g_string_free(out, TRUE);
	return NULL;
}

GPtrArray *pinflow_translate(const GPtrArray *facts,
			     const struct routine *caller,
			     const struct call_place *call,
			     const struct routine *callee)
{
	GPtrArray *out;

	if (!facts || !facts->len)
		return NULL;
	out = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < facts->len; i++) {
		for (guint k = 0; k < call->arguments->len; k++) {
			const struct span *span =
				&g_array_index(call->arguments, struct span, k);
			int parameter = routine_parameter(callee, k);
			char *from, *fact;

			if (parameter < 0)
				continue;
			from = source_span(caller->unit->source, span->first,
					   span->last);
			fact = replace_word(
				facts->pdata[i], from,
				routine_at(callee, parameter)->word);
			if (fact)
				g_ptr_array_add(out, fact);
			g_free(from);
		}
	}
	return out;
}
