// SPDX-License-Identifier: GPL-2.0
#include "rewrite/lift-parts.h"

#include <string.h>

#include "rewrite/fill.h"
#include "rewrite/layout.h"
#include "code/bracket.h"

#define COLUMNS 80

static guint start_of(const struct source *source, guint token)
{
	return source->tokens[token].offset;
}

static guint end_of(const struct source *source, guint token)
{
	return source->tokens[token].offset + source->tokens[token].length;
}

/* Appends the words with commas, in lines that begin at the first's column. */
static void add_list(GString *out, const GPtrArray *words, const char *tail)
{
	const char *line = strrchr(out->str, '\n');
	const char *from = line ? line + 1 : out->str;
	guint column = fill_advance(0, from, strlen(from)), at = column;

	for (guint i = 0; i < words->len; i++) {
		const char *word = words->pdata[i];
		guint more = i + 1 < words->len ? 1 : strlen(tail);

		if (i && at + 1 + strlen(word) + more > COLUMNS) {
			g_string_append_c(out, '\n');
			layout_add_indent(out, column);
			at = column;
		} else if (i) {
			g_string_append_c(out, ' ');
			at++;
		}
		g_string_append_printf(out, "%s%s", word,
				       i + 1 < words->len ? "," : "");
		at += strlen(word) + 1;
	}
	g_string_append(out, tail);
}

/*
 * The parameters with their types, or their names alone. carried: what stands
 * for the one that told the kind, NULL: nothing; choice: what stands behind it,
 * NULL: nothing.
 */
static GPtrArray *parameters(const struct node *node, gboolean types,
			     const char *carried, const char *choice)
{
	const struct unit *unit = node->place->unit;
	GArray *spans = unit_arguments(unit, node->place->item->name);
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < spans->len; i++) {
		const struct span *span = &g_array_index(spans, struct span, i);
		const char *name = NULL;

		for (guint k = 0; k < node->scope->variables->len; k++)
			if (scope_variable(node->scope, k)->parameter == (int)i)
				name = scope_variable(node->scope, k)->name;
		if (i != node->place->index || carried)
			g_ptr_array_add(words, types ? source_span(unit->source,
								   span->first,
								   span->last)
					       : i == node->place->index
						       ? g_strdup(carried)
						       : g_strdup(name));
		if (i == node->place->index && choice)
			g_ptr_array_add(words, g_strdup(choice));
	}
	g_array_unref(spans);
	if (types && !words->len)
		g_ptr_array_add(words, g_strdup("void"));
	return words;
}

const char *lift_parameter_of(const struct node *node)
{
	return scope_variable(node->scope, node->variable)->name;
}

/* What stands before the function's name: storage class and type. */
static char *prefix_of(const struct node *node)
{
	const struct source *source = node->place->unit->source;
	const struct item *item = node->place->item;
	guint from = start_of(source, item->first);

	return g_strndup(source->text + from,
			 start_of(source, item->name) - from);
}

void lift_write_head(const struct node *node, const char *name,
		     const char *carried, const char *choice,
		     struct edits *edits)
{
	const struct source *source = node->place->unit->source;
	const struct item *item = node->place->item;
	char *prefix = prefix_of(node);
	GString *head = g_string_new(prefix);
	guint from = start_of(source, item->name);
	GPtrArray *words = parameters(node, TRUE, carried, choice);

	g_string_append_printf(head, "%s(", name);
	add_list(head, words, ")");
	edits_add(edits, from,
		  end_of(source, source_close(source, item->open)) - from,
		  head->str + strlen(prefix));
	g_ptr_array_unref(words);
	g_string_free(head, TRUE);
	g_free(prefix);
}

static gboolean is_void(const struct node *node)
{
	return source_is(node->place->unit->source, node->place->item->name - 1,
			 "void");
}

/* f_longterm(): the body, told what its callers want. */
static char *entry_text(const struct node *node, enum way_kind kind)
{
	const char *name = lift_parameter_of(node);
	gboolean carries = node->keeps && node->carries[kind];
	char *prefix = prefix_of(node);
	GString *text = g_string_new("\n\n");
	GPtrArray *words = parameters(node, TRUE, carries ? name : NULL, NULL);

	g_string_append_printf(text, "%s%s(", prefix, node->names[kind]);
	add_list(text, words, ")");
	g_ptr_array_unref(words);
	g_string_append_printf(text, "\n{\n\t%s%s(",
			       is_void(node) ? "" : "return ", node->body);
	words = parameters(node, FALSE,
			   carries	 ? name
			   : node->keeps ? "0"
					 : NULL,
			   kind == WAY_LONGTERM ? "true" : "false");
	add_list(text, words, ");");
	g_string_append(text, "\n}");
	g_ptr_array_unref(words);
	g_free(prefix);
	return g_string_free(text, FALSE);
}

static void write_entries(const struct node *node, struct edits *edits)
{
	const struct source *source = node->place->unit->source;

	for (enum way_kind k = WAY_LONGTERM; k <= WAY_SHORTTERM; k++) {
		char *text;

		if (!node->entry[k])
			continue;
		text = entry_text(node, k);
		edits_add(edits, end_of(source, node->place->item->last), 0,
			  text);
		g_free(text);
	}
}

void lift_drop_use(struct edits *edits, const struct source *source,
		   const struct span *span, guint use)
{
	guint from = start_of(source, use), to = end_of(source, use);

	if (use == span->first && use < span->last)
		to = start_of(source,
			      source_next(source, source_next(source, use)));
	else if (use > span->first)
		from = end_of(source,
			      source_prev(source, source_prev(source, use)));
	edits_add(edits, from, to - from, span->first == span->last ? "0" : "");
}

