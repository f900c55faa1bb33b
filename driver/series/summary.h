/* SPDX-License-Identifier: GPL-2.0 */
/*
 * summary - what a run that wrote a series ends with: counts, next commands
 *
 *	text = summary_text(conversion, compose, &result, identity);
 *	g_free(text);
 */
#ifndef TREEWIDE_SUMMARY_H
#define TREEWIDE_SUMMARY_H

struct compose;
struct conversion;
struct identity;
struct series_result;

/*
 * Calls and references by what became of them, each reference that no one
 * accounts for, what the sender has to know, and the three next commands.
 * Free with g_free().
 */
char *summary_text(const struct conversion *conversion,
		   const struct compose *compose,
		   const struct series_result *result,
		   const struct identity *identity);

#endif
