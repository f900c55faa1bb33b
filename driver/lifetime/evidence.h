/* SPDX-License-Identifier: GPL-2.0 */
/*
 * evidence - what shows how long a pin lives
 */
#ifndef TREEWIDE_EVIDENCE_H
#define TREEWIDE_EVIDENCE_H

#include <glib.h>

#include "site/site.h"
#include "site/unit.h"

/* A line of the tree. */
struct evidence_line {
	char *file; /* relative to the tree's root; NULL: no line */
	guint line;
	guint column; /* in bytes, from 1 */
	guint end_column; /* behind the word that it is about */
	char *function; /* around it, or NULL */
	char *text; /* of the statement, white space folded */
};

/* A function that drops what the pin keeps. */
struct evidence_release {
	struct evidence_line at; /* the call that drops */
	char *kinds; /* what makes it run: "user space, completion" */
	char *ways; /* "a() <- b() <- .release": one of each kind, by "; " */
	gboolean mismatch; /* put_page() and the like: not for pins */
	gboolean counted; /* the last of several holders drops */
};

/* The pin as one caller of the pinning function uses it. */
struct evidence_caller {
	char *function; /* the topmost function of this way */
	char *file;
	guint line;
	enum lifetime lifetime;
	char *why; /* one line */
	char *drop; /* the function that it calls to drop them, or NULL */
};

struct evidence {
	char *file; /* the pin */
	guint line;
	guint offset; /* in bytes */
	char *function;
	char *callee;
	enum lifetime lifetime;
	char *text; /* one line that a reviewer can check; never NULL */
	char *until; /* still held when this function returns; or NULL */
	char *way; /* then dropped by this way: "f() <- g() <- .release" */
	char *via; /* whose pages the above speaks of, where a function that
		    * counts as a pin itself hands these on; or NULL */
	struct evidence_line holder; /* what keeps the pages; */
	gboolean vague; /* or may keep them */
	GPtrArray *releases; /* struct evidence_release * */
	GPtrArray *callers; /* struct evidence_caller * */
	char *handed_on; /* a function that counts as a pin itself hands the
			  * pages to its callers, see others; or NULL */
	gboolean again; /* the second of a lifted call's two sites */
	gboolean notifier; /* an MMU notifier drops the pages, too */
};

/*
 * Evidence of nothing yet, of the pin at this token. text must be set
 * before others see it. Free with evidence_free().
 */
struct evidence *evidence_new(const struct unit *unit, guint token);
void evidence_free(gpointer evidence);

/* Frees one release; for a list of them. */
void evidence_release_free(gpointer release);

#endif
