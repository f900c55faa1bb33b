/* SPDX-License-Identifier: GPL-2.0 */
/*
 * replay - a mail's diff made again from the mail's own semantic patch
 *
 *	replay = replay_mail("0004-x.patch", tree, spatch, "build", &error);
 *	puts(replay->text);
 *	replay_free(replay);
 *
 * Needs the mail and its base, nothing of the campaign. A mail comes from
 * anybody: a semantic patch that holds code to be run (script:python and the
 * like), or that reads files, is refused, and so are options that no rule needs.
 */
#ifndef TREEWIDE_REPLAY_H
#define TREEWIDE_REPLAY_H

#include <glib.h>

#include "spatch/spatch.h"
#include "tree/tree.h"

/* What the line in a mail begins with that says how to check it. */
#define REPLAY_LINE "Check: "

struct replay {
	guint same; /* files: byte for byte */
	guint comments; /* the same but for comments that the mail adds */
	guint others; /* something else: text says what */
	GString *text; /* a line for each file, differences below it */
};

/*
 * Fails with TREEWIDE_ERROR_INPUT where that is no mail with a diff, it shows
 * no semantic patch or one that is refused, or its diff is not for this tree.
 * Free with replay_free().
 */
struct replay *replay_mail(const char *path, const struct tree *tree,
			   struct spatch *spatch, const char *build,
			   GError **error);
void replay_free(struct replay *replay);

/*
 * The line for a mail: kernel is what the tree is called ("linux-6.12"),
 * options those of the rule (""), layout whether calls are laid out anew, url
 * where the program is (NULL: nobody said). g_free().
 */
char *replay_line(const char *kernel, const char *options, gboolean layout,
		  const char *url);

/* What is wrong with such a semantic patch, from a stranger; NULL: nothing. */
const char *replay_refusal(const char *smpl, const char *options);

#endif
