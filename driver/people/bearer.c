// SPDX-License-Identifier: GPL-2.0
#include "people/bearer.h"

#include "people/role.h"

/* The tables map to "Name <mail>", as first seen. */
struct bearers {
	const struct dialect *dialect;
	const struct mailmap *mailmap;
	GHashTable *names;
	GHashTable *mails;
};

struct bearers *bearers_new(const struct dialect *dialect,
			    const struct mailmap *mailmap)
{
	struct bearers *known = g_new0(struct bearers, 1);

	known->dialect = dialect;
	known->mailmap = mailmap;
	known->names =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	known->mails =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return known;
}

void bearers_free(struct bearers *known)
{
	if (!known)
		return;
	g_hash_table_unref(known->names);
	g_hash_table_unref(known->mails);
	g_free(known);
}

void bearers_settle(struct bearers *known, struct contact *contact)
{
	const char *first = NULL;
	char *name, *mail;

	mailmap_apply(known->mailmap, contact);
	name = role_lower(known->dialect, contact->name);
	mail = role_lower(known->dialect, contact->mail);
	if (*name)
		first = g_hash_table_lookup(known->names, name);
	if (!first)
		first = g_hash_table_lookup(known->mails, mail);
	if (first) {
		contact_clear(contact);
		contact_parse(first, contact);
	} else {
		g_hash_table_replace(known->names, g_strdup(name),
				     contact_format(contact));
		g_hash_table_replace(known->mails, g_strdup(mail),
				     contact_format(contact));
	}
	g_free(name);
	g_free(mail);
	mailmap_apply(known->mailmap, contact);
}
