/* SPDX-License-Identifier: GPL-2.0 */
/*
 * world - a program, the words that matter, and functions taken apart
 *
 * What all parts of the analysis of lifetimes share. Routines are made once
 * and kept; names whose uses are not all known yet are noted, so that the
 * caller can look for them together and ask again.
 */
#ifndef TREEWIDE_WORLD_H
#define TREEWIDE_WORLD_H

#include <glib.h>

#include "lifetime/lexicon.h"
#include "program/program.h"
#include "lifetime/routine.h"
#include "lifetime/view.h"

struct world {
	struct program *program;
	const struct lexicon *lexicon;
	GHashTable *routines; /* item -> struct routine */
	GHashTable *dropping; /* item -> whether it leads to a drop, + 1 */
	GHashTable *outcomes; /* see pinflow.c */
	GHashTable *passed; /* struct token *: drops of other pins on the way */
	/* item -> GArray of guint: calls in it that lead to the pin; NULL */
	GHashTable *pinning;
	GPtrArray *misdrops; /* see misdrop.h; NULL: they are not looked for */
	/* struct spot_at: calls that do not lead to this pin; may be NULL */
	const GArray *apart;
	guint epoch; /* outcomes of another number are out of date */
	GHashTable
		*wanted; /* words to look for: char * -> folder, "" for all */
	GPtrArray *members; /* of tables, whose calls are looked for: char *, */
	GPtrArray *tables; /* each near this file: char * */
	gboolean asked; /* something was wanted since this was cleared */
	GHashTable
		*inserting; /* item -> whether it makes objects findable, + 1 */
	GHashTable *arguments; /* see release.c: struct token * -> places */
	GHashTable *callees; /* unit -> name -> struct callees */
	struct recall *recall; /* see recall.h */
	struct views *views; /* what is compiled of the files */
	struct setting *base; /* what the tree's version decides */
	guint setting; /* number of the one that files are seen in */
	guint round; /* counts the times that more files were read, from 1 */
	GArray *doubts; /* struct doubt (doubt.h); NULL: they are not noted */
};

/* Asks for the files that hold the word, below the folder ("": all). */
void world_want(struct world *world, const char *word, const char *folder);

/* Asks for calls through a member, bound in this file, to tell who makes them. */
void world_want_calls(struct world *world, const char *member,
		      const char *path);

void world_init(struct world *world, struct program *program,
		const struct lexicon *lexicon);
void world_clear(struct world *world);

/* From now on files are seen in this setting, which the caller keeps. */
void world_see(struct world *world, const struct setting *setting);

/* The uses of these kinds of a name in code that is compiled: program_uses(). */
GArray *world_names(struct world *world, const char *name, guint kinds);

/* Forgets conclusions that depended on which files were read. */
void world_forget(struct world *world);

/* The routine of a function; owned by the world. */
const struct routine *world_routine(struct world *world,
				    const struct unit *unit,
				    const struct item *item);

/*
 * Whether the function drops pins, itself or through functions that it calls
 * and that have been read.
 */
gboolean world_drops(struct world *world, const struct unit *unit,
		     const struct item *item);

/* Whether a call of this name drops pins, or leads to a drop. */
gboolean world_call_drops(struct world *world, const struct unit *unit,
			  const char *name);

/* Whether the function itself makes an object findable, or stores one. */
gboolean world_inserts(struct world *world, const struct unit *unit,
		       const struct item *item);

/*
 * The functions (struct use) that this call can mean; empty when none was
 * read. Owned by the world.
 */
const GArray *world_callees(struct world *world, const struct unit *unit,
			    const char *name);

/* How far uses of a function are looked for. */
enum reach {
	REACH_NEAR, /* around its own folder */
	REACH_ALL, /* everywhere, when others can see it */
};

/*
 * Uses of a function (calls and values). Where not all that can be reached are
 * known, the name is wanted, and *complete becomes FALSE. Free with
 * g_array_unref().
 */
GArray *world_uses(struct world *world, const struct unit *unit,
		   const struct item *item, enum reach reach,
		   gboolean *complete);

/*
 * Where functions call through the table of this name, in which the use stands:
 * the table's name there. Of one that a function declares, the use itself. Free
 * with g_array_unref().
 */
GArray *world_table_calls(struct world *world, const struct use *use,
			  const char *table);

/*
 * Calls through a member of this name (x->member(...)) that may reach a table
 * of this file: those in the nearest folder that has any. Free with
 * g_array_unref().
 */
GArray *world_member_calls(struct world *world, const struct unit *unit,
			   const char *member);

#endif
