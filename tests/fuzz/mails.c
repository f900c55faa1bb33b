// SPDX-License-Identifier: GPL-2.0
#include "life/mailbox.h"
#include "life/trailer.h"
#include "series/selfmail.h"

#include "fuzz.h"

/* An answer to a patch: who it is from, and what it says of it. */
FUZZ(mails)
{
	g_autofree char *text = fuzz_text(data, size);
	g_autofree char *first = g_strndup(text, strcspn(text, "\n"));
	g_autofree char *from = mailbox_address(first);
	GPtrArray *trailers;
	GBytes *mail = fuzz_bytes(data, size);
	GBytes *copy = selfmail_copy(mail);

	g_clear_pointer(&copy, g_bytes_unref);
	trailers = trailers_find(text, from);
	for (guint i = 0; i < trailers->len; i++) {
		const struct trailer *trailer = trailers->pdata[i];

		trailer_rank(trailer->word);
		trailer_same_address(trailer->who, from);
	}
	g_ptr_array_unref(trailers);
	g_bytes_unref(mail);
	return 0;
}
