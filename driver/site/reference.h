/* SPDX-License-Identifier: GPL-2.0 */
/*
 * reference - any place in the tree's text that names the old API
 *
 *	scan.family = "pin_user_pages"; scan.flag = "FOLL_LONGTERM";
 *	references = references_scan(tree, &scan, &error);
 *
 * A scan of its own, independent of spatch: what it finds is what must be
 * accounted for. Every text file of the tree is read; a file with a NUL in its
 * first 8000 bytes is binary, as git takes it.
 */
#ifndef TREEWIDE_REFERENCE_H
#define TREEWIDE_REFERENCE_H

#include <glib.h>

#include "site/alias.h"
#include "site/site.h"
#include "tree/sweep.h"
#include "site/unit.h"

struct tree;

/* What the place is, by its words alone. */
enum reference_kind {
	REFERENCE_CALL, /* a call in kernel code */
	REFERENCE_FLAG, /* the flag in kernel code */
	REFERENCE_NAME, /* a name in kernel code that is no call */
	REFERENCE_PROTOTYPE,
	REFERENCE_DEFINITION,
	REFERENCE_EXPORT,
	REFERENCE_COMMENT,
	REFERENCE_STRING,
	REFERENCE_DOCUMENT, /* Documentation/, texts, build files */
	REFERENCE_USER, /* code that is no kernel code: tools/ */
	REFERENCE_FUNCTION, /* a whole function: spatch has to see it */
};

/* What became of it. */
enum reference_fate {
	FATE_UNACCOUNTED,
	FATE_CONVERTED,
	FATE_LEFT,
	FATE_UNPARSED, /* spatch could not read the item around it */
	FATE_KIND, /* its kind says it all: comment, export ... */
	FATE_OWN, /* a place of the API itself */
};

struct reference {
	char *file;
	guint line; /* from 1 */
	guint column; /* bytes, from 0 */
	guint offset;
	char *word; /* "pin_user_pages_fast", "FOLL_LONGTERM" */
	char *alias; /* the #define by which the word is meant, or NULL */
	enum reference_kind kind;
	enum reference_fate fate;
	char *reason; /* why it was left, or NULL */
};

struct scan {
	const char *family; /* words that begin with it count */
	const char *flag; /* this word counts */
	guint threads;
	GPtrArray *missing; /* gets tracked files that are not there,
				 * char *; NULL: they are passed over */
	gboolean anywhere; /* all C is kernel code, in whatever folder: a
			    * driver's (beside.h) */
	GPtrArray *binary; /* gets kernel sources that name the API and are no
			    * text, char *; may be NULL */
	struct sweep_viewer also; /* looks at tree_files() while all is read */
	void (*progress)(guint done, guint total); /* sweep.h; or NULL */
	GHashTable *code; /* paths that are C whatever they end in (included.h);
			   * NULL: none */
	const struct family *declared; /* whose functions are no aliases, see
					* aliases_find(); may be NULL */
};

/*
 * All references of the tree, by file and offset: struct reference *. Free
 * with g_ptr_array_unref(). *units gets a unit for each kernel source file
 * that holds one in its code (struct unit *, by path; free likewise).
 */
GPtrArray *references_scan(const struct tree *tree, const struct scan *scan,
			   GPtrArray **units, GError **error);

/* The references of one file's text, added to the list. */
void references_add(GPtrArray *references, const struct scan *scan,
		    const char *path, GBytes *bytes, struct unit **unit);

/*
 * Adds the places of the unit where the alias stands for its word, calls and
 * others, unless they are in the list.
 */
void references_add_alias(GPtrArray *references, struct unit *unit,
			  const struct alias *alias);

/* By file and offset; what references_add_alias() added is at its place. */
void references_sort(GPtrArray *references);

GPtrArray *references_new(void);

/* Whether this text holds the family's prefix or the flag anywhere. */
gboolean references_mentioned(const struct scan *scan, const char *text,
			      gsize length);

/* A viewer of sweep.h: found[file] tells which files references_mentioned(). */
struct references_hunt {
	const struct scan *scan;
	gboolean *found;
};
void references_look(gpointer hunt, guint thread, guint file, const char *text,
		     gsize length);

/* Whether the file is C that is built into a kernel. */
gboolean reference_is_source(const struct scan *scan, const char *path);

/* Whether a file of this name is code in some language. */
gboolean reference_is_code(const char *path);

/*
 * What stands at this offset of a code file: a call, a name, a prototype ...,
 * a comment, a string. kernel: the file is built into a kernel.
 */
enum reference_kind reference_kind_at(const struct unit *unit, guint offset,
				      gboolean kernel);

/* "call", "comment" ... */
const char *reference_kind_name(enum reference_kind kind);

/* What the ledger calls its fate: "converted", "left", the kind's name ... */
const char *reference_fate_name(const struct reference *reference);

#endif
