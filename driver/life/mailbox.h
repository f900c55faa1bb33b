/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mailbox - the mails in an mbox, a maildir or a single file
 *
 *	box = mailbox_open("thread.mbox", "build", &error);
 *	for (i = 0; i < box->mails->len; i++)
 *		body = mailbox_body(box, box->mails->pdata[i], &error);
 *	mailbox_free(box);
 *
 * What is in it was written by anybody: sizes, bytes and headers are taken as
 * they come. git mailsplit takes the box apart, git mailinfo decodes a body.
 */
#ifndef TREEWIDE_MAILBOX_H
#define TREEWIDE_MAILBOX_H

#include <glib.h>

#include "base/scratch.h"

struct boxed_mail {
	char *path; /* the mail alone */
	char *id; /* Message-ID without brackets; "" for none */
	char *parent; /* the last id of In-Reply-To; "" for none */
	GPtrArray *references; /* char *: as they stand */
	/*
	 * The one address of From, in lower case. "" where there is none, or
	 * more than one, or the header stands there twice: then nobody can say
	 * who wrote it.
	 */
	char *from;
};

struct mailbox {
	struct scratch *scratch;
	GPtrArray *mails; /* struct boxed_mail *, in order */
};

/*
 * Takes the mailbox at path apart, in a folder below build. Fails with
 * TREEWIDE_ERROR_INPUT when it cannot be read or holds no mail, saying what to
 * do about one that is packed. Free with mailbox_free().
 */
struct mailbox *mailbox_open(const char *path, const char *build,
			     GError **error);
void mailbox_free(struct mailbox *box);

/*
 * The text of a mail, decoded, as UTF-8; lines end in "\n". Fails with
 * TREEWIDE_ERROR_INPUT when git cannot decode it. Free with g_free().
 */
char *mailbox_body(const struct mailbox *box, const struct boxed_mail *mail,
		   GError **error);

/*
 * The address of a From header's value, as in struct boxed_mail. What stands
 * in quotes or in brackets (a comment) is no address. g_free().
 */
char *mailbox_address(const char *value);

#endif
