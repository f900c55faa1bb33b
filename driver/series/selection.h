/* SPDX-License-Identifier: GPL-2.0 */
/*
 * selection - the converted files that a series takes, as patches
 *
 *	patches = selection_make(conversion, m, SPLIT_SUBSYSTEM, NULL, &error);
 *	questions = selection_questions(conversion, m, SPLIT_SUBSYSTEM, NULL,
 *					&error);
 *	selection_leave_others(patches, questions, conversion, FALSE);
 *	patch = selection_patch(patches, "fs/direct-io.c");
 *	g_ptr_array_unref(patches);
 *
 * Two files of which one takes the flag from a call in the other are one patch,
 * with the people of both.
 */
#ifndef TREEWIDE_SELECTION_H
#define TREEWIDE_SELECTION_H

#include <glib.h>

#include "series/split.h"

struct conversion;
struct maintainers;
struct patch;

/*
 * Makes the patches (struct patch *): the one of the API's own folder, where it
 * has converted calls, then those of the others in split_changes()'s order.
 * only and errors as in split_changes(); a pilot may have questions alone. Free
 * with g_ptr_array_unref().
 */
GPtrArray *selection_make(struct conversion *conversion, struct maintainers *m,
			  enum split_by by, const char *only, GError **error);

/*
 * The patches (struct patch *, PATCH_QUESTION) of what people are asked about,
 * likewise; no error where there are none. Whoever keeps the pages of a common
 * helper is among the people.
 */
GPtrArray *selection_questions(struct conversion *conversion,
			       struct maintainers *m, enum split_by by,
			       const char *only, GError **error);

/*
 * A site of neither list of patches becomes OUTCOME_LEFT, so that no helper is
 * made that nothing calls. pilot: nor does a flip take its flag.
 */
void selection_leave_others(const GPtrArray *patches,
			    const GPtrArray *questions,
			    struct conversion *conversion, gboolean pilot);

/* The first of these patches that changes this file; NULL: none. Not owned. */
struct patch *selection_patch(const GPtrArray *patches, const char *path);

#endif
