/* SPDX-License-Identifier: GPL-2.0 */
/*
 * program-parts - shared by the files of program
 */
#ifndef TREEWIDE_PROGRAM_PARTS_H
#define TREEWIDE_PROGRAM_PARTS_H

#include <glib.h>

#include "program/program.h"
#include "program/roster.h"

/* First of several tokens that belong to the same item, or to none. */
struct run {
	guint token;
	guint item; /* number + 1, or 0 */
};

/*
 * A unit with its names by hash. Thousands are kept, so both tables are small
 * compared with the tokens.
 */
struct file {
	struct unit *unit;
	gboolean owned;
	guint *names; /* tokens of all names, by bucket, then position */
	guint *buckets; /* index in names of each bucket, and the end */
	guint mask; /* number of buckets - 1 */
	struct marks *marks; /* of the names, until the file is added */
	struct run *runs;
	guint run_count;
};

struct program {
	struct program_options options;
	GPtrArray *files; /* struct file * */
	GPtrArray *units; /* struct unit *, in the same order */
	struct roster *roster; /* which files hold a word */
	GHashTable *by_unit; /* unit -> struct file */
	GHashTable *by_path; /* path -> struct file */
	const struct wordindex *index; /* of the words of the tree's sources */
	struct wordindex *own; /* the same index, if we made it */
	const GPtrArray *paths; /* the files that the index knows, sorted */
	guint plain; /* questions answered without an index */
	gboolean *read; /* whether each of paths has been read */
	const char *const *folders; /* see program_confine(); NULL: all */
	gboolean all; /* see program_read_all() */
	GHashTable *known; /* words searched so far (known_key()) */
	GHashTable *words; /* word -> struct sought_word: uses found so far */
	GHashTable *definitions; /* word -> GArray of struct use */
	GHashTable *needed; /* item -> unit: facts asked for */
	GHashTable *given; /* item: facts given */
};

/* Indexes the names of a unit; owned: the file frees the unit. */
struct file *program_file_new(struct unit *unit, gboolean owned);
void program_file_free(gpointer file);

/* The item that holds the token, or NULL. */
const struct item *program_file_item(const struct file *file, guint token);

/* The hash of a name in roster.h. */
guint program_file_hash(const char *name);

/* Appends the uses (struct use) of a name that are of these kinds, in order. */
void program_file_uses(const struct file *file, const char *name, guint kinds,
		       GArray *uses);

/* Adds a file; takes ownership. */
void program_add(struct program *program, struct file *file);

/*
 * Those functions of program-read.c that program-find.c needs.
 *
 * The index of the first path that does not sort before this text, or the
 * number of paths.
 */
guint program_first(const struct program *program, const char *text);

/* Whether program_confine() lets this file be read. */
gboolean program_is_inside(const struct program *program, const char *path);

/* The sources that the program may read: char *, or NULL. */
GPtrArray *program_sources(const struct program *program, GError **error);

/* Finds or makes the index of the tree's sources, at the first question. */
gboolean program_need_index(struct program *program, GError **error);

/* Reads these files (char *) in parallel. */
gboolean program_read_paths(struct program *program, const GPtrArray *paths,
			    GError **error);

/* Records that the file of this path has been read. */
void program_mark(struct program *program, const char *path);

#endif
