// SPDX-License-Identifier: GPL-2.0
#include "rewrite/lift-parts.h"

static guint start_of(const struct source *source, guint token)
{
	return source->tokens[token].offset;
}

static guint end_of(const struct source *source, guint token)
{
	return source->tokens[token].offset + source->tokens[token].length;
}

/* The call by which a thin function hands on what it is told, or NULL. */
static const struct way *onward(const struct node *node,
				const struct node **below)
{
	for (guint i = 0; i < node->below->len; i++) {
		*below = node->below->pdata[i];
		for (guint k = 0; k < (*below)->ways->len; k++)
			if (((struct way *)(*below)->ways->pdata[k])->from ==
			    node)
				return (*below)->ways->pdata[k];
	}
	return NULL;
}

/* A thin function becomes one of its kind: what differs from how it was. */
static struct edits *thin_edits(const struct lift_plan *plan,
				const struct node *node,
				const struct pair *pair, enum way_kind kind)
{
	const struct source *source = node->place->unit->source;
	struct edits *edits = edits_new();
	const struct node *below;
	const struct way *way = onward(node, &below);
	struct span span;

	lift_write_head(node, node->names[kind],
			node->carries[kind] ? lift_parameter_of(node) : NULL,
			NULL, edits);
	if (way) {
		guint name = way->giver.at;
		guint from = start_of(source, way->giver.first);

		edits_add(edits, start_of(source, name),
			  source->tokens[name].length, below->names[kind]);
		if (!below->keeps || !below->carries[kind])
			lift_drop_argument(way, source_next(source, name),
					   edits);
		else if (!node->carries[kind])
			edits_add(edits, from,
				  end_of(source, way->giver.last) - from, "0");
		return edits;
	}
	plan_argument(plan, node, pair->sites[kind], &span);
	for (guint i = span.first; !node->carries[kind] && i <= span.last; i++)
		if (source->tokens[i].kind == TOKEN_IDENT &&
		    scope_find(node->scope, i) == (int)node->variable)
			lift_drop_use(edits, source, &span, i);
	return edits;
}

void lift_write_thin(const struct lift_plan *plan, const struct node *node,
		     const GPtrArray *pairs, struct lift_file *file)
{
	const struct source *source = node->place->unit->source;
	const struct item *item = node->place->item;
	const struct pair *pair = pairs->len ? pairs->pdata[0] : NULL;
	const struct node *below;
	guint from = start_of(source, item->first);
	guint call = start_of(source, pair ? pair->call
					   : onward(node, &below)->giver.at);
	GString *out = g_string_new(NULL);

	for (enum way_kind k = WAY_LONGTERM; k <= WAY_SHORTTERM; k++) {
		struct edits *edits = thin_edits(plan, node, pair, k);
		GBytes *after = edits_apply(edits, source->bytes, NULL);
		const char *text = g_bytes_get_data(after, NULL);
		guint to = edits_map(edits, start_of(source, item->last)) + 1;
		struct lift_call moved = {.before = call, .anchor = from};
		struct lift_place place = {.anchor = from};

		g_string_append(out, out->len ? "\n\n" : "");
		moved.into = place.into =
			out->len + edits_map(edits, call) - from;
		g_string_append_len(out, text + from, to - from);
		if (pair)
			g_hash_table_insert(file->places, pair->sites[k],
					    g_memdup2(&place, sizeof(place)));
		else
			g_array_append_val(file->calls, moved);
		g_bytes_unref(after);
		edits_free(edits);
	}
	edits_add(file->edits, from, end_of(source, item->last) - from,
		  out->str);
	g_string_free(out, TRUE);
}
