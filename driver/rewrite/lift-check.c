// SPDX-License-Identifier: GPL-2.0
#include "rewrite/lift-parts.h"

#include "flags/outer.h"
#include "flags/removal.h"
#include "code/bracket.h"

void lift_refuse(struct node *node, const char *why, ...)
{
	va_list more;

	if (node->why)
		return;
	va_start(more, why);
	node->why = g_strdup_vprintf(why, more);
	va_end(more);
}

static guint line_of(const struct node *node, guint token)
{
	return node->place->unit->source->tokens[token].line;
}

/* Nobody outside of this file calls it, and nothing else names it. */
static void check_uses(const struct lift_plan *plan, struct node *node)
{
	const struct unit *unit = node->place->unit;
	GArray *uses;

	if (node->origin->blind)
		lift_refuse(node, "%s: %s", node->origin->name,
			    node->origin->blind);
	if (!program_is_private(unit, node->place->item))
		lift_refuse(node,
			    "%s() is not static: its prototype, and callers "
			    "in other files, would have to change with it",
			    node->function);
	uses = program_uses_in(plan->input->program, unit, node->function,
			       USE_ANY);
	for (guint i = 0; i < uses->len; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);

		if (use->kind == USE_CALL || (use->kind == USE_DEFINITION &&
					      use->item == node->place->item))
			continue;
		lift_refuse(node, "%s() is also named at l.%u", node->function,
			    line_of(node, use->token));
	}
	g_array_unref(uses);
}

static void check_names(const struct lift_plan *plan, struct node *node)
{
	const char *const names[] = {node->body, node->names[0],
				     node->names[1]};
	const struct source *source = node->place->unit->source;

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		GArray *uses =
			program_uses(plan->input->program, names[i], USE_ANY);

		if (uses->len && g_strcmp0(names[i], node->function))
			lift_refuse(node, "there is a %s already", names[i]);
		g_array_unref(uses);
	}
	for (guint i = node->place->item->open; i < node->place->item->last;
	     i++)
		if (source_is(source, i, plan->word))
			lift_refuse(node, "%s() has a %s already",
				    node->function, plan->word);
}

/* Its head is nothing but type, name and named parameters. */
static void check_head(struct node *node)
{
	const struct unit *unit = node->place->unit;
	const struct item *item = node->place->item;
	const struct source *source = unit->source;
	GArray *spans = unit_arguments(unit, item->name);

	for (guint i = item->first; i < item->body; i++) {
		const struct token *token = &source->tokens[i];
		gboolean type =
			token->kind == TOKEN_IDENT || source_is(source, i, "*");

		if (token->kind == TOKEN_COMMENT || token->directive ||
		    (i < item->name && !type))
			lift_refuse(node,
				    "%s() has a head that is more than names",
				    node->function);
	}
	if (item->first &&
	    source->tokens[item->first - 1].kind == TOKEN_COMMENT &&
	    source->text[source->tokens[item->first - 1].offset + 2] == '*')
		lift_refuse(node, "%s() has kernel-doc of its own",
			    node->function);
	if (source_close(source, item->open) + 1 != item->body)
		lift_refuse(node, "%s() has annotations", node->function);
	for (guint i = 0; i < spans->len; i++) {
		const struct span *span = &g_array_index(spans, struct span, i);
		gboolean named = FALSE;

		for (guint k = 0; k < node->scope->variables->len; k++)
			named |= scope_variable(node->scope, k)->parameter ==
				 (int)i;
		for (guint k = span->first; k <= span->last; k++)
			named &= !source_is(source, k, "(");
		if (!named)
			lift_refuse(node,
				    "parameter %u of %s() is no plain name",
				    i + 1, node->function);
	}
	g_array_unref(spans);
}

