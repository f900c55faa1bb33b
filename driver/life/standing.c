// SPDX-License-Identifier: GPL-2.0
#include "life/standing.h"

#include <string.h>

#include "life/edits.h"
#include "life/trailer.h"

enum spot_state { SPOT_OPEN, SPOT_DONE, SPOT_LOST };

/* The text without white space: however lines are broken. */
static char *dense(const char *text)
{
	GString *out = g_string_new(NULL);

	for (; *text; text++)
		if (!g_ascii_isspace(*text))
			g_string_append_c(out, *text);
	return g_string_free(out, FALSE);
}

/* One side of a spot, dense, and without its comments where more is left. */
static char *side_of(const struct edit_spot *spot, char sign)
{
	g_autofree char *side = spot_side(spot, sign);
	g_auto(GStrv) lines = g_strsplit(side, "\n", -1);
	g_autoptr(GString) code = g_string_new(NULL);
	g_autofree char *short_form = NULL;

	for (char **line = lines; *line; line++) {
		const char *word = *line + strspn(*line, " \t");

		if (*word != '*' && !g_str_has_prefix(word, "/*") &&
		    !g_str_has_prefix(word, "//"))
			g_string_append_printf(code, "%s\n", *line);
	}
	short_form = dense(code->str);
	return *short_form ? g_steal_pointer(&short_form) : dense(side);
}

static guint count(const char *text, const char *what)
{
	guint n = 0;

	if (!*what)
		return 0;
	for (const char *p = text; (p = strstr(p, what)); p += strlen(what))
		n++;
	return n;
}

/* text: the file, dense; NULL: there is none. */
static enum spot_state state_of(const struct edit_spot *spot, const char *text)
{
	g_autofree char *old = side_of(spot, '-');
	g_autofree char *new = side_of(spot, '+');
	guint olds, news;

	if (!text)
		return !*new ? SPOT_DONE : *old ? SPOT_LOST : SPOT_OPEN;
	olds = count(text, old);
	news = count(text, new);
	/* where the new words hold the old ones, those do not count */
	if (olds > news * count(new, old))
		return SPOT_OPEN;
	if (!*new || news)
		return SPOT_DONE;
	return *old ? SPOT_LOST : SPOT_OPEN;
}

static void look_at(const struct file_edit *edit, const struct tree *tree,
		    struct standing *standing)
{
	g_autofree char *text = tree_has(tree, edit->path)
					? tree_read_text(tree, edit->path, NULL)
					: NULL;
	g_autofree char *packed = text ? dense(text) : NULL;

	for (guint i = 0; i < edit->spots->len; i++) {
		const struct edit_spot *spot = edit->spots->pdata[i];
		enum spot_state state = state_of(spot, packed);

		standing->all++;
		standing->done += state == SPOT_DONE;
		if (state != SPOT_LOST)
			continue;
		g_ptr_array_add(
			standing->lost,
			!packed ? g_strdup_printf("%s: the file is gone",
						  edit->path)
			: *spot->function
				? g_strdup_printf("%s: %s()", edit->path,
						  spot->function)
				: g_strdup(edit->path));
		if (!packed)
			break;
	}
}

static gboolean has_tag(const struct log_patch *patch, gboolean refusal)
{
	for (guint i = 0; i < patch->tags->len; i++) {
		const struct log_tag *tag = patch->tags->pdata[i];

		if (trailer_is_refusal(tag->word) == refusal)
			return TRUE;
	}
	return FALSE;
}

void standing_of(const struct log_patch *patch, gboolean sent,
		 const struct tree *tree, struct standing *standing)
{
	memset(standing, 0, sizeof(*standing));
	standing->lost = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < patch->edits->len; i++)
		look_at(patch->edits->pdata[i], tree, standing);
	if (standing->all && standing->done == standing->all)
		standing->state = STANDING_APPLIED;
	else if (standing->lost->len)
		standing->state = STANDING_REWORK;
	else if (standing->done)
		standing->state = STANDING_PARTLY;
	else if (has_tag(patch, TRUE))
		standing->state = STANDING_NACKED;
	else if (has_tag(patch, FALSE))
		standing->state = STANDING_ACKED;
	else
		standing->state = sent ? STANDING_SENT : STANDING_WRITTEN;
}

void standing_clear(struct standing *standing)
{
	g_clear_pointer(&standing->lost, g_ptr_array_unref);
}

const char *standing_name(enum standing_state state)
{
	static const char *const names[] = {
		[STANDING_APPLIED] = "applied",
		[STANDING_PARTLY] = "partly applied",
		[STANDING_REWORK] = "needs rework",
		[STANDING_NACKED] = "nacked",
		[STANDING_ACKED] = "acked",
		[STANDING_SENT] = "sent",
		[STANDING_WRITTEN] = "written",
	};

	return names[state];
}

gboolean standing_calls(enum standing_state state)
{
	return state == STANDING_PARTLY || state == STANDING_REWORK ||
	       state == STANDING_NACKED;
}
