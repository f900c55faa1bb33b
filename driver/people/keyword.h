/* SPDX-License-Identifier: GPL-2.0 */
/*
 * keyword - which K: lines of MAINTAINERS find something in a text
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
 * The keywords found in a whole file, in the script's order: by the number of
 * their line, as text. Elements are struct keyword; free with g_array_unref().
 */
GArray *keywords_in_file(const GPtrArray *entries, const GString *text);

/*
 * The keywords found in a mail, line by line: anywhere in the message, and,
 * from the first file name of the diff on, in lines added or taken away. With
 * in_diff the text begins inside the diff.
 */
GArray *keywords_in_mail(const GPtrArray *entries, const char *mail,
			 gboolean in_diff);

/*
 * The files that the mail's diff names, as the script finds them, sorted, each
 * once: char *, ended by NULL. Free with g_strfreev().
 */
char **keyword_mail_files(const char *mail);

#endif
