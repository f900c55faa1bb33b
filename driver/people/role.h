/* SPDX-License-Identifier: GPL-2.0 */
/*
 * role - the words that get_maintainer.pl has for why someone gets a mail
 *
 * "supporter:MEMORY MANAGEMENT", "reviewer:...", "open list:...": made of an
 * entry's title, cut at 50 characters, and of its S: where the tree's script
 * does that. Results are freed with g_free().
 */
#ifndef TREEWIDE_ROLE_H
#define TREEWIDE_ROLE_H

#include "people/dialect.h"
#include "people/entry.h"

char *role_of_maintainer(const struct dialect *dialect,
			 const struct entry *entry);
char *role_of_reviewer(const struct dialect *dialect,
		       const struct entry *entry);
/* more: what stands after the list's address. */
char *role_of_list(const struct dialect *dialect, const struct entry *entry,
		   const char *more);

/* Lower case, as the dialect sees letters. */
char *role_lower(const struct dialect *dialect, const char *text);

#endif
