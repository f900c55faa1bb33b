/* SPDX-License-Identifier: GPL-2.0 */
/*
 * recipients - gathers people and lists of entries, each once
 *
 *	all = recipients_new(dialect, mailmap);
 *	recipients_add_entry(all, entry, "");	most specific entry first
 *	recipients_add_file(all, "Name <user@host>");
 *	list = recipients_end(all);		frees all
 *
 * People come before lists, both in the order in which they were added. Who is
 * named twice, by name or by address, appears once, under the first of their
 * addresses, mapped by .mailmap; those whom the script never mails are left
 * out. All this is get_maintainer.pl's order of things, in its order.
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
	const struct entry *entry; /* names them first; NULL: a file's text */
};

struct recipients;

struct recipients *recipients_new(const struct dialect *dialect,
				  const struct mailmap *mailmap);

/* Adds who the entry names; suffix goes after their role ("" mostly). */
void recipients_add_entry(struct recipients *all, const struct entry *entry,
			  const char *suffix);

/* Adds an address that a file's own text names. */
void recipients_add_file(struct recipients *all, const char *text);

/*
 * The result: struct recipient *, free with g_ptr_array_unref(). Entries must
 * outlive it.
 */
GPtrArray *recipients_end(struct recipients *all);

#endif
