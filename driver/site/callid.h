/* SPDX-License-Identifier: GPL-2.0 */
/*
 * callid - what a call is known by when lines move and names change
 *
 *	calls = callids_of(references, units, family, campaign);
 *	call = callids_at(calls, "drivers/x.c", offset);
 *
 * File, function, callee and its turn among the function's calls of that
 * callee. A call that is converted already has the id that it had before. Where
 * a call is lifted, its two halves share an id; the name of a half's helper in
 * place of the callee says which is meant.
 */
#ifndef TREEWIDE_CALLID_H
#define TREEWIDE_CALLID_H

#include <glib.h>

#include "site/campaign.h"
#include "site/family.h"
#include "site/site.h"

struct callid {
	char *file;
	char *function; /* "" at file scope */
	char *callee; /* of the old API, also where a helper is called now */
	guint turn; /* from 1 */
	guint offset; /* of the callee's name in the file */
};

/*
 * The ids of all calls of the old API and of its helpers: struct callid *, by
 * file and offset. references and units are those of a scan. Free with
 * g_ptr_array_unref().
 */
GPtrArray *callids_of(const GPtrArray *references, const GPtrArray *units,
		      const struct family *family,
		      const struct campaign *campaign);

/* The call whose name stands there, or NULL. */
const struct callid *callids_at(const GPtrArray *calls, const char *file,
				guint offset);

/* The helper that says what the site is: "pin_user_pages_longterm". Free with
 * g_free().
 */
char *callid_helper(const struct campaign *campaign, const struct site *site);

/* Whether there is a call of this id. */
gboolean callids_has(const GPtrArray *calls, const char *file,
		     const char *function, const char *callee, guint turn);

#endif
