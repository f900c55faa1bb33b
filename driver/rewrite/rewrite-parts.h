/* SPDX-License-Identifier: GPL-2.0 */
/*
 * rewrite-parts - what the parts of rewrite share: files on their way
 * (rewrite-draft.c), semantic patches (rewrite-rule.c), the lines of changed
 * calls (rewrite-layout.c), comments (rewrite-comments.c)
 */
#ifndef TREEWIDE_REWRITE_PARTS_H
#define TREEWIDE_REWRITE_PARTS_H

#include <glib.h>

#include "code/mask.h"
#include "rewrite/rewrite.h"
#include "site/unit.h"

/* A file on its way: what it was, and what it is by now. */
struct file_draft {
	const struct unit *unit; /* the file as the tree has it */
	const struct lift_file *lift; /* what is lifted in it, or NULL */
	const struct unit *base; /* the file, lifted: where the rules begin */
	const struct unit *now; /* the base itself, or ... */
	struct unit *own; /* ... what it has become; NULL: nothing yet */
	GPtrArray *sites; /* struct site * of this file */
	GPtrArray *stays; /* struct site *: lifted, but their calls stay raw */
	GPtrArray *removals; /* struct flag_use * of this file */
	struct mask *mask; /* of `now`, while spatch works on it */
	GBytes *copy;
};

/*
 * The files that have something to change, as struct file_draft *. Free with
 * g_ptr_array_unref().
 */
GPtrArray *drafts_new(const struct rewrite *rewrite, const GPtrArray *units,
		      GPtrArray *sites);

/* Offset in the base of what stood at this offset of the file; of a site. */
guint draft_base_offset(const struct file_draft *draft, guint offset);
guint draft_site_offset(const struct file_draft *draft,
			const struct site *site);

/* Whether this token names a function of the family, or could. */
gboolean draft_is_family(const struct rewrite *rewrite,
			 const struct source *source, guint i);

/* The token of the site's callee as the file is by now. */
guint draft_token(const struct rewrite *rewrite, const struct file_draft *draft,
		  const struct site *site);

/* What is to become of the site in this run. */
enum outcome draft_outcome(const struct rewrite *rewrite,
			   const struct site *site);

/* The file is this text from now on. The mask goes. */
void draft_replace(struct file_draft *draft, GBytes *bytes);

/*
 * What one run of a semantic patch is about. Files that have both wait for the
 * second turn of the short-term one: it works on what the other has left.
 */
struct turn {
	enum outcome outcome;
	gboolean second;
};

/* Runs the campaign's semantic patch over all whose turn it is. */
gboolean drafts_run_rule(const struct rewrite *rewrite, GPtrArray *drafts,
			 const struct turn *turn, GError **error);

/* Begins that run ahead, for the same drafts as they are now. */
void drafts_begin_rule(const struct rewrite *rewrite, GPtrArray *drafts,
		       const struct turn *turn);

/* A site that no semantic patch rewrote is left, with the reason. */
void draft_check_sites(const struct rewrite *rewrite, struct file_draft *draft);

/* Lays out the lines of every call that has changed. */
void draft_lay_out(const struct rewrite *rewrite, struct file_draft *draft);

/* Writes the comments that the campaign's polarity wants. */
gboolean draft_add_comments(const struct rewrite *rewrite,
			    struct file_draft *draft, GError **error);

#endif
