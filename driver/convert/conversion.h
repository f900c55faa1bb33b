/* SPDX-License-Identifier: GPL-2.0 */
/*
 * conversion - the way from a tree to changed files
 *
 *	conversion = conversion_new(&options, &error);
 *	conversion_scan(conversion, &error);	references, units
 *	conversion_decide(conversion, &error);	sites with verdicts
 *	conversion_rewrite(conversion, &error);	changes
 *	conversion_account(conversion);		the fate of each reference
 *	conversion_free(conversion);
 *
 * Each step reads what the one before it made; a caller may look in between,
 * or leave sites out before they are rewritten.
 */
#ifndef TREEWIDE_CONVERSION_H
#define TREEWIDE_CONVERSION_H

#include <glib.h>

#include "site/campaign.h"
#include "site/family.h"
#include "lifetime/lifetime.h"
#include "rewrite/lift.h"
#include "program/program.h"
#include "rewrite/remarks.h"
#include "spatch/spatch.h"
#include "tree/tree.h"

struct conversion_options {
	const char *kernel; /* path of the tree */
	const char *driver; /* path of a driver beside it: the code is this
			     * one's (beside.h); NULL: the tree's */
	const char *campaign; /* path of the campaign's folder */
	const char *build; /* folder for copies and caches */
	guint jobs; /* processes and threads; 0: one a core */
	guint timeout; /* seconds for a run of spatch; 0: 120 */
	const char *logins; /* other machines (logins.h), or NULL */
	enum polarity polarity;
	gboolean dirty; /* take files that differ from HEAD */
	gboolean verbose; /* show commands */
	/* What people wrote: a file, "" for none, NULL for the campaign's. */
	const char *comments;
	gboolean comment_longterm; /* long-term calls get a comment, too */
	gboolean lift; /* calls that callers decide are lifted */
	gboolean single; /* conversion_scan_files(): no other files */
	/* Told of each step as it begins ("SPATCH", "facts.cocci ..."). */
	void (*step)(const char *step, const char *what);
	void (*progress)(guint done, guint total); /* spatch.h; or NULL */
};

struct conversion {
	struct conversion_options options;
	struct tree *tree; /* whose code it is */
	struct tree *kernel; /* what declares the API: mostly the same */
	struct campaign *campaign;
	struct family *family;
	struct spatch *spatch;
	struct remarks *remarks; /* what people wrote */
	GPtrArray *calls; /* struct callid *: all calls, converted or not */
	GPtrArray *references; /* struct reference * */
	GPtrArray *units; /* struct unit * of the scan */
	GPtrArray *binary; /* char *: sources of the tree that name the API,
			    * which no one can read: they are no text */
	struct wordindex *words; /* of the tree, or NULL; the program's */
	struct macrobook *book; /* of its macros, likewise */
	struct program *program; /* and all files they lead to */
	char *facts_rule; /* path of facts.cocci, which program names */
	struct upstream *upstream;
	struct lift *lift; /* NULL: nothing is lifted */
	GPtrArray *pins; /* struct site *, see conversion_foresee(); or NULL */
	struct lifetimes *foreseen; /* theirs, or NULL */
	gboolean ahead; /* see conversion_rewrite_ahead() */
	struct lifetimes *lifetimes; /* NULL before conversion_lifetimes() */
	GPtrArray *sites; /* struct site * */
	GPtrArray *changes; /* struct change * */
	/*
	 * struct change *, on top of changes: the calls of STAGE_QUESTION; and
	 * on top of both what goes with the patch in which the raw functions
	 * change their meaning (STAGE_FLIP). Else empty.
	 */
	GPtrArray *questions;
	GPtrArray *flips;
};

/* Opens tree, campaign, family and tools. Free with conversion_free(). */
struct conversion *conversion_new(const struct conversion_options *options,
				  GError **error);
void conversion_free(struct conversion *conversion);

/* What makes a reference, in the campaign's and this tree's words. */
struct scan conversion_words(const struct conversion *conversion);

/*
 * Finds what must be accounted for. Fails with TREEWIDE_ERROR_INPUT, naming
 * them, when files differ from the commit that they are taken for.
 */
gboolean conversion_scan(struct conversion *conversion, GError **error);

/* The same for single files from outside of the tree: paths, as given. */
gboolean conversion_scan_files(struct conversion *conversion, char **files,
			       GError **error);

/*
 * Says before conversion_decide() that lifetimes are going to be asked for:
 * they are looked for while spatch runs. Takes the pins over (struct site *
 * with file, offset and callee); NULL: the references that are raw calls.
 */
void conversion_foresee(struct conversion *conversion, GPtrArray *pins);

/*
 * Says before conversion_decide() that there will be a conversion_rewrite():
 * spatch begins with what it can while lifetimes are looked for.
 */
void conversion_rewrite_ahead(struct conversion *conversion);

/*
 * Sites with verdicts; with options.lift, two for each call that is lifted.
 */
gboolean conversion_decide(struct conversion *conversion, GError **error);

/* How long each pin lives, for comments and tables; reads more of the tree. */
gboolean conversion_lifetimes(struct conversion *conversion, GError **error);

/* The campaign's words for lifetimes. Free with lexicon_free(). */
struct lexicon *conversion_lexicon(const struct conversion *conversion,
				   GError **error);

/*
 * The lifetimes of these sites (struct site *), which need not be the
 * conversion's own; sets what the sites are told. Free with lifetimes_free().
 */
struct lifetimes *conversion_lifetimes_of(struct conversion *conversion,
					  GPtrArray *sites, GError **error);

/*
 * The lifetimes of references that are taken instead of pins, where the
 * campaign has a lifetime-get.conf: all are lifetimes->others. NULL without
 * an error: it has none. Free with lifetimes_free().
 */
struct lifetimes *conversion_gets(struct conversion *conversion,
				  GError **error);

gboolean conversion_rewrite(struct conversion *conversion, GError **error);

void conversion_account(struct conversion *conversion);

#endif
