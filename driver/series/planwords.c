// SPDX-License-Identifier: GPL-2.0
#include "series/planwords.h"

#include <string.h>

#include "base/text.h"
#include "series/summary.h"

/* So many trees are named in a letter. */
#define TREES 12

static const char *home_of(const struct plan *plan)
{
	return plan->tree ? plan->tree : "the API's own tree";
}

static const char *tree_of(const struct pack *pack)
{
	return pack->tree ? pack->tree
			  : "a tree that MAINTAINERS does not name";
}

/* "part 2 (netdev/net-next, 3 patches)" of the packs behind the first. */
static char *list_packs(const struct plan *plan, gboolean last)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	guint more = 0;

	for (guint i = 1; i < plan->packs->len; i++) {
		const struct pack *pack = plan->packs->pdata[i];
		g_autofree char *count =
			text_count(pack->patches->len, "patch", "patches");

		if (pack->last != last)
			continue;
		if (names->len >= TREES) {
			more++;
			continue;
		}
		g_ptr_array_add(names, g_strdup_printf("part %u (%s, %s)",
						       pack->number,
						       tree_of(pack), count));
	}
	if (more)
		g_ptr_array_add(names, g_strdup_printf("%u more", more));
	return text_list(names, "");
}

/* Whether anything has to be there before the others. */
static gboolean has_ground(const struct plan *plan)
{
	for (guint i = 1; i < plan->packs->len; i++)
		if (!((struct pack *)plan->packs->pdata[i])->alone)
			return TRUE;
	return FALSE;
}

static void add_way(GString *out, const struct plan *plan)
{
	gboolean ground = has_ground(plan);

	switch (plan->kind) {
	case PLAN_API:
		g_string_append_printf(
			out,
			"This part is meant for %s as a whole: what needs no "
			"word of each maintainer goes in at once.",
			home_of(plan));
		break;
	case PLAN_BRANCH:
		if (ground)
			g_string_append_printf(
				out,
				"This part is what the others need. If you "
				"agree, %s takes it on a branch that is not "
				"rebased, and every tree merges that branch "
				"before it takes its own part.",
				home_of(plan));
		break;
	default:
		g_string_append_printf(
			out,
			"All parts are meant to go through %s, one after the "
			"other. Other maintainers are asked for an Acked-by.",
			home_of(plan));
	}
}

char *planwords_merge(const struct plan *plan)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *trees = list_packs(plan, FALSE);
	g_autofree char *end = list_packs(plan, TRUE);
	gboolean many = plan->packs->len > 1;

	add_way(out, plan);
	if (many && *trees)
		g_string_append_printf(
			out, "%sThe other parts %s, in any order: %s.",
			out->len ? " " : "",
			has_ground(plan) ? "each apply and build on this one "
					   "alone"
					 : "each apply and build by themselves",
			trees);
	if (many && *end)
		g_string_append_printf(out, "%sWhen all of that is in: %s.",
				       out->len ? " " : "", end);
	return text_wrap(out->str, TEXT_COLUMNS);
}

char *planwords_subject(const struct planwords *words, const struct pack *pack)
{
	const struct patch *only = pack->patches->pdata[0];

	if (pack->patches->len == 1)
		return g_strdup(only->subject);
	return g_strdup_printf("%s (part %u)", words->title, pack->number);
}

static void add_way_of(GString *out, const struct planwords *words,
		       const struct pack *pack)
{
	const struct plan *plan = words->plan;

	if (plan->kind == PLAN_ACKS && !pack->ours)
		g_string_append_printf(out, "It is meant to go through %s.",
				       home_of(plan));
	else if (plan->kind == PLAN_ACKS)
		g_string_append_printf(
			out,
			"It is meant to go through %s with the others; an "
			"Acked-by is what is asked for.",
			home_of(plan));
	else if (!pack->tree)
		g_string_append(out, "MAINTAINERS names no tree for its files: "
				     "whoever looks after them is asked to "
				     "take it.");
	else
		g_string_append_printf(out, "It is meant for %s.", pack->tree);
	if (pack->tree && pack->stray && words->plan->kind != PLAN_ACKS)
		g_string_append(out, " MAINTAINERS names no tree for some of "
				     "its files.");
}

