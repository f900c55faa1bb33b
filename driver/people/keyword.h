/* SPDX-License-Identifier: GPL-2.0 */
/*
 * keyword - the K: lines of MAINTAINERS that match a text
 */
#ifndef TREEWIDE_KEYWORD_H
#define TREEWIDE_KEYWORD_H

#include <glib.h>

#include "people/entry.h"

struct keyword {
	const struct entry *entry;
	const struct field *field;
};

/*
 * The keywords found in a whole file, in the script's order: by line number,
 * compared as text. Elements are struct keyword; free with g_array_unref().
 */
GArray *keywords_in_file(const GPtrArray *entries, const GString *text);

/*
 * The keywords found in a mail, line by line: anywhere in the message and,
 * after the diff's first file name, in added or removed lines. With in_diff the
 * text begins inside of the diff.
 */
GArray *keywords_in_mail(const GPtrArray *entries, const char *mail,
			 gboolean in_diff);

/*
 * The files that the mail's diff names, as the script finds them, sorted,
 * without duplicates: char *, NULL-terminated. Free with g_strfreev().
 */
char **keyword_mail_files(const char *mail);

#endif
