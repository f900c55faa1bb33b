// SPDX-License-Identifier: GPL-2.0
#include "apply/relay.h"

#include "apply/carry.h"
#include "rewrite/layout.h"

static const char *const keywords[] = {"if",	 "while",  "for",  "switch",
				       "return", "sizeof", "else", "do",
				       "case",	 "goto",   NULL};

static gboolean is_call(const struct source *source, guint i)
{
	return i < source->count && source->tokens[i].kind == TOKEN_IDENT &&
	       !source_is_any(source, i, keywords) &&
	       source_is(source, source_next(source, i), "(");
}

/* The name of the innermost call that holds token i; count: none. */
static guint call_around(const struct source *source, guint i)
{
	guint depth = 0;

	while (i-- > 0) {
		if (source_is(source, i, ";") || source_is(source, i, "{") ||
		    source_is(source, i, "}"))
			break;
		if (source_is(source, i, ")"))
			depth++;
		else if (source_is(source, i, "(") && depth-- == 0)
			return i && is_call(source, i - 1) ? i - 1
							   : source->count;
	}
	return source->count;
}

/* Where in the old text a byte of the new one stood. */
static guint before_of(const GArray *spans, guint offset)
{
	gint64 shift = 0;

	for (guint i = 0; i < spans->len; i++) {
		const struct carry_span *span =
			&g_array_index(spans, struct carry_span, i);

		if (offset < span->after)
			break;
		if (offset < span->after + span->come)
			return span->before;
		shift = (gint64)span->before + span->gone - span->after -
			span->come;
	}
	return offset + shift;
}

/* Offsets (guint) of the calls that changes touch, without doubles, sorted. */
static GArray *calls_of(const struct source *source, const GArray *spans)
{
	GArray *calls = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < spans->len; i++) {
		const struct carry_span *span =
			&g_array_index(spans, struct carry_span, i);
		guint token = source_at(source, span->after), offset;

		if (!is_call(source, token) || !span->come)
			token = call_around(source, token);
		if (token >= source->count)
			continue;
		offset = source->tokens[token].offset;
		if (!calls->len ||
		    g_array_index(calls, guint, calls->len - 1) < offset)
			g_array_append_val(calls, offset);
	}
	return calls;
}

GBytes *relay(GBytes *text, const struct source *before, const GArray *spans)
{
	struct source *source = source_new(before->path, text);
	GArray *calls = calls_of(source, spans);

	/* from the last to the first: places before stay valid */
	for (guint i = calls->len; i-- > 0;) {
		guint offset = g_array_index(calls, guint, i);
		GBytes *laid = layout_call(text, offset, before,
					   before_of(spans, offset));

		g_bytes_unref(text);
		text = laid;
	}
	g_array_unref(calls);
	source_free(source);
	return text;
}
