// SPDX-License-Identifier: GPL-2.0
/* The tags that people gave to earlier versions, where they still hold. */
#include "life/sequel-parts.h"

#include <string.h>

#include "life/changes.h"
#include "life/trailer.h"

/* A patch that is on its way, and what was said of it before. */
struct sequel_patch {
	struct log_patch *patch;
	GString *said;
	GPtrArray *lost; /* struct log_tag *: not for what it does now */
};

static gboolean has_tag(const GPtrArray *tags, const struct log_tag *tag)
{
	for (guint i = 0; i < tags->len; i++) {
		const struct log_tag *other = tags->pdata[i];

		if (!strcmp(other->word, tag->word) &&
		    !strcmp(other->who, tag->who))
			return TRUE;
	}
	return FALSE;
}

static void carry(gpointer data, const struct log_posting *posting,
		  const struct log_patch *old)
{
	struct sequel_patch *carrying = data;
	struct log_patch *patch = carrying->patch;
	gboolean same = old->tags->len && changes_none(old, patch);

	if (!same && strcmp(old->id, patch->id))
		return;
	for (guint i = 0; i < old->tags->len; i++) {
		struct log_tag *tag = old->tags->pdata[i];

		if (trailer_is_refusal(tag->word) && !tag->written)
			g_string_append_printf(
				carrying->said, "%s: %s: %s (v%u)\n", tag->word,
				tag->who, patch->subject, posting->version);
		else if (!same)
			g_ptr_array_add(carrying->lost, tag);
		else if (!has_tag(patch->tags, tag))
			g_ptr_array_add(patch->tags,
					log_tag_new(tag->word, tag->who,
						    tag->reply, TRUE));
	}
}

static int by_rank(gconstpointer a, gconstpointer b)
{
	const struct log_tag *x = *(struct log_tag *const *)a;
	const struct log_tag *y = *(struct log_tag *const *)b;
	int rank = (int)trailer_rank(x->word) - (int)trailer_rank(y->word);

	return rank ? rank : strcmp(x->who, y->who);
}

/* What was given to a patch that has changed since is not for this one. */
static void say_lost(struct sequel_patch *carrying)
{
	g_autoptr(GPtrArray) told = g_ptr_array_new();

	for (guint i = 0; i < carrying->lost->len; i++) {
		const struct log_tag *tag = carrying->lost->pdata[i];

		if (has_tag(carrying->patch->tags, tag) || has_tag(told, tag))
			continue;
		g_ptr_array_add(told, (gpointer)tag);
		g_string_append_printf(carrying->said,
				       "dropped: %s: %s: the patch has "
				       "changed: %s\n",
				       tag->word, tag->who,
				       carrying->patch->subject);
	}
}

void sequel_carry_tags(struct sequel *sequel, struct patch *patch,
		       struct log_patch *logged)
{
	struct sequel_patch carrying = {
		.patch = logged,
		.said = sequel->said,
		.lost = g_ptr_array_new(),
	};

	sequel_each_patch(sequel->book, carry, &carrying);
	g_ptr_array_sort(logged->tags, by_rank);
	say_lost(&carrying);
	g_ptr_array_unref(carrying.lost);
	if (!logged->tags->len)
		return;
	patch->tags = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < logged->tags->len; i++) {
		const struct log_tag *tag = logged->tags->pdata[i];

		g_ptr_array_add(patch->tags,
				g_strconcat(tag->word, ": ", tag->who, NULL));
	}
}
