// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "rewrite/lift.h"

/* Whether the text of the token has this word. */
static gboolean names(const struct source *source, guint token,
		      const char *word)
{
	const char *text = source->text + source->tokens[token].offset;
	gsize left = source->tokens[token].length, length = strlen(word);
	const char *at;

	while ((at = g_strstr_len(text, left, word))) {
		gboolean whole = (!g_ascii_isalnum(at[-1]) && at[-1] != '_') &&
				 !g_ascii_isalnum(at[length]) &&
				 at[length] != '_';

		if (whole)
			return TRUE;
		left -= at + length - text;
		text = at + length;
	}
	return FALSE;
}

void lift_stale(const struct lift *lift, const char *path, GPtrArray *lines)
{
	const struct lift_file *file = lift_file(lift, path);
	const struct source *source = file ? file->unit->source : NULL;

	for (guint i = 0; source && i < source->count; i++) {
		guint kind = source->tokens[i].kind;

		for (guint k = 0; k < lift->functions->len; k++) {
			const struct lifted *one = lift->functions->pdata[k];

			if ((kind != TOKEN_COMMENT && kind != TOKEN_STRING) ||
			    strcmp(one->file, path) ||
			    !names(source, i, one->function))
				continue;
			g_ptr_array_add(
				lines, g_strdup_printf(
					       "%s:%u: %s names %s", path,
					       source->tokens[i].line,
					       kind == TOKEN_COMMENT ? "comment"
								     : "string",
					       one->function));
		}
	}
}