/* The #if, #elif or #else lines (guint) that the token stands behind. */
static GArray *conditions_at(const struct source *source, guint token)
{
	GArray *open = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < token; i++) {
		guint directive = source->tokens[i].directive;

		if (source->tokens[i].kind != TOKEN_HASH)
			continue;
		if ((directive == DIRECTIVE_ELSE ||
		     directive == DIRECTIVE_ENDIF) &&
		    open->len)
			g_array_set_size(open, open->len - 1);
		if (directive == DIRECTIVE_IF || directive == DIRECTIVE_ELSE)
			g_array_append_val(open, i);
	}
	return open;
}

/* Whether the caller is compiled whenever the function is. */
static gboolean is_compiled_with(const struct node *node, const struct way *way)
{
	const struct source *source = way->giver.unit->source;
	GArray *ours = conditions_at(source, node->place->item->name);
	GArray *theirs = conditions_at(source, way->giver.at);
	gboolean is = theirs->len <= ours->len;

	for (guint i = 0; is && i < theirs->len; i++)
		is = g_array_index(theirs, guint, i) ==
		     g_array_index(ours, guint, i);
	g_array_unref(ours);
	g_array_unref(theirs);
	return is;
}

/* An entry that nobody calls in some configuration would be warned of. */
static void check_compiled(struct node *node)
{
	for (enum way_kind k = WAY_LONGTERM; k <= WAY_SHORTTERM; k++) {
		gboolean any = FALSE, always = FALSE;

		for (guint i = 0; i < node->ways->len; i++) {
			const struct way *way = node->ways->pdata[i];

			if (way->kind != k &&
			    (way->kind != WAY_ON || !way->from->thin))
				continue;
			any = TRUE;
			always |= is_compiled_with(node, way);
		}
		if (any && !always)
			lift_refuse(
				node,
				"whether there is a caller for %s() depends on "
				"the configuration",
				node->names[k]);
	}
}

/*
 * A caller that builds its flags up in a local: what it writes there goes, and
 * so does what it writes in all of its calls that want the same. Returns why
 * that cannot be, or NULL; free with g_free().
 */
static char *check_writes(const struct lift_plan *plan, const struct node *node,
			  struct way *way)
{
	GPtrArray *givers = g_ptr_array_new();
	GPtrArray *writes =
		g_ptr_array_new_with_free_func((GDestroyNotify)flag_use_free);
	char *why;

	for (guint i = 0; i < node->ways->len; i++) {
		struct way *other = node->ways->pdata[i];

		if (other->kind == WAY_LONGTERM &&
		    other->giver.unit == way->giver.unit &&
		    other->giver.item == way->giver.item) {
			g_ptr_array_add(givers, &other->giver);
			g_array_set_size(other->uses, 0);
		}
	}
	why = removal_of_givers(plan->input->flags,
				upstream_scope(plan->input->upstream,
					       way->giver.unit,
					       way->giver.item),
				givers, writes);
	way->writes = writes;
	g_ptr_array_unref(givers);
	return why;
}

/* Whether a call of the same function has seen to what this one passes. */
static gboolean has_writes(const struct node *node, const struct way *way)
{
	for (guint i = 0; i < node->ways->len; i++) {
		const struct way *other = node->ways->pdata[i];

		if (other->writes && other->giver.unit == way->giver.unit &&
		    other->giver.item == way->giver.item)
			return TRUE;
	}
	return FALSE;
}

/* Every caller says for sure what it wants, and says it where it can go. */
static void check_ways(const struct lift_plan *plan, struct node *node)
{
	for (guint i = 0; i < node->ways->len; i++) {
		struct way *way = node->ways->pdata[i];
		char *why;

		if (way->kind == WAY_UNKNOWN)
			lift_refuse(
				node,
				"it depends on run time what the call at l.%u "
				"passes",
				line_of(node, way->giver.at));
		if (way->kind != WAY_LONGTERM || node->why ||
		    has_writes(node, way))
			continue;
		why = outer_check_giver(plan->input->upstream,
					plan->input->flags, &way->giver);
		if (why && way->giver.item) {
			g_free(why);
			why = check_writes(plan, node, way);
		}
		if (why)
			lift_refuse(node, "%s", why);
		g_free(why);
	}
}