/* What moves into an if: each further line that stands in no bracket, too. */
static char *indented(const char *text, gsize length)
{
	GString *out = g_string_new(NULL);
	guint depth = 0;

	for (gsize i = 0; i < length; i++) {
		depth += text[i] == '(' || text[i] == '[';
		depth -= depth && (text[i] == ')' || text[i] == ']');
		g_string_append_c(out, text[i]);
		if (text[i] == '\n' && !depth)
			g_string_append_c(out, '\t');
	}
	return g_string_free(out, FALSE);
}

/* The statement, without the parameter where that goes. */
static char *statement_text(const struct lift_plan *plan,
			    const struct node *node, const struct stmt *stmt,
			    const struct site *site)
{
	const struct source *source = node->place->unit->source;
	guint from = start_of(source, stmt->first);
	guint to = end_of(source, stmt->last);
	struct edits *edits = edits_new();
	GBytes *after;
	struct span span;
	char *text;

	plan_argument(plan, node, site, &span);
	for (guint i = span.first; !node->keeps && i <= span.last; i++)
		if (source->tokens[i].kind == TOKEN_IDENT &&
		    scope_find(node->scope, i) == (int)node->variable)
			lift_drop_use(edits, source, &span, i);
	after = edits_apply(edits, source->bytes, NULL);
	text = indented((const char *)g_bytes_get_data(after, NULL) + from,
			edits_map(edits, to - 1) + 1 - from);
	g_bytes_unref(after);
	edits_free(edits);
	return text;
}

/* One call becomes two, and the bool says which. */
static void write_pair(const struct lift_plan *plan, const struct node *node,
		       const struct pair *pair, struct lift_file *file)
{
	const struct source *source = node->place->unit->source;
	const struct stmt *stmt = lift_statement(node, pair->call);
	guint from = start_of(source, stmt->first);
	guint line = from - source_column(source, from);
	char *indent = g_strndup(source->text + line, from - line);
	char *text =
		statement_text(plan, node, stmt, pair->sites[WAY_LONGTERM]);
	gboolean returns = stmt->kind == STMT_RETURN;
	GString *out = g_string_new(NULL);

	g_string_append_printf(out, "if (%s)%s\n%s\t", plan->word,
			       returns ? "" : " {", indent);
	for (enum way_kind k = WAY_LONGTERM; k <= WAY_SHORTTERM; k++) {
		struct lift_place place = {
			.anchor = from,
			.into = out->len + start_of(source, pair->call) - from};

		g_hash_table_insert(file->places, pair->sites[k],
				    g_memdup2(&place, sizeof(place)));
		g_string_append(out, text);
		if (k == WAY_LONGTERM && returns)
			g_string_append_printf(out, "\n\n%s", indent);
		else if (k == WAY_LONGTERM)
			g_string_append_printf(out, "\n%s} else {\n%s\t",
					       indent, indent);
	}
	if (!returns)
		g_string_append_printf(out, "\n%s}", indent);
	edits_add(file->edits, from, end_of(source, stmt->last) - from,
		  out->str);
	g_string_free(out, TRUE);
	g_free(text);
	g_free(indent);
}

void lift_drop_argument(const struct way *way, guint open, struct edits *edits)
{
	const struct source *source = way->giver.unit->source;
	guint from = start_of(source, way->giver.first);
	guint to = end_of(source, way->giver.last);
	guint behind = source_next(source, way->giver.last);

	if (source_prev(source, way->giver.first) != open)
		from = end_of(
			source,
			source_prev(source,
				    source_prev(source, way->giver.first)));
	else if (source_is(source, behind, ","))
		to = start_of(source, source_next(source, behind));
	edits_add(edits, from, to - from, "");
}

/* A caller's call of the function, by its new name. */
static void write_way(const struct lift_plan *plan, const struct node *node,
		      const struct way *way, struct lift_file *file)
{
	const struct source *source = way->giver.unit->source;
	guint name = way->giver.at;
	guint from = start_of(source, way->giver.first);
	guint to = end_of(source, way->giver.last);
	struct lift_call call = {.before = start_of(source, name),
				 .anchor = start_of(source, name)};
	char *with = g_strdup_printf("0, %s", plan->word);

	edits_add(file->edits, start_of(source, name),
		  source->tokens[name].length,
		  way->kind == WAY_ON ? node->body : node->names[way->kind]);
	g_array_append_val(file->calls, call);
	if (way->kind != WAY_ON) {
		if (!node->keeps || !node->carries[way->kind])
			lift_drop_argument(way, source_next(source, name),
					   file->edits);
	} else if (!node->keeps) {
		edits_add(file->edits, from, to - from, plan->word);
	} else if (!way->from->keeps) {
		edits_add(file->edits, from, to - from, with);
	} else {
		edits_add(file->edits, to, 0, with + 1);
	}
	g_free(with);
}

void lift_write(const struct lift_plan *plan, const struct node *node,
		struct lift_file *file, GPtrArray *pairs)
{
	char *choice = g_strdup_printf("bool %s", plan->word);

	if (node->thin) {
		lift_write_thin(plan, node, pairs, file);
	} else {
		lift_write_head(node, node->body,
				node->keeps ? lift_parameter_of(node) : NULL,
				choice, file->edits);
		for (guint i = 0; i < pairs->len; i++)
			write_pair(plan, node, pairs->pdata[i], file);
		write_entries(node, file->edits);
	}
	for (guint i = 0; i < node->ways->len; i++) {
		const struct way *way = node->ways->pdata[i];

		/* a thin caller is written anew with its calls */
		if (way->kind != WAY_ON || !way->from->thin)
			write_way(plan, node, way, file);
	}
	g_free(choice);
}
