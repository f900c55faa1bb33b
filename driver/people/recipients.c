// SPDX-License-Identifier: GPL-2.0
#include "people/recipients.h"

#include <string.h>

#include "people/bearer.h"
#include "people/role.h"

struct recipients {
	const struct dialect *dialect;
	const struct mailmap *mailmap;
	GPtrArray *people; /* struct recipient * */
	GPtrArray *lists; /* struct recipient * */
	GPtrArray *files; /* char *: addresses from files */
	/* Sets of what was added, in lower case. */
	GHashTable *names;
	GHashTable *mails;
	GHashTable *list_mails;
};

static void recipient_free(struct recipient *recipient)
{
	contact_clear(&recipient->contact);
	g_free(recipient->roles);
	g_free(recipient);
}

static GHashTable *new_set(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

struct recipients *recipients_new(const struct dialect *dialect,
				  const struct mailmap *mailmap)
{
	struct recipients *all = g_new0(struct recipients, 1);
	GDestroyNotify free = (GDestroyNotify)recipient_free;

	all->dialect = dialect;
	all->mailmap = mailmap;
	all->people = g_ptr_array_new_with_free_func(free);
	all->lists = g_ptr_array_new_with_free_func(free);
	all->files = g_ptr_array_new_with_free_func(g_free);
	all->names = new_set();
	all->mails = new_set();
	all->list_mails = new_set();
	return all;
}

static gboolean seen(const struct recipients *all, GHashTable *set,
		     const char *text)
{
	char *key = role_lower(all->dialect, text);
	gboolean found = g_hash_table_contains(set, key);

	g_free(key);
	return found;
}

static struct recipient *add(GPtrArray *to, const struct contact *contact,
			     enum role role, const char *roles,
			     const struct entry *entry)
{
	struct recipient *recipient = g_new0(struct recipient, 1);

	contact_copy(&recipient->contact, contact);
	recipient->role = role;
	recipient->roles = g_strdup(roles);
	recipient->entry = entry;
	g_ptr_array_add(to, recipient);
	return recipient;
}

static void add_person(struct recipients *all, const char *text, enum role role,
		       const char *roles, const struct entry *entry)
{
	struct contact contact;

	contact_parse(text, &contact);
	if (*contact.mail &&
	    !(*contact.name && seen(all, all->names, contact.name)) &&
	    !seen(all, all->mails, contact.mail)) {
		add(all->people, &contact, role, roles, entry);
		if (*contact.name)
			g_hash_table_add(all->names, role_lower(all->dialect,
								contact.name));
		g_hash_table_add(all->mails,
				 role_lower(all->dialect, contact.mail));
	}
	contact_clear(&contact);
}

static void add_people(struct recipients *all, const char *value,
		       enum role role, const char *roles,
		       const struct entry *entry)
{
	GPtrArray *parts = contact_split(value, all->dialect->unicode);
	guint i;

	for (i = 0; i < parts->len; i++)
		add_person(all, parts->pdata[i], role, roles, entry);
	g_ptr_array_unref(parts);
}

static void add_list(struct recipients *all, const char *value,
		     const struct entry *entry, const char *suffix)
{
	gsize length = strcspn(value, " \t");
	const char *more = value + length;
	char *mail = g_strndup(value, length), *role, *roles;
	struct contact contact;

	contact_parse(mail, &contact);
	if (*contact.mail && !strstr(more, "subscribers-only") &&
	    !seen(all, all->list_mails, mail)) {
		role = role_of_list(all->dialect, entry, more);
		roles = g_strconcat(role, suffix, NULL);
		add(all->lists, &contact, ROLE_LIST, roles, entry);
		g_hash_table_add(all->list_mails,
				 role_lower(all->dialect, mail));
		g_free(role);
		g_free(roles);
	}
	contact_clear(&contact);
	g_free(mail);
}

void recipients_add_entry(struct recipients *all, const struct entry *entry,
			  const char *suffix)
{
	char *maintainer = role_of_maintainer(all->dialect, entry);
	char *reviewer = role_of_reviewer(all->dialect, entry);
	char *maintains = g_strconcat(maintainer, suffix, NULL);
	char *reviews = g_strconcat(reviewer, suffix, NULL);
	guint i;

	for (i = entry->first; i < entry->fields->len; i++) {
		const struct field *field = entry->fields->pdata[i];

		if (field->letter == 'M')
			add_people(all, field->value, ROLE_MAINTAINER,
				   maintains, entry);
		else if (field->letter == 'R')
			add_people(all, field->value, ROLE_REVIEWER, reviews,
				   entry);
		else if (field->letter == 'L')
			add_list(all, field->value, entry, suffix);
	}
	g_free(maintainer);
	g_free(reviewer);
	g_free(maintains);
	g_free(reviews);
}

void recipients_add_file(struct recipients *all, const char *text)
{
	g_ptr_array_add(all->files, g_strdup(text));
}

static void settle_each(struct bearers *known, GPtrArray *recipients)
{
	guint i;

	for (i = 0; i < recipients->len; i++) {
		struct recipient *recipient = recipients->pdata[i];

		bearers_settle(known, &recipient->contact);
	}
}

static void settle_all(const struct recipients *all)
{
	struct bearers *known = bearers_new(all->dialect, all->mailmap);

	settle_each(known, all->people);
	settle_each(known, all->lists);
	bearers_free(known);
}

static void drop_chiefs(struct recipients *all)
{
	GPtrArray *chiefs = all->dialect->chiefs;
	guint i = 0, c;

	while (i < all->people->len) {
		const struct recipient *recipient = all->people->pdata[i];
		char *text = contact_format(&recipient->contact);
		gboolean chief = FALSE;

		for (c = 0; c < chiefs->len; c++)
			chief |= strstr(text, chiefs->pdata[c]) != NULL;
		g_free(text);
		if (chief)
			g_ptr_array_remove_index(all->people, i);
		else
			i++;
	}
}

/* Everybody with this name or mail gets the role, bare addresses too. */
static void add_file_role(struct recipients *all, const struct contact *contact)
{
	guint i;

	for (i = 0; i < all->people->len; i++) {
		struct recipient *recipient = all->people->pdata[i];
		char *roles = recipient->roles;

		if ((strcmp(recipient->contact.name, contact->name) &&
		     strcmp(recipient->contact.mail, contact->mail)) ||
		    strstr(roles, "in file"))
			continue;
		recipient->roles =
			g_strconcat(roles, *roles ? "," : "", "in file", NULL);
		g_free(roles);
	}
}

static void add_files(struct recipients *all)
{
	guint i;

	for (i = 0; i < all->files->len; i++) {
		struct contact contact;
		char *text;

		contact_parse(all->files->pdata[i], &contact);
		mailmap_apply(all->mailmap, &contact);
		text = contact_format(&contact);
		add_person(all, text, ROLE_REVIEWER, "", NULL);
		add_file_role(all, &contact);
		contact_clear(&contact);
		g_free(text);
	}
}

static void take_new(GPtrArray *from, GHashTable *taken, GPtrArray *out)
{
	guint i;

	for (i = 0; i < from->len; i++) {
		struct recipient *recipient = from->pdata[i];

		if (g_hash_table_add(taken,
				     contact_format(&recipient->contact)))
			g_ptr_array_add(out, recipient);
		else
			recipient_free(recipient);
	}
	g_ptr_array_set_free_func(from, NULL);
}

GPtrArray *recipients_end(struct recipients *all)
{
	GPtrArray *out =
		g_ptr_array_new_with_free_func((GDestroyNotify)recipient_free);
	GHashTable *taken = new_set();

	settle_all(all);
	drop_chiefs(all);
	add_files(all);
	take_new(all->people, taken, out);
	take_new(all->lists, taken, out);
	g_hash_table_unref(taken);
	g_ptr_array_unref(all->people);
	g_ptr_array_unref(all->lists);
	g_ptr_array_unref(all->files);
	g_hash_table_unref(all->names);
	g_hash_table_unref(all->mails);
	g_hash_table_unref(all->list_mails);
	g_free(all);
	return out;
}
