/* SPDX-License-Identifier: GPL-2.0 */
/*
 * audience - the people of a patch, beyond those of its files
 */
#ifndef TREEWIDE_AUDIENCE_H
#define TREEWIDE_AUDIENCE_H

#include <glib.h>

#include "people/maintainers.h"
#include "tree/patch.h"

/* Moves those people over that are not there yet; the rest stay in from. */
void audience_join(GPtrArray *people, GPtrArray *from);

/*
 * K: of MAINTAINERS is looked for in a mail as in a diff, and a path in the
 * message is no reason to mail whoever owns it: where the words call others in
 * than the changes do, the message names files without their folders. Whoever
 * is called in all the same is added. Fails as maintainers_mail_people().
 */
gboolean audience_of_words(struct maintainers *maintainers, struct patch *patch,
			   GError **error);

#endif
