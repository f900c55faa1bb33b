// SPDX-License-Identifier: GPL-2.0
#include "lifetime/ruling.h"

/* Whether a release reads another member of an object of the type. */
static gboolean is_of_others(const struct release *release)
{
	return release && release->match == MATCH_TYPE;
}

/*
 * Where the pin's own function drops what an earlier call has left in the very
 * place, a release that only works on an object of the type drops others.
 */
static void prefer_previous(struct ruling *v)
{
	if (!v->previous || v->previous->match < MATCH_PLACE)
		return;
	if (is_of_others(v->letgo))
		v->letgo = NULL;
	if (is_of_others(v->user))
		v->user = v->letgo = NULL;
	if (is_of_others(v->done))
		v->done = NULL;
}

/* The first release of a list that are all run at teardown, and never else. */
static const struct release *only_teardown(const GPtrArray *releases)
{
	const struct release *first = NULL;

	for (guint i = 0; releases && i < releases->len; i++) {
		const struct release *release = releases->pdata[i];
		const struct triggers *triggers = &release->triggers;

		if (release->mismatch)
			continue;
		if (release->previous || release->match < MATCH_TYPE ||
		    triggers->open || !triggers->of[TRIGGER_TEARDOWN].found)
			return NULL;
		for (guint k = 0; k < TRIGGER_KINDS; k++)
			if (k != TRIGGER_TEARDOWN && triggers->of[k].found)
				return NULL;
		if (!first)
			first = release;
	}
	return first;
}

struct ruling ruling_of(const GPtrArray *releases)
{
	struct ruling v = {0};

	for (guint i = 0; releases && i < releases->len; i++) {
		const struct release *release = releases->pdata[i];
		const struct trigger *of = release->triggers.of;

		if (release->mismatch)
			continue;
		if (release->previous) {
			if (!v.previous)
				v.previous = release;
			continue;
		}
		if (of[TRIGGER_LETGO].found && !v.letgo) {
			v.letgo = v.user = release;
			v.kind = TRIGGER_LETGO;
		}
		if (of[TRIGGER_USER].found && !v.user) {
			v.user = release;
			v.kind = TRIGGER_USER;
		}
		if (of[TRIGGER_DONE].found && !v.done)
			v.done = release;
		v.counted |= release->counted || of[TRIGGER_USER].counted ||
			     of[TRIGGER_LETGO].counted ||
			     of[TRIGGER_DONE].counted;
	}
	prefer_previous(&v);
	v.teardown = only_teardown(releases);
	return v;
}
