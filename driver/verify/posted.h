/* SPDX-License-Identifier: GPL-2.0 */
/*
 * posted - a series in its folder, ready to be mailed
 *
 *	posted = posted_read("patches-generated/linux-6.12.117", &error);
 *	for (i = 0; i < posted->patches->len; i++)
 *		use(posted->patches->pdata[i]);
 *	posted_free(posted);
 *
 * Read from the mails themselves, MANIFEST.json and sites.json: what people get
 * is judged, not what the program remembers.
 */
#ifndef TREEWIDE_POSTED_H
#define TREEWIDE_POSTED_H

#include <glib.h>

struct posted_patch {
	guint number; /* from 1 */
	char *name; /* "0004-net-rds-....patch" */
	char *path; /* path of the mail, absolute */
	char *subject; /* without [PATCH n/m], unfolded */
	char *kind; /* message_kind(): "helpers", "conversion" ... */
	char *diff; /* text from the first "diff --git" on */
	GPtrArray *files; /* char *: changed files, by their new names */
};

/* A function of a file. */
struct posted_place {
	char *file;
	char *function; /* "" at file scope */
};

struct posted_site {
	char *file;
	guint line;
	char *function; /* "" at file scope */
	char *callee;
	char *verdict; /* verdict_name() */
	char *reason;
	char *outcome; /* outcome_name() */
	/*
	 * The flag passes through memory, a parameter or another function: the
	 * compiler does not see its value.
	 */
	gboolean crosses;
	/* struct posted_place *: where the flag is removed */
	GPtrArray *removals;
};

struct posted {
	char *folder; /* absolute */
	char *label; /* "linux-6.12.117" */
	char *cover; /* path of the cover letter */
	char *campaign; /* name of the campaign */
	char *only; /* for a pilot, its path or entry; else NULL */
	char *branch; /* in the bundle */
	char *tip; /* the last patch's commit */
	char *digest; /* SHA-256 over all diffs */
	GPtrArray *patches; /* struct posted_patch *, in order */
	GPtrArray *sites; /* struct posted_site * */
};

/*
 * Reads the folder of a series. Fails with TREEWIDE_ERROR_INPUT if it is none,
 * a mail has no diff, or the mails do not match the manifest. Free with
 * posted_free().
 */
struct posted *posted_read(const char *folder, GError **error);
void posted_free(struct posted *posted);

/* Whether this patch changes the file. */
gboolean posted_touches(const struct posted_patch *patch, const char *file);

/* Whether the patch prepares the series ("helpers") or ends it. */
gboolean posted_is_frame(const struct posted_patch *patch);

/* Whether it comes after all conversions: "flip", "lockdown". */
gboolean posted_is_end(const struct posted_patch *patch);

/* The patch that changes the meaning of the raw functions, or NULL. */
const struct posted_patch *posted_flip(const struct posted *posted);

/* The last patch that converts this file and is no frame, or NULL. */
const struct posted_patch *posted_patch_of(const struct posted *posted,
					   const char *file);

#endif
