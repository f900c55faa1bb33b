/* SPDX-License-Identifier: GPL-2.0 */
/*
 * quoted - the quoted-printable encoding of RFC 2045
 *
 * For mails whose lines would not survive otherwise: git am drops a carriage
 * return at the end of a line, and mail servers break long lines.
 */
#ifndef TREEWIDE_QUOTED_H
#define TREEWIDE_QUOTED_H

#include <glib.h>

/* Whether text has a carriage return, a NUL or a line longer than longest. */
gboolean quoted_needed(const char *text, gsize length, gsize longest);

/* Encodes in place; lines end in LF before and after. */
void quoted_encode(GString *text);

#endif
