/* SPDX-License-Identifier: GPL-2.0 */
/*
 * program-parts - what the parts of program share
 */
#ifndef TREEWIDE_PROGRAM_PARTS_H
#define TREEWIDE_PROGRAM_PARTS_H

#include <glib.h>

#include "program/program.h"
#include "program/roster.h"

/* Where tokens of one item, or of none, begin. */
struct run {
	guint token;
	guint item; /* number + 1, or 0 */
};

/*
 * A unit with its names by hash: thousands are kept, so both tables are small
 * beside the tokens.
 */
struct file {
	struct unit *unit;
	gboolean owned;
	guint *names; /* tokens of all names, by bucket, then by place */
	guint *buckets; /* where in names each begins, and where the last ends */
	guint mask; /* number of buckets - 1 */
	struct marks *marks; /* of the names, until it is added */
	struct run *runs;
	guint run_count;
};

struct program {
	struct program_options options;
	GPtrArray *files; /* struct file * */
	GPtrArray *units; /* struct unit *, the same */
	struct roster *roster; /* which of them name a word */
	GHashTable *by_unit; /* unit -> struct file */
	GHashTable *by_path; /* path -> struct file */
	const struct wordindex *index; /* the words of the tree's sources */
	struct wordindex *own; /* the same, if it was made here */
	const GPtrArray *paths; /* the files that it knows, sorted */
	guint plain; /* questions that were answered without an index */
	gboolean *read; /* which of them have been read */
	const char *const *folders; /* see program_confine(); NULL: all */
	gboolean all; /* see program_read_all() */
	GHashTable *known; /* words that were looked for */
	GHashTable *words; /* word -> struct word: uses found so far */
	GHashTable *definitions; /* word -> GArray of struct use */
	GHashTable *needed; /* item -> unit: facts asked for */
	GHashTable *given; /* item: facts given */
};

/* Indexes the names of a unit; owned: it goes with the file. */
struct file *program_file_new(struct unit *unit, gboolean owned);
void program_file_free(gpointer file);

/* The item that holds the token, or NULL. */
const struct item *program_file_item(const struct file *file, guint token);

/* The number of a name, by which its marks are set. */
guint program_file_hash(const char *name);

/* Adds the uses (struct use) of a name that are of these kinds, in order. */
void program_file_uses(const struct file *file, const char *name, guint kinds,
		       GArray *uses);

/* Takes over a file. */
void program_add(struct program *program, struct file *file);

/*
 * The parts of program-read.c that program-find.c builds on. The first path of
 * the index that is not before this text, or their number.
 */
guint program_first(const struct program *program, const char *text);

/* Whether program_confine() lets this file be read. */
gboolean program_is_inside(const struct program *program, const char *path);

/* The sources that the program may read: char *, or NULL. */
GPtrArray *program_sources(const struct program *program, GError **error);

/* Looks for the index of the tree's sources, at the first question. */
gboolean program_need_index(struct program *program, GError **error);

/* Reads files (char *), all at once. */
gboolean program_read_paths(struct program *program, const GPtrArray *paths,
			    GError **error);

/* Remembers that the file of this path has been read. */
void program_mark(struct program *program, const char *path);

#endif
