/* SPDX-License-Identifier: GPL-2.0 */
/*
 * helpers - the functions that the series converts to, and their tests
 *
 *	requests = g_ptr_array_new_with_free_func(helpers_request_free);
 *	g_ptr_array_add(requests, helpers_request_new("pin_user_pages", TRUE,
 *						      FALSE));
 *	helpers = helpers_make(tree, campaign, family, "wrappers", requests,
 *			       &error);
 *	patch 1: helpers->changes; the KUnit patch: helpers->kunit
 *	helpers_free(helpers);
 *
 * The kernel text comes from the templates of a folder (wrappers/README.md),
 * filled in for the tree's own signatures and put next to the raw functions.
 * Only requested helpers that the tree lacks are made. The suite tests all
 * helpers that the tree then has; it is made if the tree has none, whoever made
 * the helpers.
 */
#ifndef TREEWIDE_HELPERS_H
#define TREEWIDE_HELPERS_H

#include <glib.h>

#include "site/family.h"

struct campaign;
struct tree;

/* One member of the family, and which of its helpers are called. */
struct helpers_request {
	char *member;
	gboolean longterm;
	gboolean shortterm;
};

struct helpers {
	/* Names of the helpers that the changes make, in the family's order. */
	GPtrArray *longterm; /* char *: "pin_user_pages_fast_longterm" */
	GPtrArray *shortterm; /* char * */
	/*
	 * struct change *, by path: definitions, prototypes with kernel-doc,
	 * document.
	 */
	GPtrArray *changes;
	/*
	 * struct change *, by path: suite, Kconfig, Makefile. Applies on top of
	 * changes, without any of their files. Empty if the tree already has
	 * the suite.
	 */
	GPtrArray *kunit;
	/*
	 * char *: what was left out of the changes and why, one sentence each,
	 * for the cover letter
	 */
	GPtrArray *notes;
	GPtrArray *kunit_notes; /* the same for the suite */
};

/*
 * The names (char *) of the helpers that the tree already has; free the array.
 */
GPtrArray *helpers_declared(const struct campaign *campaign,
			    const struct family *family);

struct helpers_request *
helpers_request_new(const char *member, gboolean longterm, gboolean shortterm);
void helpers_request_free(void *request);

/*
 * Makes the requested helpers (struct helpers_request *, each member at most
 * once). templates is the folder of the kernel text. Fails with
 * TREEWIDE_ERROR_INPUT if a member is unknown, has no flags argument or no
 * definition, if a long-term helper is requested for a member that refuses the
 * flag (member->refusal), or if a template or a file of the tree cannot be read
 * or used. Free with helpers_free().
 */
struct helpers *helpers_make(const struct tree *tree,
			     const struct campaign *campaign,
			     const struct family *family, const char *templates,
			     const GPtrArray *requests, GError **error);
void helpers_free(struct helpers *helpers);

#endif
