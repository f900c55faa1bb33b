// SPDX-License-Identifier: GPL-2.0
#include "people/addressee.h"

#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "people/address.h"
#include "people/contact.h"
#include "people/mailmap.h"
#include "tree/patch.h"

/* Adds those of one role; seen holds lower-case addresses. */
static void add_role(struct addressees *addressees, GPtrArray *line,
		     const GPtrArray *people, enum role role, GHashTable *seen)
{
	guint i;

	for (i = 0; i < people->len; i++) {
		const struct person *person = people->pdata[i];
		const char *name = person->name ? person->name : "";
		const char *mail = person->mail ? person->mail : "";

		if (person->role != role ||
		    !g_hash_table_add(seen, g_ascii_strdown(mail, -1)))
			continue;
		if (address_valid(mail))
			g_ptr_array_add(line, address_format(name, mail));
		else
			g_ptr_array_add(addressees->refused,
					g_strdup_printf("%s <%s>", name, mail));
	}
}

/* "Name <mail>" as a header has it; NULL: no usable address. g_free() it. */
static char *address_of(const char *text, char **mail)
{
	struct contact contact;
	g_autofree char *name = NULL;
	char *address = NULL;
	gsize length;

	contact_parse(text, &contact);
	name = g_strdup(contact.name ? contact.name : "");
	length = strlen(name);
	/* a contact's name is in quotes where a header wants it so */
	if (length > 1 && *name == '"' && name[length - 1] == '"') {
		char *inner = g_strndup(name + 1, length - 2);

		g_free(name);
		name = g_strcompress(inner);
		g_free(inner);
	}
	if (contact.mail && address_valid(contact.mail))
		address = address_format(name, contact.mail);
	if (mail)
		*mail = g_strdup(contact.mail ? contact.mail : "");
	contact_clear(&contact);
	return address;
}

/* The first role that gives anybody is whom the mail is for. */
static void add_people(struct addressees *addressees, const GPtrArray *people,
		       GHashTable *seen)
{
	static const enum role order[] = {ROLE_MAINTAINER, ROLE_LIST,
					  ROLE_REVIEWER};
	guint i;

	for (i = 0; i < G_N_ELEMENTS(order); i++) {
		gboolean cc = addressees->to->len;

		add_role(addressees, cc ? addressees->cc : addressees->to,
			 people, order[i], seen);
	}
}

static struct addressees *addressees_new(void)
{
	struct addressees *addressees = g_new0(struct addressees, 1);

	addressees->to = g_ptr_array_new_with_free_func(g_free);
	addressees->cc = g_ptr_array_new_with_free_func(g_free);
	addressees->refused = g_ptr_array_new_with_free_func(g_free);
	return addressees;
}

static GHashTable *seen_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

struct addressees *addressees_of_patch(const GPtrArray *people)
{
	g_autoptr(GHashTable) seen = seen_new();
	struct addressees *addressees = addressees_new();

	add_people(addressees, people, seen);
	return addressees;
}

static void drop_equal(GPtrArray *line, const char *address)
{
	guint at;

	if (g_ptr_array_find_with_equal_func(line, address, g_str_equal, &at))
		g_ptr_array_remove_index(line, at);
}

void addressees_put_takers(struct addressees *addressees, char *const *takers)
{
	for (guint n = 0; takers && *takers; takers++) {
		char *address = address_of(*takers, NULL);

		if (!address)
			continue;
		drop_equal(addressees->to, address);
		drop_equal(addressees->cc, address);
		g_ptr_array_insert(addressees->to, (gint)n++, address);
	}
}

struct addressees *addressees_of_helpers(const GPtrArray *people,
					 const GPtrArray *patches)
{
	g_autoptr(GHashTable) seen = seen_new();
	struct addressees *addressees = addressees_new();

	add_people(addressees, people, seen);
	for (guint i = 0; i < patches->len; i++)
		add_role(addressees,
			 addressees->to->len ? addressees->cc : addressees->to,
			 ((struct patch *)patches->pdata[i])->people, ROLE_LIST,
			 seen);
	return addressees;
}

