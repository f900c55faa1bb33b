// SPDX-License-Identifier: GPL-2.0
/* mark-assign - what is written to marks and asked of them */
#include "lifetime/mark-parts.h"

#include <string.h>

#include "lifetime/declare.h"
#include "lifetime/piece.h"
#include "program/use.h"
#include "code/bracket.h"

static guint value_end(const struct source *source, guint from)
{
	guint last = from;

	for (guint i = from; i < source->count; i = source_next(source, i)) {
		if (source_is(source, i, ",") || source_is(source, i, ";") ||
		    source_is(source, i, ")") || source_is(source, i, "}"))
			break;
		if (source_is(source, i, "(") || source_is(source, i, "[") ||
		    source_is(source, i, "{"))
			i = source_close(source, i);
		last = i;
	}
	return MIN(last, source->count - 1);
}

/* true, TRUE, B_TRUE */
static gboolean is_true(const struct source *source, guint token)
{
	const struct token *word = &source->tokens[token];

	return word->length >= 4 &&
	       !g_ascii_strncasecmp(source->text + word->offset + word->length -
					    4,
				    "true", 4);
}

/* Whether a mark with this path holds behind an assignment to it. */
static gboolean holds(const struct routine *routine, const struct mark *mark,
		      guint op, gboolean held)
{
	const struct source *source = routine->unit->source;
	guint first = source_next(source, op), last = value_end(source, first);
	const char *asks = mark->asks;

	if (source_is(source, op, "="))
		held = FALSE;
	else if (source_is(source, op, "&="))
		return held && *asks == '&' && source_is(source, first, "~") &&
		       !mark_has_term(source, source_next(source, first), last,
				      asks + 1) &&
		       source_next(source, first) == last;
	else if (!source_is(source, op, "|="))
		return FALSE;
	if (*asks == '&')
		return held || mark_has_term(source, first, last, asks + 1);
	if (*asks == '=')
		return source_is(source, op, "=") && first == last &&
		       source_is(source, first, asks + 2);
	/* some bit is set; or a number that is not 0 */
	if (source_is(source, op, "|="))
		return held || mark_is_constant(routine, first);
	return first == last && (is_true(source, first) ||
				 (source->tokens[first].kind == TOKEN_NUMBER &&
				  !source_is(source, first, "0")));
}

/* Whether the path of a mark leads through what is written to. */
static gboolean leads_through(const char *path, const char *written)
{
	gsize n = strlen(written);

	while (*path == '*' || *path == '(')
		path++;
	return g_str_has_prefix(path, written) &&
	       (!path[n] || path[n] == '-' || path[n] == '.' || path[n] == '[');
}

gboolean mark_is_assignment(const struct source *source, guint i)
{
	static const char *const ops[] = {
		"=", "|=", "&=", "+=", "-=", "^=", "++", "--", "<<=", NULL};

	return source->tokens[i].kind == TOKEN_PUNCT &&
	       source_is_any(source, i, ops);
}

static guint32 assign(const struct routine *routine, guint32 set, guint op)
{
	const struct source *source = routine->unit->source;
	const GPtrArray *marks = marks_of(routine);
	guint name = declare_before(source, source_prev(source, op)), start;
	g_autofree char *path = NULL;

	if (name == G_MAXUINT || source->tokens[name].kind != TOKEN_IDENT)
		return set;
	start = use_chain(source, name);
	if (start == name && start &&
	    source_is(source, source_prev(source, start), "*") &&
	    routine_name(routine, name) >= 0 &&
	    source->tokens[source_prev(source, source_prev(source, start))]
			    .kind == TOKEN_PUNCT)
		start = source_prev(source, start);
	path = mark_text(source, start, name);
	for (guint i = 0; i < marks->len; i++) {
		const struct mark *mark = marks->pdata[i];
		gboolean held = set >> i & 1;

		if (!strcmp(mark->path, path))
			held = holds(routine, mark, op, held);
		else if (leads_through(mark->path, path))
			held = FALSE;
		set = (set & ~(1u << i)) | (guint32)held << i;
	}
	return set;
}

/* memset(&x, 0, n): nothing of it is set any more. */
static guint32 wipe(const struct routine *routine, guint32 set, guint name)
{
	const struct source *source = routine->unit->source;
	const struct call_place *call = routine_call(routine, name);
	const GPtrArray *marks = marks_of(routine);
	const struct span *span;
	g_autofree char *word = NULL;

	if (!call || !call->arguments->len ||
	    !source_is(source, name, "memset"))
		return set;
	span = &g_array_index(call->arguments, struct span, 0);
	word = mark_text(source, span->first, span->last);
	for (guint i = 0; i < marks->len; i++)
		if (leads_through(((struct mark *)marks->pdata[i])->path,
				  *word == '&' ? word + 1 : word))
			set &= ~(1u << i);
	return set;
}

