/* SPDX-License-Identifier: GPL-2.0 */
/*
 * selfmail - copies of the mails that reach nobody but whoever sends them
 *
 * To see how a series arrives, one sends it to oneself. The mails themselves
 * are no good for that: git send-email reads their To and Cc whatever its
 * options say, and their Message-IDs would be used up. The copies have no
 * recipient, Message-IDs of their own, and a subject that says what they are.
 */
#ifndef TREEWIDE_SELFMAIL_H
#define TREEWIDE_SELFMAIL_H

#include <glib.h>

/* The folder of the copies in that of the series. */
#define SELFMAIL_FOLDER "rehearsal"

/* Free with g_bytes_unref(). */
GBytes *selfmail_copy(GBytes *mail);

/*
 * Path of the copy of the mail of this name: not .patch, since nobody should
 * apply it. Free with g_free().
 */
char *selfmail_name(const char *name);

#endif
