/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ready - checks a series on disk against what lists and trees require
 *
 *	ready = ready_new(&options, &error);
 *	if (ready && ready_run(ready, &error))
 *		printf("%s", ready_text(ready));
 *	ready_free(ready);
 *
 * A point is one question: does each patch carry a sign-off, can the base be
 * fetched, ... Each has an answer, even if it could not be checked: then the
 * series is not ready.
 */
#ifndef TREEWIDE_READY_H
#define TREEWIDE_READY_H

#include <glib.h>

#include "people/maintainers.h"
#include "tree/tree.h"

/* Nothing is owned. */
struct ready_options {
	const char *series; /* the folder of the mails */
	const char *kernel; /* the tree that they are for, or NULL */
	/* mails of others; NULL-terminated, or NULL */
	const char *const *mboxes;
	const char *build; /* folder for temporary files */
	guint jobs;
	gboolean trust; /* run the tree's checkpatch.pl without a sandbox */
	/* Called at the start of each step; may be NULL. */
	void (*step)(const char *step, const char *what);
};

enum answer {
	ANSWER_OK,
	ANSWER_NOTE, /* reported, but no obstacle */
	ANSWER_UNSEEN, /* it could not be checked */
	ANSWER_OPEN,
};

struct point {
	const char *title;
	enum answer answer; /* the worst of its lines */
	GPtrArray *lines; /* char *: what was found */
};

struct ready {
	struct ready_options options;
	GPtrArray *letters; /* struct letter *, the cover letter first */
	struct tree *tree; /* or NULL */
	struct maintainers *maintainers; /* or NULL */
	char *mark; /* marks text that a person has to write: "EDITME" */
	char *version; /* of the base, "" */
	gboolean edited; /* differs from its manifest */
	GPtrArray *points; /* struct point *, in order */
};

/*
 * Reads the mails, and opens the tree. Fails with TREEWIDE_ERROR_INPUT. Free
 * with ready_free().
 */
struct ready *ready_new(const struct ready_options *options, GError **error);
void ready_free(struct ready *ready);

/* Checks all points. Fails if a tool cannot be run at all. */
gboolean ready_run(struct ready *ready, GError **error);

/*
 * One point per line, with its findings below, and the verdict at the end. Free
 * with g_free().
 */
char *ready_text(const struct ready *ready);

/* Whether it can be sent: no point is open or unseen. */
gboolean ready_is(const struct ready *ready);

/* For the functions of looks.h: a new point; one more line of it. */
struct point *ready_point(struct ready *ready, const char *title);
void ready_say(struct point *point, enum answer answer, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/* Likewise, for points that need KERNEL. FALSE: it was not given. */
gboolean ready_needs_tree(const struct ready *ready, struct point *point);

/* "2", "2 and 5", "2, 5 and 9, and 4 more" of numbers (GUINT_TO_POINTER()). */
char *ready_numbers(const GPtrArray *numbers);

#endif
