/* SPDX-License-Identifier: GPL-2.0 */
/*
 * recipients - collects the people and lists of entries, without duplicates
 *
 *	all = recipients_new(dialect, mailmap);
 *	recipients_add_entry(all, entry, "");	most specific entry first
 *	recipients_add_file(all, "Name <user@host>");
 *	list = recipients_end(all);		frees all
 *
 * People come before lists, both in the order in which they were added.
 * Somebody who is named twice, by name or by address, is listed once, under the
 * first address, after .mailmap; people whom the script never mails are left
 * out. Rules and order are those of get_maintainer.pl.
 */
#ifndef TREEWIDE_RECIPIENTS_H
#define TREEWIDE_RECIPIENTS_H

#include "people/contact.h"
#include "people/dialect.h"
#include "people/entry.h"
#include "people/mailmap.h"
#include "tree/patch.h"

struct recipient {
	struct contact contact;
	enum role role;
	char *roles; /* "maintainer:MEMORY MANAGEMENT" */
	/* the first that names them; NULL: a file's text */
	const struct entry *entry;
};

struct recipients;

struct recipients *recipients_new(const struct dialect *dialect,
				  const struct mailmap *mailmap);

/* Adds the entry's people; suffix is appended to their role (mostly ""). */
void recipients_add_entry(struct recipients *all, const struct entry *entry,
			  const char *suffix);

/* Adds an address from a file's own text. */
void recipients_add_file(struct recipients *all, const char *text);

/*
 * The result: struct recipient *, free with g_ptr_array_unref(). Entries must
 * outlive it.
 */
GPtrArray *recipients_end(struct recipients *all);

#endif
