/* SPDX-License-Identifier: GPL-2.0 */
/*
 * role - get_maintainer.pl's words for why somebody gets a mail
 *
 * "supporter:MEMORY MANAGEMENT", "reviewer:...", "open list:...": made from an
 * entry's title, cut at 50 characters, and from its S: if the tree's script
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
/* more: the text after the list's address. */
char *role_of_list(const struct dialect *dialect, const struct entry *entry,
		   const char *more);

/* Lower case, as the dialect sees letters. */
char *role_lower(const struct dialect *dialect, const char *text);

#endif
