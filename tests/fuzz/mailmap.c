// SPDX-License-Identifier: GPL-2.0
#include "people/contact.h"
#include "people/mailmap.h"

#include "fuzz.h"

/* What the first line names is looked up in all of them. */
FUZZ(mailmap)
{
	g_autofree char *text = fuzz_text(data, size);
	g_autofree char *first = g_strndup(text, strcspn(text, "\n"));
	g_autofree char *whole = NULL;
	struct mailmap *map = mailmap_parse(text);
	struct contact contact;

	contact_parse(first, &contact);
	mailmap_apply(map, &contact);
	g_assert_nonnull(contact.name);
	whole = contact_format(&contact);
	g_assert_nonnull(whole);
	contact_clear(&contact);
	mailmap_free(map);
	return 0;
}
