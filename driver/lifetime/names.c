// SPDX-License-Identifier: GPL-2.0
#include "lifetime/names.h"

#include <string.h>

gboolean names_has(const struct names *names, int name)
{
	return name >= 0 && name < ROUTINE_NAMES &&
	       (names->word[name / 64] >> (name % 64) & 1);
}

void names_add(struct names *names, int name)
{
	if (name >= 0 && name < ROUTINE_NAMES)
		names->word[name / 64] |= G_GUINT64_CONSTANT(1) << (name % 64);
}

void names_drop(struct names *names, int name)
{
	if (name >= 0 && name < ROUTINE_NAMES)
		names->word[name / 64] &=
			~(G_GUINT64_CONSTANT(1) << (name % 64));
}

void names_join(struct names *names, const struct names *more)
{
	for (guint i = 0; i < G_N_ELEMENTS(names->word); i++)
		names->word[i] |= more->word[i];
}

gboolean names_meet(const struct names *a, const struct names *b)
{
	for (guint i = 0; i < G_N_ELEMENTS(a->word); i++)
		if (a->word[i] & b->word[i])
			return TRUE;
	return FALSE;
}

gboolean names_empty(const struct names *names)
{
	struct names none = {0};

	return !memcmp(names, &none, sizeof(none));
}

void names_in(const struct routine *routine, guint first, guint last,
	      struct names *names)
{
	for (guint i = first; i <= last && i < routine->unit->source->count;
	     i++)
		names_add(names, routine_name(routine, i));
}
