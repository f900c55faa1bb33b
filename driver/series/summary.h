/* SPDX-License-Identifier: GPL-2.0 */
/*
 * summary - what a run that wrote a series ends with: counts, next commands
 *
 *	text = summary_text(conversion, compose, &result, identity, todo);
 *	g_free(text);
 */
#ifndef TREEWIDE_SUMMARY_H
#define TREEWIDE_SUMMARY_H

#include <glib.h>

struct compose;
struct conversion;
struct identity;
struct series_result;
struct todo;

/*
 * Calls and references by what became of them, each reference that no one
 * accounts for, what the sender has to know, the three next commands, and what
 * is missing. refused: people who got no mail (char *). parts: what there is to
 * say of a series in packs, its commands included; NULL: result has one. Free
 * with g_free().
 */
char *summary_text(const struct conversion *conversion,
		   const struct compose *compose, const GPtrArray *refused,
		   const char *parts, const struct series_result *result,
		   const struct identity *identity, const struct todo *todo);

/*
 * The next commands for the series in this folder. They are for pasting: what a
 * kernel's version or a folder's name holds is a word for the shell, never a
 * command. The rehearsal reaches one address, whatever git's configuration adds
 * to other mails. Free with g_free().
 */
char *summary_commands(const char *path, const struct identity *identity);

#endif
