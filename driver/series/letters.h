/* SPDX-License-Identifier: GPL-2.0 */
/*
 * letters - the texts of a series: commit messages, then finished mails
 */
#ifndef TREEWIDE_LETTERS_H
#define TREEWIDE_LETTERS_H

#include <glib.h>

#include "series/repository.h"
#include "series/series.h"

struct letters {
	GPtrArray *names; /* char *: file names, the cover's first */
	GPtrArray *mails; /* GBytes *, of the same index */
	GPtrArray *ids; /* char *: Message-IDs, of the same index */
	char *change_id; /* the cover's; NULL: it has none */
	GPtrArray *refused; /* char *: no usable addresses */
	GBytes *mbox; /* the patches without the cover */
};

/*
 * One commit message (char *) for each of these patches: subject, guarded body, sign-off. Fails
 * with TREEWIDE_ERROR_INPUT when a text (the cover's and the notes included)
 * cannot go into a mail. Free with g_ptr_array_unref().
 */
GPtrArray *letters_messages(const struct series *series,
			    const GPtrArray *patches, GError **error);

/* The mails of the imported series. letters must be zeroed. */
gboolean letters_make(struct letters *letters, const struct series *series,
		      struct repository *repository, GError **error);
void letters_clear(struct letters *letters);

/* Mails (GBytes *) from this one on as one mailbox. Free with g_bytes_unref(). */
GBytes *letters_mbox(const GPtrArray *mails, guint first);

#endif
