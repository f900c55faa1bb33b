/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mailmap - the tree's .mailmap: the name and address that a person uses now
 *
 *	map = mailmap_parse(text);
 *	mailmap_apply(map, &contact);
 *	mailmap_free(map);
 *
 * All four forms of git's mailmap are understood. As in get_maintainer.pl, and
 * unlike in git, case matters.
 */
#ifndef TREEWIDE_MAILMAP_H
#define TREEWIDE_MAILMAP_H

#include "people/contact.h"

struct mailmap;

/* Parses the text of a .mailmap; lines of unknown form are ignored. */
struct mailmap *mailmap_parse(const char *text);
void mailmap_free(struct mailmap *map);

/* Replaces name and mail by those that the person uses now. */
void mailmap_apply(const struct mailmap *map, struct contact *contact);

#endif
