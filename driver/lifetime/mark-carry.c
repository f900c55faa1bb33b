// SPDX-License-Identifier: GPL-2.0
/* mark-carry - marks from one function to another */
#include "lifetime/mark-parts.h"

#include <string.h>

#include "program/use.h"

/* { .name = ... }, struct x name = ...: before anything is noted. */
static gboolean is_initialised(const struct source *source, guint name)
{
	guint dot = source_prev(source, name), before;

	if (dot == G_MAXUINT)
		return FALSE;
	if (source->tokens[dot].kind == TOKEN_IDENT)
		return !source_is(source, dot, "else");
	if (!source_is(source, dot, "."))
		return FALSE;
	before = source_prev(source, dot);
	return source_is(source, before, "{") || source_is(source, before, ",");
}

/* Whether the routine writes to what a text asks for. */
static gboolean is_changed(const struct routine *routine, const char *text)
{
	const struct source *source = routine->unit->source;

	for (guint i = routine->body; i < routine->body_end; i++) {
		guint name;
		g_autofree char *path = NULL;

		if (!mark_is_assignment(source, i))
			continue;
		name = source_prev(source, i);
		if (source->tokens[name].kind != TOKEN_IDENT ||
		    is_initialised(source, name))
			continue;
		path = mark_text(source, use_chain(source, name), name);
		if (strstr(text, path))
			return TRUE;
	}
	return FALSE;
}

/* A text with the words of the arguments; direction 1: to the callee's. */
static void add_translated(GPtrArray *out, const char *text,
			   const struct routine *caller,
			   const struct call_place *call,
			   const struct routine *callee, gboolean down)
{
	if (*text == '@') {
		if (!down)
			g_ptr_array_add(out, g_strdup(text));
		return;
	}
	for (guint i = 0; i < call->arguments->len; i++) {
		const struct span *span =
			&g_array_index(call->arguments, struct span, i);
		int parameter = routine_parameter(callee, i);
		const struct source *source = caller->unit->source;
		gboolean address = source_is(source, span->first, "&");
		guint first = address ? source_next(source, span->first)
				      : span->first;
		g_autofree char *value = NULL, *from = NULL, *to = NULL;
		g_autofree char *star = NULL, *plain = NULL;
		const char *word;

		if (parameter < 0 || !mark_is_path(source, first, span->last))
			continue;
		word = routine_at(callee, parameter)->word;
		value = mark_text(source, first, span->last);
		/* p->m in the callee, x.m or x->m in the caller */
		from = g_strconcat(word, "->", NULL);
		to = g_strconcat(value, address ? "." : "->", NULL);
		star = g_strconcat("*", word, NULL);
		plain = g_strconcat(address ? "" : "*", value, NULL);
		if (g_str_has_prefix(text, down ? to : from))
			g_ptr_array_add(
				out,
				g_strconcat(down ? from : to,
					    text + strlen(down ? to : from),
					    NULL));
		else if (g_str_has_prefix(text, down ? plain : star) &&
			 strchr("&=", text[strlen(down ? plain : star)]))
			g_ptr_array_add(
				out,
				g_strconcat(down ? star : plain,
					    text + strlen(down ? plain : star),
					    NULL));
		else if (down && !address && g_str_has_prefix(text, value) &&
			 strchr("&=", text[strlen(value)]))
			g_ptr_array_add(
				out,
				g_strconcat(word, text + strlen(value), NULL));
	}
}

static GPtrArray *translate(const struct routine *routine, guint32 set,
			    const GPtrArray *more, const struct routine *other,
			    const struct call_place *call, gboolean down)
{
	const struct routine *caller = down ? routine : other;
	const struct routine *callee = down ? other : routine;
	const GPtrArray *marks = marks_of(routine);
	GPtrArray *out = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < marks->len; i++) {
		const struct mark *mark = marks->pdata[i];
		g_autofree char *text =
			g_strconcat(mark->path, mark->asks, NULL);

		if (set >> i & 1)
			add_translated(out, text, caller, call, callee, down);
	}
	for (guint i = 0; more && i < more->len; i++) {
		const char *text = more->pdata[i];

		if (*text != '@' && !is_changed(routine, text))
			add_translated(out, text, caller, call, callee, down);
	}
	if (out->len)
		return out;
	g_ptr_array_unref(out);
	return NULL;
}

GPtrArray *marks_in_caller(const struct routine *routine, guint32 set,
			   const GPtrArray *more, const struct routine *caller,
			   const struct call_place *call)
{
	return translate(routine, set, more, caller, call, FALSE);
}

GPtrArray *marks_in_callee(const struct routine *routine, guint32 set,
			   const GPtrArray *more, const struct routine *callee,
			   const struct call_place *call)
{
	return translate(routine, set, more, callee, call, TRUE);
}
