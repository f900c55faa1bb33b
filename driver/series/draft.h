/* SPDX-License-Identifier: GPL-2.0 */
/*
 * draft - what git format-patch makes of the commits
 */
#ifndef TREEWIDE_DRAFT_H
#define TREEWIDE_DRAFT_H

#include <glib.h>

#include "series/repository.h"

/* One mail in the making: no recipients, no thread yet. */
struct draft {
	char *name; /* "0001-mm-gup-add-helpers.patch" */
	GBytes *text;
};

struct draft_options {
	const struct identity *identity; /* whom the cover is from */
	const char *prefix; /* "RFC PATCH" */
	guint reroll; /* 2: v2; below that nothing is said */
	const char *signature; /* last line of each mail, or NULL */
	const char *cover_subject;
	const char *cover_body;
};

/*
 * Runs git format-patch on the imported series: struct draft *, the cover
 * letter first, with shortlog, diffstat and, for a git checkout, its
 * base-commit. Fails with TREEWIDE_ERROR_TOOL or TREEWIDE_ERROR_IO. Free with
 * g_ptr_array_unref().
 */
GPtrArray *drafts_make(struct repository *repository,
		       const struct draft_options *options, GError **error);

#endif