guint32 marks_assign(const struct routine *routine, guint32 set, guint first,
		     guint last)
{
	const struct source *source = routine->unit->source;

	if (!marks_of(routine)->len)
		return 0;
	for (guint i = first; i <= last && i < source->count; i++) {
		if (mark_is_assignment(source, i))
			set = assign(routine, set, i);
		else if (source_is(source, i, "memset"))
			set = wipe(routine, set, i);
	}
	return set;
}

/* The last word of a path: flags of u->flags. */
static const char *member_of(const char *path)
{
	const char *member = path;

	for (; *path; path++)
		if (!g_ascii_isalnum(*path) && *path != '_')
			member = path + 1;
	return member;
}

guint32 marks_left(const struct routine *routine, guint32 set,
		   const struct routine *callee)
{
	const struct source *source = callee->unit->source;
	const GPtrArray *marks = marks_of(routine);

	for (guint i = callee->body; set && i < callee->body_end; i++) {
		guint name;

		if (!source_is(source, i, "=") && !source_is(source, i, "&="))
			continue;
		name = source_prev(source, i);
		for (guint k = 0; k < marks->len; k++) {
			const struct mark *mark = marks->pdata[k];

			if (source_is(source, name, member_of(mark->path)))
				set &= ~(1u << k);
		}
	}
	return set;
}

int marks_say(const struct routine *routine, guint32 set, guint first,
	      guint last)
{
	const struct source *source = routine->unit->source;
	struct mark *mark;
	gboolean truth, or ;
	guint op;
	int found;

	piece_strip(source, &first, &last);
	if (!set || first > last || last >= source->count)
		return -1;
	op = piece_op(source, first, last, mark_or);
	or = op != G_MAXUINT;
	if (! or)
		op = piece_op(source, first, last, mark_and);
	if (op != G_MAXUINT) {
		int a = marks_say(routine, set, first, source_prev(source, op));
		int b = marks_say(routine, set, source_next(source, op), last);

		if (a == or || b == or)
			return or ;
		return a < 0 || b < 0 ? -1 : ! or ;
	}
	if (source_is(source, first, "!")) {
		int not = marks_say(routine, set, source_next(source, first),
				    last);

		return not < 0 ? -1 : !not ;
	}
	mark = mark_read(routine, first, last, &truth);
	if (!mark)
		return -1;
	found = mark_find(marks_of(routine), mark->path, mark->asks);
	mark_free(mark);
	return found >= 0 && set >> found & 1 ? truth : -1;
}

guint32 marks_return(const struct routine *routine, guint32 set, guint first,
		     guint last)
{
	const struct source *source = routine->unit->source;
	const GPtrArray *marks = marks_of(routine);
	g_autofree char *word = NULL;

	if (first > last)
		return set;
	word = source_word(source, first);
	for (guint i = 0; i < marks->len; i++) {
		const struct mark *mark = marks->pdata[i];
		gboolean held = FALSE;
		int same;

		if (strcmp(mark->path, "@") != 0)
			continue;
		same = first == last ? mark_find(marks, word, mark->asks) : -1;
		if (same >= 0)
			held = set >> same & 1;
		else if (*mark->asks == '&')
			held = mark_has_term(source, first, last,
					     mark->asks + 1);
		else if (*mark->asks == '=')
			held = first == last &&
			       source_is(source, first, mark->asks + 2);
		set = (set & ~(1u << i)) | (guint32)held << i;
	}
	return set;
}

guint32 marks_known(const struct routine *routine, const GPtrArray *texts,
		    int result)
{
	const GPtrArray *marks = marks_of(routine);
	const char *word =
		result >= 0 ? routine_at(routine, result)->word : NULL;
	guint32 set = 0;

	for (guint i = 0; texts && i < texts->len; i++)
		for (guint k = 0; k < marks->len; k++) {
			const struct mark *mark = marks->pdata[k];
			gboolean own = word && !strcmp(mark->path, word);
			g_autofree char *text = g_strconcat(
				own ? "@" : mark->path, mark->asks, NULL);

			if ((own || !word) && !strcmp(text, texts->pdata[i]))
				set |= 1u << k;
		}
	return set;
}
