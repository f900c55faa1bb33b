// SPDX-License-Identifier: GPL-2.0
#include "series/addendum.h"

#include <string.h>

/* The text with this between the two marks, which must be there once. */
static char *between(const char *text, const char *open, const char *close,
		     const char *content)
{
	const char *from = strstr(text, open);
	const char *to;

	if (!from)
		return NULL;
	from += strlen(open);
	to = strstr(from, close);
	if (!to || strstr(from, open))
		return NULL;
	return g_strdup_printf("%.*s%s%s", (int)(from - text), text, content,
			       to);
}

char *addendum_fill(const char *page, const char *data, const char *seen)
{
	g_autofree char *half =
		between(page, ADDENDUM_DATA_OPEN, ADDENDUM_DATA_CLOSE, data);

	return half ? between(half, ADDENDUM_SEEN_OPEN, ADDENDUM_SEEN_CLOSE,
			      seen)
		    : NULL;
}

char *addendum_empty(const char *page)
{
	return addendum_fill(page, "null", "");
}
