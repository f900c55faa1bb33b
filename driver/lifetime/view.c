// SPDX-License-Identifier: GPL-2.0
#include "lifetime/view.h"

#include <string.h>

/* One file, in all settings so far. */
struct seen {
	GArray *arms; /* struct arm */
	GHashTable *views; /* fates as text -> struct unit, NULL: the file */
	guint number; /* of the setting that the next two are of */
	const struct unit *now;
	enum fate *fates; /* of each arm */
};

struct views {
	struct program *program;
	GHashTable *seen; /* unit -> struct seen */
	GHashTable *origins; /* view -> unit */
	GHashTable *numbers; /* text of a setting -> its number */
	const struct setting *setting;
	guint number;
};

static void unit_free_too(gpointer unit)
{
	unit_free(unit);
}

static void seen_free(gpointer data)
{
	struct seen *seen = data;

	g_array_unref(seen->arms);
	g_hash_table_unref(seen->views);
	g_free(seen->fates);
	g_free(seen);
}

struct views *views_new(struct program *program)
{
	struct views *views = g_new0(struct views, 1);

	views->program = program;
	views->seen = g_hash_table_new_full(NULL, NULL, NULL, seen_free);
	views->origins = g_hash_table_new(NULL, NULL);
	views->numbers =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return views;
}

void views_free(struct views *views)
{
	if (!views)
		return;
	g_hash_table_unref(views->seen);
	g_hash_table_unref(views->origins);
	g_hash_table_unref(views->numbers);
	g_free(views);
}

guint views_set(struct views *views, const struct setting *setting)
{
	const char *text = setting_text(setting);
	guint number =
		GPOINTER_TO_UINT(g_hash_table_lookup(views->numbers, text));

	if (!number) {
		number = g_hash_table_size(views->numbers) + 1;
		g_hash_table_insert(views->numbers, g_strdup(text),
				    GUINT_TO_POINTER(number));
	}
	views->setting = setting;
	views->number = number;
	return number;
}

static struct seen *seen_of(struct views *views, const struct unit *unit)
{
	struct seen *seen = g_hash_table_lookup(views->seen, unit);

	if (!seen) {
		seen = g_new0(struct seen, 1);
		seen->arms = arms_new(unit->source);
		seen->views = g_hash_table_new_full(g_str_hash, g_str_equal,
						    g_free, unit_free_too);
		seen->fates = g_new0(enum fate, seen->arms->len + 1);
		g_hash_table_insert(views->seen, (gpointer)unit, seen);
	}
	return seen;
}

/* What becomes of an arm by its condition and those before it. */
static enum fate fate_of(const struct setting *setting, const struct unit *unit,
			 const struct seen *seen, const gboolean *taken,
			 const gboolean *open, guint i)
{
	const struct arm *arm = &g_array_index(seen->arms, struct arm, i);
	enum fate fate;

	if ((arm->outer && seen->fates[arm->outer - 1] == FATE_LEFT_OUT) ||
	    taken[arm->group])
		return FATE_LEFT_OUT;
	fate = arm->first > arm->last
		       ? FATE_COMPILED
		       : setting_of(setting, unit, arm->first, arm->last);
	return fate == FATE_COMPILED && open[arm->group] ? FATE_OPEN : fate;
}

static void find_fates(const struct setting *setting, const struct unit *unit,
		       struct seen *seen)
{
	gboolean *taken = g_new0(gboolean, seen->arms->len + 1);
	gboolean *open = g_new0(gboolean, seen->arms->len + 1);

	for (guint i = 0; i < seen->arms->len; i++) {
		guint group = g_array_index(seen->arms, struct arm, i).group;

		seen->fates[i] = fate_of(setting, unit, seen, taken, open, i);
		taken[group] |= seen->fates[i] == FATE_COMPILED;
		open[group] |= seen->fates[i] == FATE_OPEN;
	}
	g_free(taken);
	g_free(open);
}

static struct unit *unit_view(const struct unit *unit, const struct seen *seen)
{
	struct unit *view = unit_new(unit->path, unit->source->bytes);

	view->source->book = unit->source->book;
	arms_leave_out(view->source, seen->arms, seen->fates);
	g_array_unref(view->items);
	view->items = items_read(view->source, &view->balanced);
	return view;
}

/* The view for these fates; NULL where all arms are open. */
static const struct unit *find_view(struct views *views,
				    const struct unit *unit, struct seen *seen)
{
	char *key = g_new0(char, seen->arms->len + 1);
	gboolean any = FALSE;
	gpointer view;

	for (guint i = 0; i < seen->arms->len; i++) {
		key[i] = "-+?"[seen->fates[i]];
		any |= seen->fates[i] != FATE_OPEN;
	}
	if (!any) {
		g_free(key);
		return unit;
	}
	view = g_hash_table_lookup(seen->views, key);
	if (view) {
		g_free(key);
		return view;
	}
	view = unit_view(unit, seen);
	g_hash_table_insert(seen->views, key, view);
	g_hash_table_insert(views->origins, view, (gpointer)unit);
	return view;
}

static struct seen *look(struct views *views, const struct unit *unit)
{
	struct seen *seen = seen_of(views, unit);

	if (seen->number != views->number) {
		/* its own #defines are looked up on the way */
		seen->number = views->number;
		find_fates(views->setting, unit, seen);
		seen->now = find_view(views, unit, seen);
	}
	return seen;
}

const struct unit *view_origin(const struct views *views,
			       const struct unit *unit)
{
	const struct unit *origin = g_hash_table_lookup(views->origins, unit);

	return origin ? origin : unit;
}

const struct unit *view_of(struct views *views, const struct unit *unit)
{
	if (!views->setting || g_hash_table_contains(views->origins, unit))
		return unit;
	return look(views, unit)->now;
}

gboolean view_use(struct views *views, struct use *use)
{
	const struct unit *view = view_of(views, use->unit);

	if (view == use->unit)
		return TRUE;
	use->unit = view;
	if (view->source->tokens[use->token].directive > DIRECTIVE_DEFINE)
		return FALSE;
	use->item = items_at(view->items, use->token);
	use->kind = use_kind_at(view, use->token, use->item);
	return TRUE;
}

void view_uses(struct views *views, GArray *uses)
{
	guint kept = 0;

	for (guint i = 0; i < uses->len; i++) {
		struct use use = g_array_index(uses, struct use, i);

		if (view_use(views, &use))
			g_array_index(uses, struct use, kept++) = use;
	}
	g_array_set_size(uses, kept);
}

const GArray *view_arms(struct views *views, const struct unit *unit)
{
	return seen_of(views, view_origin(views, unit))->arms;
}

enum fate view_fate(struct views *views, const struct unit *unit, guint arm)
{
	return look(views, view_origin(views, unit))->fates[arm];
}

gboolean view_take(struct views *views, struct setting *setting,
		   const struct unit *unit, guint token)
{
	const GArray *arms = view_arms(views, unit);

	unit = view_origin(views, unit);
	for (guint at = arms_at(arms, token); at;) {
		const struct arm *arm =
			&g_array_index(arms, struct arm, at - 1);

		for (guint i = arm->group; i < at - 1; i++) {
			const struct arm *before =
				&g_array_index(arms, struct arm, i);

			if (before->group == arm->group &&
			    !setting_take(setting, unit, before->first,
					  before->last, FALSE))
				return FALSE;
		}
		if (arm->first <= arm->last &&
		    !setting_take(setting, unit, arm->first, arm->last, TRUE))
			return FALSE;
		at = arm->outer;
	}
	return TRUE;
}
