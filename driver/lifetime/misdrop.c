// SPDX-License-Identifier: GPL-2.0
#include "lifetime/misdrop.h"

#include <string.h>

#include "lifetime/alias.h"
#include "lifetime/recall.h"
#include "lifetime/telling.h"

GPtrArray *misdrops_new(void)
{
	return g_ptr_array_new_with_free_func(g_free);
}

int misdrop_class(struct world *world, const struct routine *routine,
		  const struct call_place *call, enum lexicon_class class)
{
	char *word = alias_word(world, routine->unit, call->name);
	int argument = call->member
			       ? -1
			       : lexicon_argument(world->lexicon, class, word);

	g_free(word);
	return argument >= 0 && (guint)argument < call->arguments->len
		       ? argument
		       : -1;
}

void misdrop_note(struct world *world, const struct routine *routine,
		  const struct call_place *call, gboolean own)
{
	int argument = misdrop_class(world, routine, call, LEXICON_OTHER);
	struct spot_line *spot;

	recall_misdrop(world->recall, routine, call, own);
	if (!world->misdrops || argument < 0 ||
	    !misdrop_is_sure(world, routine, call, argument, own))
		return;
	for (guint i = 0; i < world->misdrops->len; i++) {
		spot = world->misdrops->pdata[i];
		if (spot->unit == routine->unit && spot->token == call->name)
			return;
	}
	spot = g_new0(struct spot_line, 1);
	*spot = (struct spot_line){routine->unit, call->name, routine->item};
	g_ptr_array_add(world->misdrops, spot);
}

static gboolean has_line(const struct evidence *evidence,
			 const struct evidence_line *line)
{
	for (guint i = 0; i < evidence->releases->len; i++) {
		const struct evidence_release *release =
			evidence->releases->pdata[i];

		if (release->at.line == line->line &&
		    !g_strcmp0(release->at.file, line->file))
			return TRUE;
	}
	return FALSE;
}

void misdrops_add(struct world *world, struct evidence *evidence)
{
	for (guint i = 0; i < world->misdrops->len; i++) {
		struct evidence_release *release =
			g_new0(struct evidence_release, 1);

		telling_call(&release->at, world->misdrops->pdata[i]);
		release->mismatch = TRUE;
		if (has_line(evidence, &release->at)) {
			evidence_release_free(release);
			continue;
		}
		release->kinds = g_strdup("");
		release->ways = g_strdup("");
		g_ptr_array_add(evidence->releases, release);
	}
	g_ptr_array_set_size(world->misdrops, 0);
}

void misdrops_doubt(struct evidence *evidence)
{
	for (guint i = evidence->releases->len; i-- > 0;) {
		const struct evidence_release *release =
			evidence->releases->pdata[i];

		if (release->mismatch)
			g_ptr_array_remove_index(evidence->releases, i);
	}
}
