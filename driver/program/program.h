/* SPDX-License-Identifier: GPL-2.0 */
/*
 * program - the files that a question leads to, and where they use names
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
 * file whose text holds one of the words. If the caller has no index of the
 * tree's words, one is made as soon as it pays off; after that, questions are
 * cheap.
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
	const struct tree *tree; /* NULL: it never knows more than the units */
	GPtrArray *units; /* struct unit * of the scan; NULL for none */
	struct spatch *spatch; /* for program_facts(); may be NULL */
	const char *facts_rule; /* path of facts.cocci; may be NULL */
	/* of all of tree_files(); NULL: made when needed */
	const struct wordindex *index;
	guint threads; /* 0: one per core */
	struct macrobook *book; /* for the files that are read, or NULL */
};

/*
 * Everything that options point to must outlive the program; the caller keeps
 * the units. Free with program_free().
 */
struct program *program_new(const struct program_options *options);
void program_free(struct program *program);

/* The tree that files are read from; NULL: none. */
const struct tree *program_tree(const struct program *program);

/*
 * Reads every source of the tree, which is that of an out-of-tree driver
 * (beside.h): from now on nothing has to be searched, and no file is far from
 * another. Fails with TREEWIDE_ERROR_INPUT if a file cannot be read.
 */
gboolean program_read_all(struct program *program, GError **error);

/*
 * Makes sure that every kernel source file (.c and .h outside of tools/,
 * Documentation/, scripts/ and usr/) that holds one of the words (char *) as a
 * whole identifier has been read. Words that were searched before cost nothing.
 * Fails with TREEWIDE_ERROR_INPUT if a file cannot be read.
 */
gboolean program_find(struct program *program, const GPtrArray *words,
		      GError **error);

/*
 * The same for the files below one folder only ("drivers/media"), for names
 * that do not concern the rest of the tree.
 */
gboolean program_find_below(struct program *program, const char *folder,
			    const GPtrArray *words, GError **error);

/*
 * The same for members of drivers' tables: each word is searched in the files
 * that are not NEARBY_FAR (nearby.h) from the file at the same index of paths
 * (char *). All words are searched at once, so a file may be read that is near
 * to another word's file.
 */
gboolean program_find_around(struct program *program, const GPtrArray *words,
			     const GPtrArray *paths, GError **error);

/*
 * From now on only files below these folders are read (NULL-terminated; must
 * outlive the program): for questions that may stay unanswered, where the whole
 * tree would be too much to read.
 */
void program_confine(struct program *program, const char *const *folders);

/*
 * Whether all files that hold the word have been read; below folder if given.
 */
gboolean program_knows(const struct program *program, const char *word,
		       const char *folder);

/* Whether all files near to this one that hold the word have been read. */
gboolean program_knows_around(const struct program *program, const char *word,
			      const char *path);

/* How near the unit's file is to another one (nearby.h). */
enum nearby program_nearby(const struct program *program,
			   const struct unit *unit, const char *path);

/* Reads one file (path relative to the tree); NULL if it does not exist. */
const struct unit *program_read(struct program *program, const char *path);

/* All units read so far: struct unit *, owned by the program or the caller. */
const GPtrArray *program_units(const struct program *program);

/*
 * The uses (struct use) of a name in all files read so far that are of one of
 * these kinds (an OR of enum use_kind), in the order in which the files were
 * read, then by position. Free with g_array_unref().
 */
GArray *program_uses(struct program *program, const char *name, guint kinds);

/* The same within one file. */
GArray *program_uses_in(struct program *program, const struct unit *unit,
			const char *name, guint kinds);

/*
 * The definitions that a call of this name in the unit can refer to: the unit's
 * own, else those of other files that are not static or are in a header.
 */
GArray *program_definitions(struct program *program, const struct unit *unit,
			    const char *name);

/*
 * All definitions of this name in the files read so far (struct use). The
 * program owns the array, which grows as files are read.
 */
const GArray *program_namesakes(struct program *program, const char *name);

/*
 * The uses (of these kinds) that can refer to this function: all, except those
 * in files with a static function of the same name. For a static function of a
 * .c file, only those in that file.
 */
GArray *program_uses_of(struct program *program, const struct unit *unit,
			const struct item *item, guint kinds);

/*
 * Whether only its own file can use this function: its uses are then known
 * without program_find().
 */
gboolean program_is_private(const struct unit *unit, const struct item *item);

/* The top-level item (also a table or type) around the token, or NULL. */
const struct item *program_item(struct program *program,
				const struct unit *unit, guint token);

/* Requests the facts (fact.h) of this function or macro. */
void program_need(struct program *program, const struct unit *unit,
		  const struct item *item);

/*
 * Runs spatch once over the functions requested since the last call, with all
 * other bodies blanked, and adds the facts to the units. A unit that spatch
 * cannot read gets its unread set and no facts.
 */
gboolean program_facts(struct program *program, GError **error);

/* Whether the facts of this item have been requested and delivered. */
gboolean program_has_facts(const struct program *program,
			   const struct item *item);

#endif
