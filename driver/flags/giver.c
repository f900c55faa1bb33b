// SPDX-License-Identifier: GPL-2.0
#include "flags/giver-parts.h"

#include <string.h>

#include "code/bracket.h"
#include "code/cfg.h"
#include "code/stmt.h"
#include "program/scope.h"
#include "program/typing.h"

static guint line_of(const struct unit *unit, guint token)
{
	return unit->source->tokens[token].line;
}

/* Functions that fill memory by its address, whatever struct lies there. */
static const char *const fillers[] = {
	"copy_from_user",
	"__copy_from_user",
	"copy_from_iter",
	"copy_from_iter_full",
	"memcpy",
	"memcpy_fromio",
	"copy_struct_from_user",
	"copy_from_sockptr",
	"memdup_user",
	"vmemdup_user",
	"kmemdup",
};

static void collect_parameter(struct origin *origin, const GArray *uses)
{
	const struct place *place = origin->where;
	guint calls = 0;

	for (guint i = 0; i < uses->len; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);
		struct giver giver = {
			.unit = use->unit, .item = use->item, .at = use->token};
		GArray *spans;

		if (use->kind == USE_VALUE) {
			origin_blind(origin, "its address is taken at %s:%u",
				     use->unit->path,
				     line_of(use->unit, use->token));
			continue;
		}
		calls++;
		spans = unit_arguments(use->unit, use->token);
		if (!use->item || use->item->kind != ITEM_FUNCTION ||
		    place->index >= spans->len) {
			origin_blind(origin,
				     "the call at %s:%u cannot be followed",
				     use->unit->path,
				     line_of(use->unit, use->token));
		} else {
			struct span *span = &g_array_index(spans, struct span,
							   place->index);

			giver.first = span->first;
			giver.last = span->last;
			origin_give(origin, &giver);
		}
		g_array_unref(spans);
	}
	if (!calls)
		origin_blind(origin, "nothing in the tree calls it");
}

static enum give give_of(const struct source *source, guint op)
{
	if (source_is(source, op, "="))
		return GIVE_IS;
	if (source_is(source, op, "|="))
		return GIVE_ADDS;
	if (source_is(source, op, "&="))
		return GIVE_MASKS;
	return GIVE_OTHER;
}

/* The value that is assigned to the expression ending in this token. */
static gboolean find_value(const struct use *use, struct giver *giver)
{
	const GArray *facts = use->unit->facts;

	for (guint i = 0; i < facts->len; i++) {
		const struct fact *fact = &g_array_index(facts, struct fact, i);

		if (fact->kind != FACT_ASSIGN || fact->last != use->token)
			continue;
		giver->first = fact->value_first;
		giver->last = fact->value_last;
		giver->give =
			give_of(use->unit->source,
				source_next(use->unit->source, fact->last));
		return TRUE;
	}
	return FALSE;
}

/* The value behind the = that follows this token, up to , ; or }. */
static gboolean find_initialiser(const struct use *use, struct giver *giver)
{
	const struct source *source = use->unit->source;
	guint i = source_next(source, use->token), last;

	if (!source_is(source, i, "="))
		return FALSE;
	last = i = source_next(source, i);
	giver->first = i;
	for (; i < source->count; i = source_next(source, i)) {
		if (source_is(source, i, ",") || source_is(source, i, ";") ||
		    source_is(source, i, "}"))
			break;
		if (source_is(source, i, "(") || source_is(source, i, "[") ||
		    source_is(source, i, "{"))
			i = source_close(source, i);
		last = i;
	}
	giver->last = last;
	return i < source->count && last >= giver->first;
}

static void collect_write(struct origin *origin, const struct use *use,
			  gboolean initialiser)
{
	struct giver giver = {
		.unit = use->unit, .item = use->item, .at = use->token};

	if (initialiser ? find_initialiser(use, &giver)
			: find_value(use, &giver))
		origin_give(origin, &giver);
	else
		origin_blind(origin, "the write at %s:%u cannot be read",
			     use->unit->path, line_of(use->unit, use->token));
}

/* copy_from_user(&x, ...) and its like fill all members of x at once. */
static void collect_fillers(struct origin *origin, struct program *program)
{
	const struct place *place = origin->where;

	for (guint f = 0; f < G_N_ELEMENTS(fillers); f++) {
		GArray *uses = place_uses(program, place, fillers[f], USE_CALL);

		for (guint i = 0; i < uses->len; i++) {
			const struct use *use =
				&g_array_index(uses, struct use, i);
			const struct source *source = use->unit->source;
			guint to = source_next(source,
					       source_next(source, use->token));
			guint before = source_prev(source, use->token);
			char *tag = NULL;

			if (source_is(source, to, "&"))
				to = source_next(source, to);
			if (strstr(fillers[f], "dup") &&
			    source_is(source, before, "="))
				to = source_prev(source, before);
			if (source->tokens[to].kind == TOKEN_IDENT)
				tag = typing_variable(program, use->unit, to);
			if (tag && !strcmp(tag, place->tag))
				origin_blind(origin, "%s() fills it at %s:%u",
					     fillers[f], use->unit->path,
					     line_of(use->unit, use->token));
			g_free(tag);
		}
		g_array_unref(uses);
	}
}

