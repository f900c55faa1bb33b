/* SPDX-License-Identifier: GPL-2.0 */
/*
 * store - what spatch made of copies, kept from run to run
 *
 *	store = store_open("build", stamp);
 *	if (!store_get(store, copy, timeout, &found))
 *		... run spatch ...
 *		store_put(store, copy, &made);
 *	store_close(store);
 *
 * One file for each stamp (of a rule, its options, the version of spatch), to
 * which records are appended as they are made: a run that is stopped loses
 * nothing that was done. A record that was cut off counts as none. Who cannot
 * write works all the same.
 */
#ifndef TREEWIDE_STORE_H
#define TREEWIDE_STORE_H

#include <glib.h>

struct store;

/* What came of a copy. */
struct stored {
	char *failed; /* why spatch made nothing of it, or NULL */
	guint timeout; /* seconds that it had */
	GBytes *result; /* NULL: failed, or the copy itself */
	GArray *bad; /* struct badline: what spatch could not parse */
};

void stored_clear(struct stored *stored);

/* build NULL: nothing is kept. Free with store_close(). */
struct store *store_open(const char *build, const char *stamp);
void store_close(struct store *store);

/*
 * Looks the copy up; what failed for want of time is not taken where there is
 * more of it. Clear *found with stored_clear().
 */
gboolean store_get(const struct store *store, GBytes *copy, guint timeout,
		   struct stored *found);

void store_put(struct store *store, GBytes *copy, const struct stored *made);

#endif
