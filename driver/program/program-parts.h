/* SPDX-License-Identifier: GPL-2.0 */
/*
 * program-parts - what the parts of program share
 */
#ifndef TREEWIDE_PROGRAM_PARTS_H
#define TREEWIDE_PROGRAM_PARTS_H

#include <glib.h>

#include "program.h"

/* A unit with the chains of its names. */
struct file {
	struct unit *unit;
	gboolean owned;
	guint *heads; /* token + 1 of the last name with this hash */
	guint *links; /* for each token: token + 1 of the one before it */
	guint mask;
	guint *items; /* for each token: number + 1 of its item */
};

struct program {
	struct program_options options;
	GPtrArray *files; /* struct file * */
	GPtrArray *units; /* struct unit *, the same */
	GHashTable *by_unit; /* unit -> struct file */
	GHashTable *by_path; /* path -> struct file */
	GPtrArray *paths; /* of the tree's sources, sorted */
	gboolean *read; /* which of them have been read */
	GHashTable *numbers; /* path -> its number in paths + 1 */
	struct wordindex *index; /* their words */
	const char *const *folders; /* see program_confine(); NULL: all */
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

/* Adds the uses (struct use) of a name that are of these kinds, in order. */
void program_file_uses(const struct file *file, const char *name, guint kinds,
		       GArray *uses);

/* Takes over a file. */
void program_add(struct program *program, struct file *file);

/* Remembers that the file of this path has been read. */
void program_mark(struct program *program, const char *path);

#endif
