/* SPDX-License-Identifier: GPL-2.0 */
/*
 * gather - tags out of a mailbox of answers into the logbooks
 *
 *	gathered = gather_tags(box, books, &error);
 *	puts(gathered->text);
 *	gathered_free(gathered);
 *
 * A mail belongs to the patch whose mail it answers, through as many answers
 * as there are in between; an answer to the cover letter is for all patches of
 * that posting. A posting of which the box holds a mail, or an answer to one,
 * was sent.
 */
#ifndef TREEWIDE_GATHER_H
#define TREEWIDE_GATHER_H

#include <glib.h>

#include "life/mailbox.h"

struct gathered {
	guint ours; /* mails of the postings */
	guint answers; /* mails that answer them */
	guint fresh; /* tags that no logbook had */
	guint known; /* tags that were there before */
	guint doubtful; /* trailers that are left, and named in the text */
	guint broken; /* answers that git cannot decode; named, too */
	GString *text; /* a line each, and the counts */
};

/*
 * Puts what the box says into the logbooks (struct logbook *), which the
 * caller writes. Fails with TREEWIDE_ERROR_INTERRUPTED or TREEWIDE_ERROR_TOOL.
 */
struct gathered *gather_tags(const struct mailbox *box, const GPtrArray *books,
			     GError **error);
void gathered_free(struct gathered *gathered);

#endif
