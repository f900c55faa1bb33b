/* SPDX-License-Identifier: GPL-2.0 */
/*
 * check-comment - the text of the required comment at a call
 *
 *	state = check_comment(unit, reference->offset, campaign, &text);
 */
#ifndef TREEWIDE_CHECK_COMMENT_H
#define TREEWIDE_CHECK_COMMENT_H

#include <glib.h>

#include "site/campaign.h"
#include "site/unit.h"

enum comment_state {
	COMMENT_NONE, /* no comment with the tag, or no text after it */
	COMMENT_UNWRITTEN, /* it holds the mark: no person has written it yet */
	COMMENT_WRITTEN,
	COMMENT_NO_PLACE, /* the call is in no function and no macro */
};

/*
 * Looks where `treewide generate` puts the comment for the call whose name is
 * at this offset. *text gets the text after the tag, white space folded, or
 * NULL; free with g_free().
 */
enum comment_state check_comment(const struct unit *unit, guint offset,
				 const struct campaign *campaign, char **text);

/*
 * A comment's text without comment marks, white space folded. Free with
 * g_free().
 */
char *check_comment_words(const char *text, gsize length);

#endif
