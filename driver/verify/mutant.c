// SPDX-License-Identifier: GPL-2.0
#include "verify/mutant.h"

#include <string.h>

#include "base/edit.h"
#include "code/bracket.h"

/* A call of a member of the family, raw or through a helper. */
struct family_call {
	const struct member *member;
	const char *suffix; /* the campaign's, or "" */
	guint name; /* token */
	guint first, last; /* tokens of the flags argument */
};

const char *mutation_name(enum mutation mutation)
{
	static const char *const names[] = {
		"one of two calls with a shared variable not converted",
		"flag left in the variable",
		"flag passed to a short-term helper",
		"short-term made long-term",
		"another flag lost",
		"helper of another function",
		"long-term made short-term",
		"flag dropped",
		"flag left in the argument",
	};

	G_STATIC_ASSERT(G_N_ELEMENTS(names) == MUTATIONS);
	return names[mutation];
}

/* Splits a name into member and suffix. */
static gboolean split_name(const struct campaign *campaign,
			   const struct family *family, const char *name,
			   struct family_call *call)
{
	const char *suffixes[] = {campaign->longterm_suffix,
				  campaign->shortterm_suffix, ""};

	for (guint i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		g_autofree char *stem = NULL;

		if (!g_str_has_suffix(name, suffixes[i]))
			continue;
		stem = g_strndup(name, strlen(name) - strlen(suffixes[i]));
		call->member = family_find(family, stem);
		call->suffix = suffixes[i];
		if (call->member && call->member->flags != G_MAXUINT)
			return TRUE;
	}
	return FALSE;
}

/* Finds the flags among the arguments between open and close. */
static gboolean find_flags(const struct source *source, guint open, guint close,
			   struct family_call *call)
{
	guint index = 0, depth = 0;

	call->first = source_next(source, open);
	for (guint i = call->first; i < close; i = source_next(source, i)) {
		if (source_is(source, i, "(") || source_is(source, i, "[") ||
		    source_is(source, i, "{"))
			depth++;
		else if (source_is(source, i, ")") ||
			 source_is(source, i, "]") || source_is(source, i, "}"))
			depth--;
		if (depth || !source_is(source, i, ","))
			continue;
		if (index == call->member->flags) {
			call->last = source_prev(source, i);
			return TRUE;
		}
		index++;
		call->first = source_next(source, i);
	}
	call->last = source_prev(source, close);
	return index == call->member->flags && call->first <= call->last;
}

static GArray *find_calls(const struct campaign *campaign,
			  const struct family *family,
			  const struct source *source)
{
	GArray *calls = g_array_new(FALSE, FALSE, sizeof(struct family_call));

	for (guint i = 0; i < source->count; i++) {
		struct family_call call = {.name = i};
		guint open = source_next(source, i), close;
		g_autofree char *name = NULL;

		if (source->tokens[i].kind != TOKEN_IDENT ||
		    open >= source->count || !source_is(source, open, "("))
			continue;
		name = source_word(source, i);
		close = source_close(source, open);
		if (close < source->count &&
		    split_name(campaign, family, name, &call) &&
		    find_flags(source, open, close, &call))
			g_array_append_val(calls, call);
	}
	return calls;
}

/* --- edits */

static void rename_call(struct edits *edits, const struct source *source,
			const struct family_call *call, const char *name,
			const char *suffix)
{
	const struct token *token = &source->tokens[call->name];
	g_autofree char *text = g_strconcat(name, suffix, NULL);

	edits_add(edits, token->offset, token->length, text);
}

static void add_flag(struct edits *edits, const struct source *source,
		     const struct family_call *call, const char *flag)
{
	const struct token *first = &source->tokens[call->first];
	const struct token *last = &source->tokens[call->last];
	g_autofree char *text = g_strdup_printf(") | %s", flag);

	edits_add(edits, first->offset, 0, "(");
	edits_add(edits, last->offset + last->length, 0, text);
}

/* Replaces another flag of the argument with 0. */
static gboolean lose_flag(struct edits *edits, const struct source *source,
			  const struct family_call *call,
			  const struct campaign *campaign)
{
	for (guint i = call->first; i <= call->last; i++) {
		const struct token *token = &source->tokens[i];
		g_autofree char *word = source_word(source, i);

		if (token->kind != TOKEN_IDENT ||
		    !g_str_has_prefix(word, campaign->flag_prefix) ||
		    !strcmp(word, campaign->flag))
			continue;
		edits_add(edits, token->offset, token->length, "0");
		return TRUE;
	}
	return FALSE;
}

/*
 * Another member with the same number of arguments and the flags in the same
 * place.
 */
static const struct member *relative_of(const struct family *family,
					const struct member *member)
{
	for (guint i = 0; i < family->members->len; i++) {
		const struct member *other = family->members->pdata[i];

		if (other != member && other->flags == member->flags &&
		    other->parameters->len == member->parameters->len)
			return other;
	}
	return NULL;
}

