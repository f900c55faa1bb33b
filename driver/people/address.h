/* SPDX-License-Identifier: GPL-2.0 */
/*
 * address - names and addresses as mail headers want them
 *
 * Every returned string is pure ASCII and is freed with g_free().
 */
#ifndef TREEWIDE_ADDRESS_H
#define TREEWIDE_ADDRESS_H

#include <glib.h>

/* Whether this is one plain user@host: ASCII, no spaces, none of <>,;:()"\ */
gboolean address_valid(const char *mail);

/*
 * "Jane Doe <jane@example.org>"; quoted where the name has RFC 5322 specials,
 * in RFC 2047 encoded words where it is not ASCII (or too long for a line).
 * Control characters in the name become spaces. name may be NULL or empty:
 * the bare address.
 */
char *address_format(const char *name, const char *mail);

/*
 * The text as RFC 2047 encoded words, folded between them ("\n "). text has to
 * be UTF-8.
 */
char *address_encode(const char *text);

/* Whether all of the text is ASCII. */
gboolean address_is_ascii(const char *text);

/*
 * The whole header line "Cc: one,\n    two\n" of formatted addresses (char *),
 * one a line as git does it; "" when there are none.
 */
char *address_header(const char *header, const GPtrArray *addresses);

#endif
