/* SPDX-License-Identifier: GPL-2.0 */
/*
 * carry-parts - what the files of carry share
 */
#ifndef TREEWIDE_CARRY_PARTS_H
#define TREEWIDE_CARRY_PARTS_H

#include "apply/carry.h"

/* A text as words, with what becomes of each. */
struct side {
	struct source *source;
	gboolean *marked; /* goes, or comes */
};

struct carrying {
	struct carry *carry;
	const char *file;
	struct side a, b; /* the copy, the result */
	GString *out;
};

/* Where token i ends. */
guint carry_end_of(const struct source *source, guint i);
/* What stands before token i: from the end of the one before it. */
guint carry_gap_from(const struct source *source, guint i);
guint carry_gap_to(const struct source *source, guint i);

/*
 * Marks the words that go and come: by lines first, since few of them differ
 * and only their words are compared.
 */
void carry_compare(struct carrying *at);

#endif
