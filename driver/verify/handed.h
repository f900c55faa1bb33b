/* SPDX-License-Identifier: GPL-2.0 */
/*
 * handed - what people take from the folder is what the mails say
 *
 * The mails are what verify proves. The mailbox and the bundle beside them are
 * what people apply: each is held against the mails, nothing more, nothing less.
 */
#ifndef TREEWIDE_HANDED_H
#define TREEWIDE_HANDED_H

#include "verify/rehearsal.h"

/* Why series.mbox is not the patches' mails, in order; NULL: it is. g_free(). */
char *handed_mbox(const struct posted *posted);

/*
 * Holds each commit of the bundle (author, message, files, contents, modes) and
 * what it stands on against what git am made of the mails. *why says what
 * differs; NULL: nothing. From here on nothing can be applied any more.
 */
gboolean handed_bundle(struct rehearsal *rehearsal, char **why, GError **error);

#endif