gboolean lift_drops(const struct source *source, const struct span *span,
		    guint use)
{
	guint before = source_prev(source, use);
	guint after = source_next(source, use);

	if (use < span->first || use > span->last)
		return FALSE;
	if (span->first == span->last)
		return TRUE;
	/* the first or last of a chain, with nothing that binds tighter */
	for (guint i = span->first; i <= span->last; i++)
		if (source->tokens[i].kind != TOKEN_IDENT &&
		    !source_is(source, i, "|"))
			return FALSE;
	return (use == span->first && source_is(source, after, "|")) ||
	       (use > span->first && source_is(source, before, "|"));
}

const struct stmt *lift_statement(const struct node *node, guint call)
{
	const struct source *source = node->place->unit->source;
	const struct stmt *stmt = stmt_at(node->scope->root, call);
	const struct stmt *whole = stmt;
	guint close = source_close(source, source_next(source, call));
	guint before = source_prev(source, call);
	gboolean two = FALSE;

	/* what a macro in front of it does, each of the two does */
	while (whole->parent && whole->parent->kind == STMT_HEAD)
		whole = whole->parent;
	if ((stmt->kind != STMT_SIMPLE && stmt->kind != STMT_RETURN) ||
	    !whole->parent ||
	    (whole->parent->kind != STMT_BLOCK &&
	     whole->parent->kind != STMT_ARMS) ||
	    source_next(source, close) != stmt->last)
		return NULL;
	/* a declaration has two names in a row */
	for (guint i = stmt->first; i < call && stmt->kind == STMT_SIMPLE; i++)
		two |= source->tokens[i].kind == TOKEN_IDENT &&
		       source->tokens[source_next(source, i)].kind ==
			       TOKEN_IDENT;
	if (two || (before >= stmt->first && before != G_MAXUINT &&
		    !source_is(source, before, "=") &&
		    !source_is(source, before, "return") &&
		    !(source_is(source, before, ")") &&
		      source_prev(source, before) == stmt->first + 1)))
		return NULL;
	if (source_at(source, source->lines[line_of(node, whole->first) - 1]) !=
		    whole->first ||
	    source->tokens[whole->first].directive)
		return NULL;
	for (guint i = whole->first; i < whole->last; i++)
		if (source->tokens[i].kind == TOKEN_HASH)
			return NULL;
	return whole;
}

/* Whether another call that changes stands in this statement. */
static gboolean holds_call(const struct lift_plan *plan,
			   const struct node *node, const struct stmt *stmt)
{
	if (lift_names(plan, node->place->unit->source, stmt->first,
		       stmt->last) > 1)
		return TRUE;
	for (guint i = 0; i < plan->nodes->len; i++) {
		const struct node *other = plan->nodes->pdata[i];

		for (guint k = 0; k < other->ways->len; k++) {
			const struct giver *giver =
				&((struct way *)other->ways->pdata[k])->giver;

			if (giver->unit == node->place->unit &&
			    stmt->first <= giver->at && giver->at <= stmt->last)
				return TRUE;
		}
	}
	return FALSE;
}

static void check_sites(const struct lift_plan *plan, struct node *node)
{
	const struct source *source = node->place->unit->source;

	for (guint i = 0; i < node->sites->len; i++) {
		const struct site *site = node->sites->pdata[i];
		const struct member *member =
			family_find(plan->input->flags->family, site->callee);
		const struct stmt *stmt =
			lift_statement(node, source_at(source, site->offset));

		if (!node->thin && (!stmt || holds_call(plan, node, stmt)))
			lift_refuse(
				node,
				"the call at l.%u is not a statement of its own",
				site->line);
		if (member->refusal != REFUSAL_NONE)
			lift_refuse(node, "%s() may refuse %s", member->name,
				    plan->input->flags->flag);
	}
}

void lift_check(const struct lift_plan *plan, struct node *node)
{
	check_uses(plan, node);
	check_names(plan, node);
	check_head(node);
	check_ways(plan, node);
	check_compiled(node);
	lift_check_readers(plan, node);
	check_sites(plan, node);
}