/* What has to be there. */
static void add_needs(GString *out, const struct planwords *words,
		      const struct pack *pack)
{
	if (pack->last) {
		g_string_append(out, " It comes when all other parts are in.");
		return;
	}
	if (pack->alone) {
		g_string_append(out, " It needs no other part.");
		return;
	}
	g_string_append(out, " It needs part 1 and nothing else");
	if (words->plan->kind == PLAN_BRANCH)
		g_string_append_printf(out,
				       "; %s is asked to put that on a branch "
				       "that can be merged first",
				       home_of(words->plan));
	else if (words->plan->kind == PLAN_API)
		g_string_append(out, ", and can be taken when that is in your "
				     "tree");
	g_string_append_c(out, '.');
}

char *planwords_letter(const struct planwords *words, const struct pack *pack)
{
	g_autoptr(GString) out = g_string_new(words->problem);
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *count =
		text_count(pack->patches->len, "patch", "patches");
	g_autofree char *wrapped = NULL;

	g_string_append_printf(text, "This is part %u of \"%s\", %s. ",
			       pack->number, words->title, count);
	add_way_of(text, words, pack);
	add_needs(text, words, pack);
	if (pack->after && pack->after->number != 1 && !pack->last)
		g_string_append_printf(text,
				       " Part %u is for the same tree, and "
				       "goes first only so that the tree does "
				       "not get too many patches at once.",
				       pack->after->number);
	if (words->link)
		g_string_append(text, " Part 1 says why, and what else there "
				      "is:");
	wrapped = text_wrap(text->str, TEXT_COLUMNS);
	text_add(out, wrapped);
	if (words->link) {
		g_autofree char *line = g_strdup_printf(
			"  https://lore.kernel.org/r/%s", words->link);

		text_add(out, line);
	}
	return g_strdup(out->str);
}

/* What has to happen before a pack goes out. */
static char *waits_for(const struct plan *plan, const struct pack *pack)
{
	GString *out = g_string_new(NULL);

	if (pack == plan->packs->pdata[0])
		g_string_append(out, "It goes first.");
	else if (pack->last)
		g_string_append(out, "When all the others have been applied.");
	else if (pack->after && !pack->after->first)
		g_string_append_printf(out,
				       "When part %u has been applied: it is "
				       "for the same tree.",
				       pack->after->number);
	else if (pack->alone)
		g_string_append(out, "At any time.");
	else if (plan->kind == PLAN_API)
		g_string_append(out, "When part 1 is in the tree that takes "
				     "this one, after the next -rc1 mostly.");
	else
		g_string_append(out, "When part 1 is on a branch for others to "
				     "merge.");
	return g_string_free(out, FALSE);
}

static void add_pack(GString *out, const struct plan *plan,
		     const struct pack *pack, const char *folder,
		     const struct identity *identity)
{
	g_autofree char *path = g_build_filename(folder, pack->folder, NULL);
	g_autofree char *commands = summary_commands(path, identity);
	g_autofree char *count =
		text_count(pack->patches->len, "patch", "patches");
	g_autofree char *waits = waits_for(plan, pack);
	const char *lines = strstr(commands, "next:\n");
	g_autofree char *text =
		g_strdup_printf("%s: %s. %s", tree_of(pack), count, waits);
	g_autofree char *first = g_strdup_printf("%2u  ", pack->number);
	g_autofree char *wrapped =
		text_wrap_indent(text, first, "    ", TEXT_COLUMNS);

	g_string_append_printf(out, "\n%s\n", wrapped);
	if (pack->url)
		g_string_append_printf(out, "    T: %s\n", pack->url);
	g_string_append(out, lines ? lines + strlen("next:\n") : "");
}

char *planwords_order(const struct plan *plan, const char *folder,
		      const struct identity *identity)
{
	GString *out = g_string_new(NULL);

	g_string_append_printf(
		out,
		"For whoever sends these parts, in this order (plan '%s').\n",
		plan_kind_name(plan->kind));
	for (guint i = 0; i < plan->packs->len; i++)
		add_pack(out, plan, plan->packs->pdata[i], folder, identity);
	return g_string_free(out, FALSE);
}
