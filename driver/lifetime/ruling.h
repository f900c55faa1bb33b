/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ruling - what the releases together say of pages that are held
 */
#ifndef TREEWIDE_RULING_H
#define TREEWIDE_RULING_H

#include <glib.h>

#include "lifetime/release.h"

struct ruling {
	const struct release *user; /* by any way of user space */
	const struct release *letgo; /* by letting go */
	enum trigger_kind kind; /* of user */
	const struct release *done;
	const struct release *previous;
	const struct release *teardown; /* only then, as far as is seen */
	gboolean counted;
};

/* Of these (struct release *; may be NULL), which must outlive the ruling. */
struct ruling ruling_of(const GPtrArray *releases);

#endif
