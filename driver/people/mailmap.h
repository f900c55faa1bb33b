/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mailmap - the tree's .mailmap: which name and address a person goes by
 *
 *	map = mailmap_parse(text);
 *	mailmap_apply(map, &contact);
 *	mailmap_free(map);
 *
 * All four forms of git's mailmap are read. As in get_maintainer.pl, and unlike
 * in git, upper and lower case differ.
 */
#ifndef TREEWIDE_MAILMAP_H
#define TREEWIDE_MAILMAP_H

#include "people/contact.h"

struct mailmap;

/* Reads the text of a .mailmap; a line of no known form says nothing. */
struct mailmap *mailmap_parse(const char *text);
void mailmap_free(struct mailmap *map);

/* Replaces name and mail by those that the person goes by. */
void mailmap_apply(const struct mailmap *map, struct contact *contact);

#endif
