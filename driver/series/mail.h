/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mail - from what git format-patch wrote to what git send-email takes
 *
 *	text = mail_guard(patch->body, "the body of ...", &error);
 *	...commit, format-patch...
 *	mail = mail_compose(draft, &parts, &error);
 *
 * git writes Date, Subject, message, diffstat and diff; author, recipients,
 * thread, notes and MIME headers are added here.
 */
#ifndef TREEWIDE_MAIL_H
#define TREEWIDE_MAIL_H

#include <glib.h>

#include "people/addressee.h"
#include "tree/identity.h"

/*
 * A text that `git am` takes as the text it is: lines that it, `git apply` or
 * a mail box would take for something else ("---", "diff -", "From ", a header
 * in the first line) move right by one space. CR before a line's end and white
 * space at the end are dropped. Fails with TREEWIDE_ERROR_INPUT, naming what,
 * where the text is not UTF-8, has control characters or a line that is too
 * long for a mail. NULL and "" give "". Free with g_free().
 */
char *mail_guard(const char *text, const char *what, GError **error);

/* Likewise for a subject, without the prefix: one line, and not empty. */
gboolean mail_check_subject(const char *subject, const char *what,
			    GError **error);

struct mail {
	const struct identity *author;
	const struct addressees *addressees;
	const char *id; /* Message-ID without brackets */
	const char *parent; /* Message-ID of the cover letter, or NULL */
	gboolean rfc; /* this one is an RFC, whatever the series is */
	const char *notes; /* guarded text for below the ---, or NULL */
	const char *change_id; /* behind git's base-commit; or NULL */
};

/*
 * The whole mail, with the "From " line of a mail box before it, from the
 * draft that format-patch wrote. 8bit, with MIME headers, where a byte is not
 * ASCII; quoted-printable where a line would not survive the transport (a
 * carriage return, more than 998 bytes). Fails with TREEWIDE_ERROR_TOOL when
 * the draft does not look like one. Free with g_bytes_unref().
 */
GBytes *mail_compose(GBytes *draft, const struct mail *mail, GError **error);

#endif
