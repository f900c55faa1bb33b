// SPDX-License-Identifier: GPL-2.0
#include "code/arm.h"

/* The last token of the directive that begins at this #. */
static guint directive_end(const struct source *source, guint hash)
{
	guint last = hash;

	while (last + 1 < source->count &&
	       source->tokens[last + 1].directive ==
		       source->tokens[hash].directive &&
	       source->tokens[last + 1].kind != TOKEN_HASH)
		last++;
	return last;
}

/* The condition after #if or #elif, without comments at its end. */
static void find_condition(const struct source *source, struct arm *arm)
{
	arm->first = arm->hash + 2;
	arm->last = directive_end(source, arm->hash);
	while (arm->last >= arm->first &&
	       source->tokens[arm->last].kind == TOKEN_COMMENT)
		arm->last--;
	if (source_is(source, arm->hash + 1, "else"))
		arm->last = arm->first - 1;
}

static void add_arm(const struct source *source, GArray *arms, GArray *open,
		    guint hash, guint group)
{
	struct arm arm = {.hash = hash, .group = group};

	find_condition(source, &arm);
	if (open->len)
		arm.outer = g_array_index(open, guint, open->len - 1) + 1;
	g_array_append_val(arms, arm);
}

/* Ends the innermost open arm; returns its group. */
static guint end_arm(GArray *arms, GArray *open, guint hash)
{
	guint at = g_array_index(open, guint, open->len - 1);
	struct arm *arm = &g_array_index(arms, struct arm, at);

	arm->end = hash;
	g_array_set_size(open, open->len - 1);
	return arm->group;
}

GArray *arms_new(const struct source *source)
{
	GArray *arms = g_array_new(FALSE, FALSE, sizeof(struct arm));
	GArray *open = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < source->count; i++) {
		const struct token *token = &source->tokens[i];
		guint at = arms->len, group = at;

		if (token->kind != TOKEN_HASH)
			continue;
		if (token->directive == DIRECTIVE_ELSE ||
		    token->directive == DIRECTIVE_ENDIF) {
			if (!open->len)
				break;
			group = end_arm(arms, open, i);
		}
		if (token->directive != DIRECTIVE_IF &&
		    token->directive != DIRECTIVE_ELSE)
			continue;
		add_arm(source, arms, open, i, group);
		g_array_append_val(open, at);
	}
	/*
	 * a group that is not closed has no arms, and nothing in it is certain
	 */
	if (open->len)
		g_array_set_size(arms, g_array_index(open, guint, 0));
	g_array_unref(open);
	return arms;
}

guint arms_at(const GArray *arms, guint token)
{
	guint found = 0;

	for (guint i = 0; i < arms->len; i++) {
		const struct arm *arm = &g_array_index(arms, struct arm, i);

		if (arm->hash > token)
			break;
		if (token < arm->end)
			found = i + 1;
	}
	return found;
}

static void take_out(struct source *source, guint from, guint to)
{
	for (; from < to; from++)
		source->tokens[from].directive = DIRECTIVE_OTHER;
}

/* Changes the kind of the directive at this #. */
static void turn(struct source *source, guint hash, enum directive kind)
{
	guint last = directive_end(source, hash);

	for (guint i = hash; i <= last; i++)
		source->tokens[i].directive = kind;
}

/* The next arm of the same group, or arms->len. */
static guint next_arm(const GArray *arms, guint i)
{
	const struct arm *arm = &g_array_index(arms, struct arm, i);

	for (guint k = i + 1; k < arms->len; k++) {
		const struct arm *next = &g_array_index(arms, struct arm, k);

		if (next->hash > arm->end)
			break;
		if (next->hash == arm->end && next->group == arm->group)
			return k;
	}
	return arms->len;
}

/*
 * One group: removes arms that are not compiled; the first of the others
 * becomes the #if. If no arm is open, no directive is left.
 */
static void leave_group(struct source *source, const GArray *arms,
			const enum fate *fates, guint first)
{
	gboolean open = FALSE, begun = FALSE;
	guint end = 0;

	for (guint i = first; i < arms->len; i = next_arm(arms, i)) {
		open |= fates[i] == FATE_OPEN;
		end = g_array_index(arms, struct arm, i).end;
	}
	for (guint i = first, next; i < arms->len; i = next) {
		const struct arm arm = g_array_index(arms, struct arm, i);

		next = next_arm(arms, i);
		if (fates[i] == FATE_LEFT_OUT)
			take_out(source, arm.hash, arm.end);
		else if (!open)
			turn(source, arm.hash, DIRECTIVE_OTHER);
		else if (!begun)
			turn(source, arm.hash, DIRECTIVE_IF);
		begun |= fates[i] != FATE_LEFT_OUT;
	}
	if (!open)
		turn(source, end, DIRECTIVE_OTHER);
}

void arms_leave_out(struct source *source, const GArray *arms,
		    const enum fate *fates)
{
	/* inner ones first: an outer one may take all of them */
	for (guint i = arms->len; i-- > 0;)
		if (g_array_index(arms, struct arm, i).group == i)
			leave_group(source, arms, fates, i);
}
