/* SPDX-License-Identifier: GPL-2.0 */
/*
 * wrapper - one helper to be made: for which member, long-term or short-term
 */
#ifndef TREEWIDE_WRAPPER_H
#define TREEWIDE_WRAPPER_H

#include <glib.h>

#include "site/family.h"
#include "helper/template.h"

struct campaign;

struct wrapper {
	const struct member *member; /* the family's */
	gboolean longterm; /* else short-term */
	char *name; /* "pin_user_pages_fast_longterm" */
	char *callee; /* its callee: the raw function, or the API's own */
};

/*
 * The requested helpers (struct helpers_request *) that the tree lacks, as
 * struct wrapper *, in the family's order, long-term first. Fails with
 * TREEWIDE_ERROR_INPUT if a request cannot be met. Free with
 * g_ptr_array_unref(); family must outlive it.
 */
GPtrArray *wrappers_wanted(const struct campaign *campaign,
			   const struct family *family,
			   const GPtrArray *requests, GError **error);

/*
 * The wanted ones and those that the tree already has, in the same order: what
 * a suite can test once the wanted ones exist. Freed in the same way.
 */
GPtrArray *wrappers_present(const struct campaign *campaign,
			    const struct family *family,
			    const GPtrArray *wanted);

/* The names of the long-term (or short-term) ones, as char *. */
GPtrArray *wrappers_names(const GPtrArray *wrappers, gboolean longterm);

/*
 * The words of this helper's templates (wrappers/placeholders.h lists them).
 * Free with template_words_free().
 */
struct template_words *wrapper_words(const struct wrapper *wrapper);

#endif
