/* SPDX-License-Identifier: GPL-2.0 */
/*
 * giver - finds who gives an origin its value
 *
 * In two steps, so that all origins share one pass over the tree and one run
 * of spatch: giver_words() names what the files must be searched for,
 * giver_need() which functions' facts are wanted, giver_collect() then reads
 * the givers off.
 */
#ifndef TREEWIDE_GIVER_H
#define TREEWIDE_GIVER_H

#include <glib.h>

#include "flags/origin.h"
#include "program/program.h"

/* What an origin stands for. */
struct place {
	const struct unit *unit; /* parameter, return: the function's; member:
				  * of a struct that is this file's own */
	const struct item *item;
	guint index; /* parameter: its number */
	char *tag; /* member: the struct's */
	char *word; /* member, global, return: the name */
};

struct place *place_new(const struct unit *unit, const struct item *item,
			guint index, const char *tag, const char *word);
void place_free(gpointer place);

/*
 * The uses (of these kinds, see program.h) of a name, in all files or, for the
 * member of a file's own struct, in that file. Free with g_array_unref().
 */
GArray *place_uses(struct program *program, const struct place *place,
		   const char *name, guint kinds);

/* Adds the words (char *, owned by the array) that lead to the givers. */
void giver_words(const struct origin *origin, GPtrArray *words);

/* Asks the program for the facts of each function that may give. */
void giver_need(const struct origin *origin, struct program *program);

/* Adds the givers, or says why they are not all known. */
void giver_collect(struct origin *origin, struct program *program);

#endif