/* The index of the word among these; NULL: the first. */
static gboolean choose(const char *word, const char *const *words,
		       const char *option, guint *index, GError **error)
{
	const char *meant = word ? nearest(word, words) : NULL;

	*index = 0;
	if (!word)
		return TRUE;
	for (guint i = 0; words[i]; i++)
		if (!strcmp(word, words[i])) {
			*index = i;
			return TRUE;
		}
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "%s takes %s or %s, not '%s'%s%s%s", option, words[0],
		    words[1], word, meant ? "; did you mean '" : "",
		    meant ? meant : "", meant ? "'?" : "");
	return FALSE;
}

gboolean cover_to_parse(const char *word, enum cover_to *to, GError **error)
{
	static const char *const words[] = {"lists", "all", NULL};
	guint index;
	gboolean ok = choose(word, words, "--cover (COVER)", &index, error);

	*to = index ? COVER_ALL : COVER_LISTS;
	return ok;
}

gboolean people_to_parse(const char *word, enum people_to *to, GError **error)
{
	static const char *const words[] = {"own", "all", NULL};
	guint index;
	gboolean ok = choose(word, words, "--people (PEOPLE)", &index, error);

	*to = index ? PEOPLE_ALL : PEOPLE_OWN;
	return ok;
}

char **addressees_today(char *const *people, const char *mailmap)
{
	struct mailmap *map = mailmap_parse(mailmap ? mailmap : "");
	GPtrArray *today = g_ptr_array_new();

	for (; people && *people; people++) {
		struct contact contact;

		contact_parse(*people, &contact);
		mailmap_apply(map, &contact);
		g_ptr_array_add(today, contact_format(&contact));
		contact_clear(&contact);
	}
	g_ptr_array_add(today, NULL);
	mailmap_free(map);
	return (char **)g_ptr_array_free(today, FALSE);
}

static gboolean has_list(const GPtrArray *people)
{
	for (guint i = 0; i < people->len; i++)
		if (((struct person *)people->pdata[i])->role == ROLE_LIST)
			return TRUE;
	return FALSE;
}

/* Whose words the letter quotes. */
static void add_quoted(struct addressees *addressees, char *const *quoted,
		       GHashTable *seen)
{
	for (; quoted && *quoted; quoted++) {
		g_autofree char *mail = NULL;
		char *address = address_of(*quoted, &mail);

		if (address &&
		    g_hash_table_add(seen, g_ascii_strdown(mail, -1)))
			g_ptr_array_add(addressees->cc, address);
		else
			g_free(address);
	}
}

struct addressees *addressees_of_cover(const GPtrArray *people,
				       const GPtrArray *patches,
				       enum cover_to to, char *const *quoted)
{
	g_autoptr(GHashTable) seen = seen_new();
	struct addressees *addressees = addressees_new();
	const struct patch *first = patches->len ? patches->pdata[0] : NULL;
	guint i;

	if (people && people->len)
		add_people(addressees, people, seen);
	else if (first)
		add_people(addressees, first->people, seen);
	add_quoted(addressees, quoted, seen);
	for (i = 0; i < patches->len; i++) {
		const struct patch *patch = patches->pdata[i];
		GPtrArray *line =
			addressees->to->len ? addressees->cc : addressees->to;

		if (to == COVER_ALL || !has_list(patch->people))
			add_role(addressees, line, patch->people,
				 ROLE_MAINTAINER, seen);
		add_role(addressees, line, patch->people, ROLE_LIST, seen);
	}
	return addressees;
}

void addressees_free(struct addressees *addressees)
{
	if (!addressees)
		return;
	g_ptr_array_unref(addressees->to);
	g_ptr_array_unref(addressees->cc);
	g_ptr_array_unref(addressees->refused);
	g_free(addressees);
}
