/* SPDX-License-Identifier: GPL-2.0 */
/*
 * contact - a name and a mail address as in MAINTAINERS and .mailmap
 *
 *	struct contact contact;
 *
 *	contact_parse("Foo B. Bar <foo@bar.org> (his part)", &contact);
 *	line = contact_format(&contact);	"\"Foo B. Bar\" <foo@bar.org>"
 *	contact_clear(&contact);
 *
 * Parses as the kernel's get_maintainer.pl does, with all that it forgives: a
 * name with commas or full stops needs no quotes, and anything after the
 * address is dropped.
 */
#ifndef TREEWIDE_CONTACT_H
#define TREEWIDE_CONTACT_H

#include <glib.h>

struct contact {
	char *name; /* quoted if its characters need that, or "" */
	char *mail; /* "user@host", or "" if there is none */
};

/* Parses text into *contact, which contact_clear() frees. Never fails. */
void contact_parse(const char *text, struct contact *contact);

/* Sets name, as a person writes it (NULL: none), and mail. */
void contact_set(struct contact *contact, const char *name, const char *mail);
void contact_copy(struct contact *to, const struct contact *from);
void contact_clear(struct contact *contact);

/* "name <mail>", or only the mail. Free with g_free(). */
char *contact_format(const struct contact *contact);

/* The name without quotes, or NULL. Free with g_free(). */
char *contact_plain_name(const struct contact *contact);

/*
 * The addresses of one M: or R: line: usually the value itself, several if it
 * is a list as RFC 822 allows. With unicode, a value with a character beyond
 * Latin-1 is no list, as for the script. Elements are char *; free with
 * g_ptr_array_unref().
 */
GPtrArray *contact_split(const char *value, gboolean unicode);

#endif
