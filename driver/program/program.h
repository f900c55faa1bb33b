/* SPDX-License-Identifier: GPL-2.0 */
/*
 * program - the files that a question leads to, and where their names are used
 *
 *	program = program_new(&options);
 *	program_find(program, words, &error);
 *	uses = program_uses(program, "foo_release", USE_CALL | USE_VALUE);
 *	program_need(program, unit, item);
 *	program_facts(program, &error);
 *	program_free(program);
 *
 * A flag or a pin is followed from file to file: who calls this function, who
 * writes this member, which table names this callback. The program begins with
 * the units of the scan and grows: program_find() reads every kernel source
 * file whose text holds one of the words. Where nobody has an index of the
 * tree's words the first question reads the tree for one; after that, questions
 * are cheap.
 */
#ifndef TREEWIDE_PROGRAM_H
#define TREEWIDE_PROGRAM_H

#include <glib.h>

#include "program/nearby.h"
#include "spatch/spatch.h"
#include "tree/tree.h"
#include "site/unit.h"
#include "program/use.h"

struct macrobook;
struct program;
struct wordindex;

struct program_options {
	const struct tree *tree; /* NULL: nothing but the units is ever known */
	GPtrArray *units; /* struct unit * of the scan; NULL for none */
	struct spatch *spatch; /* for program_facts(); may be NULL */
	const char *facts_rule; /* path of facts.cocci; may be NULL */
	const struct wordindex *index; /* of all that tree_files() lists; NULL:
					* one is made at the first question */
	guint threads; /* 0: one a core */
	struct macrobook *book; /* of the files that are read, or NULL */
};

/*
 * What options name must outlive the program; the units stay their owner's.
 * Free with program_free().
 */
struct program *program_new(const struct program_options *options);
void program_free(struct program *program);

/* The tree that files are read from; NULL: none. */
const struct tree *program_tree(const struct program *program);

/*
 * Reads every source of the tree, which is a driver's folder (beside.h): from
 * now on nothing has to be looked for, and no file is far from another. Fails
 * with TREEWIDE_ERROR_INPUT when a file cannot be read.
 */
gboolean program_read_all(struct program *program, GError **error);

/*
 * Makes sure that every kernel source file (.c and .h outside of tools/,
 * Documentation/, scripts/, samples/ and usr/) that holds one of the words
 * (char *) as a whole identifier is read. Words that were looked for before
 * cost nothing. Fails with TREEWIDE_ERROR_INPUT when a file cannot be read.
 */
gboolean program_find(struct program *program, const GPtrArray *words,
		      GError **error);

/*
 * The same for the files below one folder only ("drivers/media"), for names
 * that are no business of the rest of the tree.
 */
gboolean program_find_below(struct program *program, const char *folder,
			    const GPtrArray *words, GError **error);

/*
 * The same, for the members of drivers' tables: each word is looked for in the
 * files that are not NEARBY_FAR (nearby.h) from its file, of the same place in
 * paths (char *). All are looked for at once, so that some may be read that
 * are near to another word's file.
 */
gboolean program_find_around(struct program *program, const GPtrArray *words,
			     const GPtrArray *paths, GError **error);

/*
 * From now on files are looked for below these folders alone (ends with NULL;
 * must outlive the program): for questions that may stay without an answer,
 * where all of the tree would be too much to read.
 */
void program_confine(struct program *program, const char *const *folders);

/* Whether all files that hold the word are read; below the folder if given. */
gboolean program_knows(const struct program *program, const char *word,
		       const char *folder);

/* Whether all files that hold the word and are near to this one are read. */
gboolean program_knows_around(const struct program *program, const char *word,
			      const char *path);

/* How near the unit's file is to another (nearby.h). */
enum nearby program_nearby(const struct program *program,
			   const struct unit *unit, const char *path);

/* Reads one file (path relative to the tree); NULL when it does not exist. */
const struct unit *program_read(struct program *program, const char *path);

/* All units read so far: struct unit *, owned by the program or the caller. */
const GPtrArray *program_units(const struct program *program);

/*
 * The uses of a name in all files read so far that are of one of these kinds
 * (an OR of enum use_kind): struct use, by the order in which files were read,
 * then by place. Free with g_array_unref().
 */
GArray *program_uses(struct program *program, const char *name, guint kinds);

/* The same within one file. */
GArray *program_uses_in(struct program *program, const struct unit *unit,
			const char *name, guint kinds);

/*
 * Definitions that a call of this name in the unit can mean: the unit's own,
 * else those of other files that are not static (or stand in a header).
 */
GArray *program_definitions(struct program *program, const struct unit *unit,
			    const char *name);

/*
 * All definitions of this name in the files read so far (struct use): one
 * array, owned by the program, that grows when files with more are read.
 */
const GArray *program_namesakes(struct program *program, const char *name);

/*
 * Uses (of these kinds) that can mean this very function: all, less those in
 * files that have one of the same name of their own. For a static function of
 * a .c file only that file's.
 */
GArray *program_uses_of(struct program *program, const struct unit *unit,
			const struct item *item, guint kinds);

/*
 * Whether only its own file can name this function: then its uses are known
 * without program_find().
 */
gboolean program_is_private(const struct unit *unit, const struct item *item);

/* The top-level item (also a table or type) that holds the token, or NULL. */
const struct item *program_item(struct program *program,
				const struct unit *unit, guint token);

/* Asks for the facts (fact.h) of this function or macro. */
void program_need(struct program *program, const struct unit *unit,
		  const struct item *item);

/*
 * Shows spatch the functions asked for since the last time, all in one run,
 * all other bodies blanked, and adds what it says to the units' facts. A unit
 * that spatch cannot read gets its unread set and no facts.
 */
gboolean program_facts(struct program *program, GError **error);

/* Whether the facts of this item have been asked for and given. */
gboolean program_has_facts(const struct program *program,
			   const struct item *item);

#endif
