/* SPDX-License-Identifier: GPL-2.0 */
/*
 * address - names and addresses for mail headers
 *
 * Every returned string is pure ASCII and is freed with g_free().
 */
#ifndef TREEWIDE_ADDRESS_H
#define TREEWIDE_ADDRESS_H

#include <glib.h>

/* Whether this is one plain user@host: ASCII, no spaces, none of <>,;:()"\ */
gboolean address_valid(const char *mail);

/*
 * "Jane Doe <jane@example.org>"; the name is quoted if it has RFC 5322
 * specials, and in RFC 2047 encoded words if it is not ASCII (or too long for a
 * line). Control characters in the name become spaces. If name is NULL or
 * empty: only the address.
 */
char *address_format(const char *name, const char *mail);

/*
 * The text as RFC 2047 encoded words, folded between them ("\n "). text must be
 * UTF-8.
 */
char *address_encode(const char *text);

/* Whether all of the text is ASCII. */
gboolean address_is_ascii(const char *text);

/*
 * The whole header "Cc: one,\n two\n" of formatted addresses (char *), one per
 * line as git does it; "" if there are none.
 */
char *address_header(const char *header, const GPtrArray *addresses);

#endif
