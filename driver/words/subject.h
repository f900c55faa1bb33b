/* SPDX-License-Identifier: GPL-2.0 */
/*
 * subject - the one line that says what a patch does
 *
 * No summary serves for all patches of a series: a conversion names the function
 * that its calls use from now on; a question names the functions that it is
 * about, as many as fit into TEXT_COLUMNS with the prefix. The words are the
 * campaign's (group [subject] of campaign.conf).
 */
#ifndef TREEWIDE_SUBJECT_H
#define TREEWIDE_SUBJECT_H

#include <glib.h>

#include "site/campaign.h"
#include "tree/patch.h"
#include "words/prefix.h"

/*
 * "<prefix>: <summary>" for a patch that converts these sites (struct site *,
 * none left ones). Free with g_free(). Fails as campaign_text() does.
 */
char *subject_convert(const struct campaign *campaign,
		      const struct prefix *prefix, const GPtrArray *converted,
		      GError **error);

/* The same for a patch that asks about these sites. */
char *subject_question(const struct campaign *campaign,
		       const struct prefix *prefix, const GPtrArray *asked,
		       GError **error);

/* "<prefix>: <text>", the text's first letter as the prefix wants it. */
char *subject_join(const struct prefix *prefix, const char *text);

/*
 * Makes equal subjects of patches (struct patch *) differ: by a name of their
 * files behind the prefix, else by a number. The order of patches decides, so
 * that two runs agree.
 */
void subject_distinct(const GPtrArray *patches);

/*
 * The functions of sites (struct site *), each once, in order, without the
 * unnamed: char *, owned by the sites. Free with g_ptr_array_unref().
 */
GPtrArray *subject_functions(const GPtrArray *sites);

#endif