/* The flags argument if it is a single name. */
static char *variable_of(const struct source *source,
			 const struct family_call *call)
{
	if (call->first != call->last ||
	    source->tokens[call->first].kind != TOKEN_IDENT)
		return NULL;
	return source_word(source, call->first);
}

/* Whether a later long-term call uses the same variable. */
static gboolean is_shared(const struct campaign *campaign,
			  const struct source *source, const GArray *calls,
			  guint index)
{
	const struct family_call *call =
		&g_array_index(calls, struct family_call, index);
	g_autofree char *name = variable_of(source, call);

	for (guint i = 0; name && i < index; i++) {
		const struct family_call *other =
			&g_array_index(calls, struct family_call, i);
		g_autofree char *its = variable_of(source, other);

		if (other->suffix == campaign->longterm_suffix &&
		    !g_strcmp0(its, name))
			return TRUE;
	}
	return FALSE;
}

/* Mutates one call of the converted text; FALSE: not possible there. */
static gboolean mutate(enum mutation mutation, const struct campaign *campaign,
		       const struct family *family, const struct source *source,
		       const GArray *calls, guint index, struct edits *edits)
{
	const struct family_call *call =
		&g_array_index(calls, struct family_call, index);
	gboolean is_long = call->suffix == campaign->longterm_suffix;
	gboolean is_short = call->suffix == campaign->shortterm_suffix;
	const struct member *other;

	switch (mutation) {
	case MUTATION_SHARED:
		if (!is_long || !is_shared(campaign, source, calls, index))
			return FALSE;
		rename_call(edits, source, call, call->member->name, "");
		return TRUE;
	case MUTATION_FLAG_LEFT:
	case MUTATION_SHORT_FLAG:
		if (mutation == MUTATION_FLAG_LEFT ? !is_long : !is_short)
			return FALSE;
		add_flag(edits, source, call, campaign->flag);
		return TRUE;
	case MUTATION_SHORT_TO_LONG:
	case MUTATION_LONG_TO_SHORT:
		if (mutation == MUTATION_LONG_TO_SHORT ? !is_long : !is_short)
			return FALSE;
		rename_call(edits, source, call, call->member->name,
			    is_long ? campaign->shortterm_suffix
				    : campaign->longterm_suffix);
		return TRUE;
	case MUTATION_WRITE_LOST:
		return (is_long || is_short) &&
		       lose_flag(edits, source, call, campaign);
	case MUTATION_WRONG_CALLEE:
		other = relative_of(family, call->member);
		if (!other || !(is_long || is_short))
			return FALSE;
		rename_call(edits, source, call, other->name, call->suffix);
		return TRUE;
	case MUTATION_FLAG_DROPPED:
		if (!is_long)
			return FALSE;
		rename_call(edits, source, call, call->member->name, "");
		return TRUE;
	default:
		return FALSE;
	}
}

static GBytes *finish(struct edits *edits, const struct source *source,
		      const struct family_call *call, char **what)
{
	g_autofree char *name = source_word(source, call->name);
	GBytes *text = edits_apply(edits, source->bytes, NULL);

	if (text)
		*what = g_strdup_printf("line %u, %s()",
					source->tokens[call->name].line, name);
	return text;
}

/*
 * The text before the conversion, with only the long-term helper's name
 * changed: the flag that the conversion took out of a variable is still there.
 */
static GBytes *keep_variable(const struct campaign *campaign,
			     const struct family *family,
			     const struct source *before,
			     const struct source *after, char **what)
{
	g_autoptr(GArray) old = find_calls(campaign, family, before);
	g_autoptr(GArray) new = find_calls(campaign, family, after);
	struct edits *edits = edits_new();
	GBytes *text = NULL;

	for (guint i = 0; old->len == new->len &&i < new->len && !text; i++) {
		const struct family_call *was =
			&g_array_index(old, struct family_call, i);
		const struct family_call *is =
			&g_array_index(new, struct family_call, i);
		g_autofree char *name = variable_of(before, was);

		if (!name || is->suffix != campaign->longterm_suffix)
			continue;
		rename_call(edits, before, was, was->member->name, is->suffix);
		text = finish(edits, before, was, what);
	}
	edits_free(edits);
	return text;
}

GBytes *mutant_make(enum mutation mutation, const struct campaign *campaign,
		    const struct family *family, const struct source *before,
		    const struct source *after, char **what)
{
	g_autoptr(GArray) calls = NULL;
	GBytes *text = NULL;

	if (mutation == MUTATION_VARIABLE)
		return keep_variable(campaign, family, before, after, what);
	calls = find_calls(campaign, family, after);
	for (guint i = 0; i < calls->len && !text; i++) {
		struct edits *edits = edits_new();

		if (mutate(mutation, campaign, family, after, calls, i, edits))
			text = finish(
				edits, after,
				&g_array_index(calls, struct family_call, i),
				what);
		edits_free(edits);
	}
	return text;
}
