// SPDX-License-Identifier: GPL-2.0
#include "rewrite/lift-parts.h"

/* The functions by which callers reach a node, itself first. */
static GPtrArray *upwards(const struct node *node)
{
	GPtrArray *list = g_ptr_array_new();

	g_ptr_array_add(list, (gpointer)node);
	for (guint i = 0; i < list->len; i++) {
		const struct node *at = list->pdata[i];

		for (guint k = 0; k < at->ways->len; k++) {
			const struct way *way = at->ways->pdata[k];

			if (way->kind == WAY_ON &&
			    !g_ptr_array_find(list, way->from, NULL))
				g_ptr_array_add(list, way->from);
		}
	}
	return list;
}

static void add_reason(GString *reason, const struct node *node,
		       enum way_kind kind)
{
	guint count = 0;

	for (guint i = 0; i < node->ways->len; i++) {
		const struct way *way = node->ways->pdata[i];
		const struct source *source = way->giver.unit->source;
		g_autofree char *value = NULL;
		g_autofree char *function = NULL;

		if (way->kind != kind)
			continue;
		value = source_span(source, way->giver.first, way->giver.last);
		function = item_name(source, way->giver.item);
		if (!count++)
			g_string_append_printf(reason,
					       "%s%s:", reason->len ? "; " : "",
					       node->origin->name);
		g_string_append_printf(reason, "%s %s from %s() at l.%u",
				       count > 1 ? "," : "", value, function,
				       source->tokens[way->giver.at].line);
	}
}

static struct flag_use *use_new(const struct node *node, const struct way *way,
				guint token)
{
	const struct source *source = way->giver.unit->source;
	struct flag_use *use = g_new0(struct flag_use, 1);

	use->file = g_strdup(way->giver.unit->path);
	use->line = source->tokens[token].line;
	use->offset = source->tokens[token].offset;
	use->function = item_name(source, way->giver.item);
	use->lifted = g_strdup(node->names[way->kind]);
	use->whole = !node->keeps || !node->carries[way->kind];
	return use;
}

/* What the callers write to their locals goes to the site; it says where to. */
static void add_writes(const struct node *node, const struct way *way,
		       struct site *site)
{
	for (guint i = 0; way->writes && i < way->writes->len; i++) {
		const struct flag_use *write = way->writes->pdata[i];
		struct flag_use *use = g_new0(struct flag_use, 1);

		use->file = g_strdup(write->file);
		use->line = write->line;
		use->offset = write->offset;
		use->function = g_strdup(write->function);
		use->variable = g_strdup(write->variable);
		use->lifted = g_strdup(node->names[way->kind]);
		g_ptr_array_add(site->removals, use);
	}
}

static struct site *make_site(const struct node *node, const struct site *site,
			      enum way_kind kind)
{
	GPtrArray *nodes = upwards(node);
	GString *reason = g_string_new(NULL);
	GString *into = g_string_new(NULL);
	struct site *half = site_new(site->file, site->callee);

	half->line = site->line;
	half->column = site->column;
	half->offset = site->offset;
	half->turn = site->turn;
	half->function = g_strdup(site->function);
	half->flags = g_strdup(site->flags);
	half->verdict =
		kind == WAY_LONGTERM ? VERDICT_LONGTERM : VERDICT_SHORTTERM;
	half->outcome =
		kind == WAY_LONGTERM ? OUTCOME_LONGTERM : OUTCOME_SHORTTERM;
	half->again = kind == WAY_SHORTTERM;
	half->apart = g_array_new(FALSE, FALSE, sizeof(struct spot_at));
	for (guint i = 0; i < nodes->len; i++) {
		const struct node *at = nodes->pdata[i];

		add_reason(reason, at, kind);
		if (at->entry[kind] && !half->lifted)
			half->lifted = g_strdup(at->names[kind]);
		if (at->entry[kind])
			g_string_append_printf(into, "%s%s()",
					       into->len ? " and " : "",
					       at->names[kind]);
		for (guint k = 0; k < at->ways->len; k++) {
			const struct way *way = at->ways->pdata[k];
			const struct source *source = way->giver.unit->source;
			struct spot_at apart = {
				.file = way->giver.unit->path,
				.offset = source->tokens[way->giver.at].offset};

			if (way->kind != kind && way->kind != WAY_ON)
				g_array_append_val(half->apart, apart);
			if (way->kind == kind)
				add_writes(at, way, half);
			for (guint u = 0;
			     way->kind == kind && kind == WAY_LONGTERM &&
			     u < way->uses->len;
			     u++)
				g_ptr_array_add(
					half->removals,
					use_new(at, way,
						g_array_index(way->uses, guint,
							      u)));
		}
	}
	g_string_append_printf(reason, "; lifted into %s", into->str);
	g_string_free(into, TRUE);
	half->reason = g_string_free(reason, FALSE);
	g_ptr_array_unref(nodes);
	return half;
}

void lift_pair(const struct node *node, const struct site *site,
	       struct pair *pair)
{
	pair->node = node;
	pair->call = source_at(node->place->unit->source, site->offset);
	for (guint k = 0; k < 2; k++)
		pair->sites[k] = make_site(node, site, k);
}
