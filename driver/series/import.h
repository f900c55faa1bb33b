/* SPDX-License-Identifier: GPL-2.0 */
/*
 * import - the stream that git fast-import reads
 *
 *	import_init(&import, "refs/heads/x");
 *	import_commit(&import, identity, date, "Subject\n\nBody\n", base);
 *	import_file(&import, "mm/gup.c", 0100644, content);
 *	import_print(&import);
 *	stream = import_finish(&import);
 *
 * Deterministic: the same calls give the same bytes.
 */
#ifndef TREEWIDE_IMPORT_H
#define TREEWIDE_IMPORT_H

#include <glib.h>

#include "tree/identity.h"

struct import {
	GByteArray *text;
	char *ref;
	guint mark; /* of the last commit */
};

void import_init(struct import *import, const char *ref);

/*
 * Begins a commit at date (seconds since 1970, UTC). from is the name of its
 * parent; NULL: the commit before it in the stream, or none for the first.
 */
void import_commit(struct import *import, const struct identity *identity,
		   gint64 date, const char *message, const char *from);

/* Puts a file into the last commit. */
void import_file(struct import *import, const char *path, guint mode,
		 GBytes *content);

/* Has fast-import print the name of the last commit, on a line of its own. */
void import_print(struct import *import);

/* Ends the stream and gives it away; frees what import holds. */
GBytes *import_finish(struct import *import);

#endif
