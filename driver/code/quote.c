// SPDX-License-Identifier: GPL-2.0
#include "code/quote.h"

#include <string.h>

#define LENGTH 100

char *quote_span(const struct source *source, guint first, guint last)
{
	enum directive mode = source->tokens[first].directive;
	gboolean cut = FALSE;
	const char *valid;
	char *text;

	for (guint i = first; i <= last && i < source->count && !cut; i++) {
		cut = source->tokens[i].directive != mode;
		if (cut)
			last = i - 1;
	}
	text = source_span(source, first, last);
	if (strlen(text) > LENGTH) {
		/* do not cut a character in two */
		g_utf8_validate(text, LENGTH - strlen("..."), &valid);
		text[valid - text] = '\0';
		cut = TRUE;
	}
	if (cut) {
		char *more = g_strconcat(text, "...", NULL);

		g_free(text);
		text = more;
	}
	return text;
}
