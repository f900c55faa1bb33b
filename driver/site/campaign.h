/* SPDX-License-Identifier: GPL-2.0 */
/*
 * campaign - what one campaign is about: names, places in the tree, texts
 *
 *	campaign = campaign_load("cocci/pin_user_pages", &error);
 *	text = campaign_text(campaign, "body-longterm", values, &error);
 *	campaign_free(campaign);
 *
 * A campaign is a folder: campaign.conf (a key file), texts/<name>.txt
 * (templates) and the semantic patches. The driver's own code knows nothing
 * that stands in them. A missing key, an unknown key and an empty value are
 * errors: a typo must not go by in silence.
 */
#ifndef TREEWIDE_CAMPAIGN_H
#define TREEWIDE_CAMPAIGN_H

#include <glib.h>

#include "site/polarity.h"

struct campaign {
	char *folder; /* where it was loaded from */
	enum polarity polarity; /* how it is carried through; explicit */
	char *name; /* "pin_user_pages" */
	char *title; /* one line: what the series does */
	char **cc; /* people whose words the cover letter quotes; may be
		    * empty */
	char *url; /* where this program is, for the mails' readers; or NULL */

	char *family; /* the old functions' names begin with it */
	char *flag; /* "FOLL_LONGTERM" */
	char *flag_prefix; /* "FOLL_": what all flags of the kind begin with */
	char *longterm_suffix; /* "_longterm" */
	char *shortterm_suffix; /* "_shortterm" */
	char *optout_flag; /* "FOLL_EPHEMERAL": says short-term, where the
			    * polarity has a flag for that */
	char *internal_prefix; /* "__": of the API's own functions, where the
				* raw ones change their meaning */

	char **headers; /* files with prototypes, the public one first */
	char **flag_files; /* public files that may define the flags */
	char *definitions; /* file with definitions and exports */
	char *document; /* file that documents the API */
	char *core; /* folder of the API's own callers: "mm/" */
	char **test_files; /* files that test the raw API on purpose */
	char *kunit; /* path of the KUnit suite that is added */
	gboolean abroad; /* the code is a driver's that is not in the tree: no
			  * path of it is the API's own */

	char *comment_tag; /* "Pin lifetime:", begins the required comment */
	char *unwritten_mark; /* "EDITME", in a comment no person has written */

	/* name without ".txt" -> template, trimmed; the keys of group
	 * [subject] as "subject-<key>" */
	GHashTable *texts;
};

/*
 * Loads the campaign of this folder. Fails with TREEWIDE_ERROR_INPUT, naming
 * the file and the key, when a key is missing, empty or unknown. Free with
 * campaign_free().
 */
struct campaign *campaign_load(const char *folder, GError **error);
void campaign_free(struct campaign *campaign);

/*
 * The template of this name, or "<name>-<polarity>" where the campaign has one
 * for its polarity (polarity_name()), with each @NAME@ replaced by values[NAME] (char *
 * to char *; may be NULL). Fails with TREEWIDE_ERROR_INPUT when there is no
 * such template or a placeholder has no value. Free with g_free().
 */
char *campaign_text(const struct campaign *campaign, const char *name,
		    GHashTable *values, GError **error);

/*
 * Whether a file lies below core, or tests the raw API on purpose. Never, when
 * abroad.
 */
gboolean campaign_is_core(const struct campaign *campaign, const char *path);
gboolean campaign_is_test(const struct campaign *campaign, const char *path);

/* Whether the campaign has a template of this name, for its polarity or any. */
gboolean campaign_has_text(const struct campaign *campaign, const char *name);

#endif
