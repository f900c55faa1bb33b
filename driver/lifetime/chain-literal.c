// SPDX-License-Identifier: GPL-2.0
/* chain-literal - callers that say which way the function below them goes */
#include "lifetime/climb.h"

/* 1 or 0 for a literal, -1 for anything else. */
static int literal_of(const struct routine *routine, const struct span *span)
{
	static const char *const yes[] = {"true", "1"};
	static const char *const no[] = {"false", "0", "NULL"};
	const struct source *source = routine->unit->source;

	if (span->first != span->last)
		return -1;
	for (guint i = 0; i < G_N_ELEMENTS(yes); i++)
		if (source_is(source, span->first, yes[i]))
			return 1;
	for (guint i = 0; i < G_N_ELEMENTS(no); i++)
		if (source_is(source, span->first, no[i]))
			return 0;
	return -1;
}

gboolean climb_is_other_way(const struct passage *below,
			    const struct routine *caller,
			    const struct call_place *call)
{
	const struct routine *callee = below->routine;

	for (guint i = 0; below->facts && i < below->facts->len; i++) {
		const char *fact = below->facts->pdata[i];
		gboolean wanted = *fact != '!';
		guint name = GPOINTER_TO_UINT(g_hash_table_lookup(
			callee->by_word, wanted ? fact : fact + 1));
		int number =
			name ? routine_at(callee, name - 1)->parameter : -1;
		int literal = -1;

		if (number >= 0 && (guint)number < call->arguments->len)
			literal = literal_of(
				caller, &g_array_index(call->arguments,
						       struct span, number));
		if (literal >= 0 && literal != wanted)
			return TRUE;
	}
	return FALSE;
}
