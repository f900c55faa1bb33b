/* SPDX-License-Identifier: GPL-2.0 */
/*
 * logbook - what was written and answered of a campaign: its state file
 *
 *	book = logbook_read("patches-generated", "timer_delete", &error);
 *	series = logbook_series(book, "");
 *	posting = logbook_posting(series, 1);
 *	...
 *	logbook_write(book, &error);
 *	logbook_free(book);
 *
 * OUT/<campaign>.state.json lies beside the folders of the series, so that
 * making one again, or for a newer kernel, keeps it. A series is what one
 * choice of places (ONLY=) gives; it has versions, and each time that a
 * version was made differently that is one posting more: nobody tells the
 * program which of them was sent, until a mailbox shows it. Nothing is ever
 * taken out.
 */
#ifndef TREEWIDE_LOGBOOK_H
#define TREEWIDE_LOGBOOK_H

#include <glib.h>

#define LOGBOOK_VERSION 1
#define LOGBOOK_SUFFIX	".state.json"
#define LOG_OWN		"\town"

struct log_tag {
	char *word; /* "Acked-by" */
	char *who; /* "Jane Doe <jane@example.org>", "# ..." behind it */
	char *reply; /* Message-ID of the mail that gave it */
	gboolean written; /* this version's mail has it; FALSE: an answer */
};

struct log_patch {
	char *id; /* the same in all versions of the series */
	char *kind; /* message_kind() */
	char *subject; /* without [PATCH n/m] */
	char *mail; /* Message-ID, without brackets */
	GPtrArray *edits; /* struct file_edit *; their spots are shared */
	GPtrArray *tags; /* struct log_tag * */
};

struct log_posting {
	guint version;
	char *cover; /* Message-ID of the cover letter */
	char *label; /* the folder: "linux-6.12.117" */
	char *base; /* "Linux 6.12.117", with the commit where there is one */
	gboolean seen; /* a mailbox holds a mail of it, or an answer */
	guint places, converted; /* all of the tree; those of the patches */
	GPtrArray *known; /* char *: "file<TAB>word", one for each use; with
			   * LOG_OWN behind it where it is the API's own */
	GPtrArray *patches; /* struct log_patch * */
};

struct log_series {
	char *only; /* "" for the whole campaign; of a pack, see sequel_part() */
	guint pack; /* the number of a pack; 0: it is none */
	char *change_id; /* b4's: "20241117-name-0123456789ab" */
	GPtrArray *postings; /* struct log_posting *, in the order made */
};

struct logbook {
	char *path;
	char *campaign;
	GPtrArray *series; /* struct log_series * */
};

struct log_tag *log_tag_new(const char *word, const char *who,
			    const char *reply, gboolean written);
void log_tag_free(gpointer tag);
struct log_patch *log_patch_new(const char *id, const char *kind,
				const char *subject, const char *mail);
struct log_posting *log_posting_new(guint version);
void log_posting_free(gpointer posting);

/*
 * The state of a campaign in the folder out; an empty one where there is none
 * yet. Fails with TREEWIDE_ERROR_INPUT where the file is damaged, or of a
 * newer program: it is never written over then. Free with logbook_free().
 */
struct logbook *logbook_read(const char *out, const char *campaign,
			     GError **error);
void logbook_free(struct logbook *book);

/* Writes the file, as a whole or not at all. Fails with TREEWIDE_ERROR_IO. */
gboolean logbook_write(const struct logbook *book, GError **error);

/* All states that lie in the folder (struct logbook *), by name. */
GPtrArray *logbook_all(const char *out, GError **error);

/* The series of this choice, or NULL; make: a new one then. */
struct log_series *logbook_series(struct logbook *book, const char *only,
				  gboolean make);

/*
 * What counts as this version: the last posting that a mailbox has shown, else
 * the last one. NULL: the version was never made.
 */
struct log_posting *logbook_posting(const struct log_series *series,
				    guint version);

/* The patch of this id, or NULL. */
struct log_patch *log_patch_find(const struct log_posting *posting,
				 const char *id);

#endif
