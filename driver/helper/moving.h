/* SPDX-License-Identifier: GPL-2.0 */
/*
 * moving - moves declarations to another header
 *
 *	moving = moving_new();
 *	moving_take_flag(moving, source, i, "mm/internal.h", edits);
 *	moving_take_prototype(moving, source, prototype, edits);
 *	moving_put(moving, internal, internal->count, "FOLL_", edits_there);
 *	moving_free(moving);
 *
 * Whole lines are removed; of the blank lines around them one is kept. The
 * caller owns and applies the edits (edit.h).
 */
#ifndef TREEWIDE_MOVING_H
#define TREEWIDE_MOVING_H

#include <glib.h>

struct edits;
struct prototype;
struct source;

struct moving {
	GString *macro; /* a flag's #define, */
	GString *constant; /* or its line in an enum, with the comment above */
	GString *prototypes;
};

struct moving *moving_new(void);
void moving_free(struct moving *moving);

/* Whether token i is where a flag gets its value: #define, or "flag =". */
gboolean moving_defines(const struct source *source, guint i);

/*
 * Takes the flag that is defined at token i, with the comment above. A comment
 * stays there that says that its value is in use, and by the header `where`.
 */
void moving_take_flag(struct moving *moving, const struct source *source,
		      guint i, const char *where, struct edits *edits);

/*
 * Takes a prototype (prototype.h); its continuation lines are aligned to the
 * parenthesis.
 */
void moving_take_prototype(struct moving *moving, const struct source *source,
			   const struct prototype *prototype,
			   struct edits *edits);

/* Drops the line of token i. */
void moving_drop_line(const struct source *source, guint i,
		      struct edits *edits);

/*
 * Puts everything taken into another header: the flag into an enum of names
 * with this prefix, if the header has one before token number `above`, else
 * into a new one; the rest after the includes.
 */
void moving_put(const struct moving *moving, const struct source *source,
		guint above, const char *prefix, struct edits *edits);

#endif
