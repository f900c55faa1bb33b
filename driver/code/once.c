// SPDX-License-Identifier: GPL-2.0
#include "code/once.h"

#include "code/bracket.h"
#include "code/cfg.h"
#include "code/head.h"
#include "code/stmt.h"

#define DEPTH 6

/* depth of macros within macros, ({ }) within ({ }); per thread */
static __thread guint depth;

/* Whether `to` is reached from `from` without passing node `bar`. */
static gboolean reaches(const struct cfg *cfg, guint from, guint to, guint bar)
{
	g_autofree gboolean *seen = g_new0(gboolean, cfg->nodes->len + 1);
	g_autoptr(GArray) todo = g_array_new(FALSE, FALSE, sizeof(guint));

	g_array_append_val(todo, from);
	while (todo->len) {
		guint n = g_array_index(todo, guint, todo->len - 1);
		const struct cfg_node *node = cfg_node(cfg, n);

		g_array_set_size(todo, todo->len - 1);
		for (guint i = 0; i < node->next->len; i++) {
			guint next =
				g_array_index(node->next, struct cfg_edge, i)
					.to;

			if (next == to)
				return TRUE;
			if (next == bar || seen[next])
				continue;
			seen[next] = TRUE;
			g_array_append_val(todo, next);
		}
	}
	return FALSE;
}

/* The { of the first ({ around the token; 0: none. */
static guint braces(const struct source *source, guint first, guint token)
{
	for (guint i = first; i + 1 < token; i++)
		if (source_is(source, i, "(") &&
		    source_is(source, i + 1, "{") &&
		    source_close(source, i) > token)
			return i + 1;
	return 0;
}

/* What comes before the token inside of one bracket. */
struct choice_level {
	gboolean chosen; /* && || ?:, and no comma after it */
	guint questions; /* ? without its : */
};

static void meet_choice(const struct source *source, guint i,
			struct choice_level *level)
{
	if (source_is(source, i, "?")) {
		level->questions++;
	} else if (source_is(source, i, ":") && level->questions) {
		level->questions--;
		level->chosen = TRUE;
	} else if (source_is(source, i, "&&") || source_is(source, i, "||")) {
		level->chosen = TRUE;
	} else if (source_is(source, i, ",") || source_is(source, i, ";")) {
		level->chosen = FALSE;
	}
}

gboolean once_is_chosen(const struct source *source, guint first, guint token)
{
	g_autoptr(GArray) open =
		g_array_new(FALSE, TRUE, sizeof(struct choice_level));
	gboolean chosen = FALSE;

	g_array_set_size(open, 1);
	for (guint i = first; i < token; i = source_next(source, i)) {
		if (source_is(source, i, "(") || source_is(source, i, "[") ||
		    source_is(source, i, "{"))
			g_array_set_size(open, open->len + 1);
		else if (source_is(source, i, ")") ||
			 source_is(source, i, "]") || source_is(source, i, "}"))
			g_array_set_size(open, MAX(open->len, 2) - 1);
		else
			meet_choice(source, i,
				    &g_array_index(open, struct choice_level,
						   open->len - 1));
	}
	for (guint i = 0; i < open->len; i++)
		chosen |= g_array_index(open, struct choice_level, i).chosen ||
			  g_array_index(open, struct choice_level, i).questions;
	return chosen;
}

static gboolean runs_once(const struct source *source, const struct item *item,
			  guint token)
{
	struct stmt *root = stmt_parse(source, item);
	struct cfg *cfg = cfg_new(source, root);
	guint n = cfg_at(cfg, token), first, brace = 0;
	gboolean once = n != G_MAXUINT && !cfg->odd;

	if (once) {
		first = cfg_node(cfg, n)->first;
		brace = braces(source, first, token);
		once = !reaches(cfg, cfg->entry, cfg->exit, n) &&
		       !reaches(cfg, n, n, G_MAXUINT) &&
		       !once_is_chosen(source, first, brace ? brace : token) &&
		       !head_skips(source, first, brace ? brace : token);
	}
	cfg_free(cfg);
	stmt_free(root);
	if (brace && depth >= DEPTH)
		once = FALSE;
	if (once && brace) {
		struct item inner = {.kind = ITEM_MACRO,
				     .first = brace,
				     .name = brace,
				     .last = source_close(source, brace) - 1};

		depth++;
		once = runs_once(source, &inner, token);
		depth--;
	}
	return once;
}

/* sizeof(x) and the like do not compute x. */
static gboolean is_computed(const struct source *source, guint token)
{
	static const char *const words[] = {"sizeof", "typeof", "__typeof__",
					    "__builtin_constant_p"};
	guint open = source_prev(source, token), name;

	if (open == G_MAXUINT || !source_is(source, open, "("))
		return TRUE;
	name = source_prev(source, open);
	for (guint i = 0; name != G_MAXUINT && i < G_N_ELEMENTS(words); i++)
		if (source_is(source, name, words[i]))
			return FALSE;
	return TRUE;
}

/* The start of the body: after the parameters. */
static guint body_of(const struct macro *macro)
{
	guint i = macro->item.name + 1;

	while (i <= macro->item.last && !source_is(macro->source, i, ")"))
		i++;
	return i + 1;
}

gboolean once_argument(const struct macro *macro, guint n)
{
	gboolean variadic, once;
	guint count = macros_parameters(macro, &variadic), found = 0, at = 0;

	if (depth >= DEPTH || !count || (n >= count && !variadic))
		return FALSE;
	n = MIN(n, count - 1);
	for (guint i = body_of(macro); i <= macro->item.last; i++) {
		if (macros_parameter(macro, i) != (int)n ||
		    !is_computed(macro->source, i))
			continue;
		found++;
		at = i;
	}
	if (found != 1)
		return FALSE;
	depth++;
	once = runs_once(macro->source, &macro->item, at);
	depth--;
	return once;
}
