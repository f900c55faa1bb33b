/* SPDX-License-Identifier: GPL-2.0 */
/*
 * handed - checks that the folder's mailbox and bundle match the mails
 *
 * The mails are what verify proves. The mailbox and the bundle next to them are
 * what people apply: each must hold exactly the same patches.
 */
#ifndef TREEWIDE_HANDED_H
#define TREEWIDE_HANDED_H

#include "verify/rehearsal.h"

/*
 * Why series.mbox is not the patches' mails, in order; NULL: it is. Free with
 * g_free().
 */
char *handed_mbox(const struct posted *posted);

/*
 * Compares each commit of the bundle (author, message, files, contents, modes)
 * and the bundle's base with what git am made from the mails. *why tells the
 * difference; NULL: there is none. Afterwards nothing can be applied any more.
 */
gboolean handed_bundle(struct rehearsal *rehearsal, char **why, GError **error);

#endif
