/* SPDX-License-Identifier: GPL-2.0 */
/*
 * work - one file of a tree on its way through one semantic patch
 *
 *	work = work_new(apply, file, path, text);
 *	if (work->copy)
 *		... run spatch on it ...
 *		work_take(work, result);
 *	use(work->after);  use(work->places);
 *	work_free(work);
 *
 * The copy shows spatch the functions that hold words which a rule needs and
 * that are not the API's own; or the whole file, where the rule asks for that.
 */
#ifndef TREEWIDE_WORK_H
#define TREEWIDE_WORK_H

#include <glib.h>

#include "apply/apply.h"
#include "code/badline.h"
#include "code/item.h"
#include "code/mask.h"
#include "apply/lookup.h"

/* A top-level item, and what it is to the rules. */
struct work_item {
	gboolean place; /* a rule that changes something may match in it */
	gboolean kept; /* any rule may */
	gboolean own;
	gboolean changed;
	char *reason; /* why spatch did not see it, or NULL */
};

struct work {
	const struct apply *apply;
	const struct rulefile *file;
	char *path;
	struct source *source; /* the file as it was */
	GArray *items; /* struct item */
	struct work_item *state; /* of each item */
	struct mask *mask;
	GBytes *copy; /* for spatch; NULL: nothing is to be done */
	GBytes *after; /* as source until work_take() */
	char *failed; /* why spatch made nothing of the copy, or NULL */
	gboolean anywhere; /* a rule may match where no word tells */
};

/* words: of the rule file's needs, see lookup.h. */
struct work *work_new(const struct apply *apply, const struct rulefile *file,
		      const struct lookup *words, const char *path,
		      GBytes *text);
void work_free(struct work *work);

/* Takes what spatch made of the copy. */
void work_take(struct work *work, GBytes *result);

/* Lines that spatch could not parse: their functions were not seen. */
void work_miss(struct work *work, const struct badline *bad);

/* Spatch has done nothing with the copy: why. */
void work_fail(struct work *work, const char *why);

/* Adds struct apply_place for each item that is one. */
void work_add_places(const struct work *work, GArray *places);

#endif