static void collect_member(struct origin *origin, struct program *program,
			   const GArray *uses)
{
	for (guint i = 0; i < uses->len; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);
		gboolean unknown;

		if (!giver_is_ours(origin, program, use, &unknown))
			continue;
		if (unknown)
			origin_blind(origin, "the write at %s:%u may be to it",
				     use->unit->path,
				     line_of(use->unit, use->token));
		else if (use->kind == USE_MEMBER_ADDRESS)
			origin_blind(origin, "its address is taken at %s:%u",
				     use->unit->path,
				     line_of(use->unit, use->token));
		else
			collect_write(origin, use,
				      use->kind == USE_MEMBER_INIT);
	}
	collect_fillers(origin, program);
	if (!origin->givers->len)
		origin_blind(origin, "nothing in the tree writes it");
}

static void collect_returns(struct origin *origin, const GArray *uses)
{
	for (guint i = 0; i < uses->len; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);
		struct stmt *root;
		struct cfg *cfg;

		if (!use->item || use->item->kind != ITEM_FUNCTION)
			continue;
		root = stmt_parse(use->unit->source, use->item);
		cfg = cfg_new(use->unit->source, root);
		for (guint n = 0; n < cfg->nodes->len; n++) {
			const struct cfg_node *node = cfg_node(cfg, n);
			struct giver giver = {.unit = use->unit,
					      .item = use->item,
					      .at = node->first,
					      .first = node->first + 1,
					      .last = node->last - 1};

			if (node->kind == CFG_RETURN &&
			    giver.first <= giver.last)
				origin_give(origin, &giver);
		}
		cfg_free(cfg);
		stmt_free(root);
	}
	if (!origin->givers->len)
		origin_blind(origin, "it is not defined in a file that was "
				     "read");
}

/* What the macro of this name stands for, unless it has parameters. */
static void collect_macro(struct origin *origin, const struct use *use)
{
	const struct token *name = &use->unit->source->tokens[use->token];
	struct giver giver = {.unit = use->unit,
			      .item = use->item,
			      .at = use->token,
			      .first = use->token + 1,
			      .last = use->item->last};

	if (giver.first <= giver.last &&
	    (!source_is(use->unit->source, giver.first, "(") ||
	     name[1].offset > name->offset + name->length))
		origin_give(origin, &giver);
}

/* Whether this name in a function is a variable of that function's own. */
static gboolean is_local(const struct use *use)
{
	struct scope *scope = scope_new(use->unit, use->item);
	gboolean is = scope_find(scope, use->token) >= 0;

	scope_free(scope);
	return is;
}

/*
 * The name at file scope. FALSE: nothing is declared there. What a macro is
 * given (module_param(name, ...)) others may write.
 */
static gboolean collect_outside(struct origin *origin, const struct use *use)
{
	const struct source *source = use->unit->source;
	guint first = use->item->first, open = use->token;

	while (open > first && !source_is(source, open, "(") &&
	       !source_is(source, open, "{"))
		open = source_prev(source, open);
	if (source_is(source, open, "("))
		origin_blind(origin, "it is given away at %s:%u",
			     use->unit->path, line_of(use->unit, use->token));
	if (open != first)
		return FALSE;
	if (!source_is(source, first, "static"))
		origin_blind(origin, "who else writes it is not known");
	if (source_is(source, source_next(source, use->token), "="))
		collect_write(origin, use, TRUE);
	return use->token != first;
}

/* A global is followed when only its own file can write it; a macro always. */
static void collect_global(struct origin *origin, const GArray *uses)
{
	gboolean declared = FALSE;

	for (guint i = 0; i < uses->len; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);
		const struct source *source = use->unit->source;

		if (!use->item)
			continue;
		if (use->item->kind == ITEM_MACRO) {
			declared |= use->item->name == use->token;
			if (use->item->name == use->token)
				collect_macro(origin, use);
		} else if (use->item->kind == ITEM_FUNCTION && is_local(use))
			continue;
		else if (use->kind == USE_WRITE &&
			 use->item->kind == ITEM_FUNCTION)
			collect_write(origin, use, FALSE);
		else if (source_is(source, source_prev(source, use->token),
				   "&"))
			origin_blind(origin,
				     "its address may be taken at %s:%u",
				     use->unit->path,
				     line_of(use->unit, use->token));
		else if (use->item->kind == ITEM_OTHER)
			declared |= collect_outside(origin, use);
	}
	if (!declared || !origin->givers->len)
		origin_blind(origin, "it is no macro and no static variable "
				     "of a file that was read");
}

void giver_collect(struct origin *origin, struct program *program)
{
	GArray *uses = giver_uses(origin, program);

	switch (origin->kind) {
	case ORIGIN_PARAMETER:
		collect_parameter(origin, uses);
		break;
	case ORIGIN_MEMBER:
		collect_member(origin, program, uses);
		break;
	case ORIGIN_RETURN:
		collect_returns(origin, uses);
		break;
	case ORIGIN_GLOBAL:
		collect_global(origin, uses);
		break;
	}
	g_array_unref(uses);
}
