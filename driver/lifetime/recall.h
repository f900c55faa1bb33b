/* SPDX-License-Identifier: GPL-2.0 */
/*
 * recall - walks through functions that need not be walked again
 *
 *	recall_pin(world->recall);
 *	recall_run(world, &passage, &outcome);
 *
 * Files are read round by round, and each round asks anew what becomes of a
 * pin in functions that the last one has looked at. A walk comes to the same
 * when it begins with the same and when the program gives the same answers to
 * all that it asked: both are kept, with what the walk came to and what it left
 * behind. Only walks that a climb begins are kept, with all below them.
 */
#ifndef TREEWIDE_RECALL_H
#define TREEWIDE_RECALL_H

#include <glib.h>

#include "lifetime/pinflow.h"

struct doubt;
struct recall;
struct walked;

/* Free with recall_free(); NULL is nothing. */
struct recall *recall_new(void);
void recall_free(struct recall *recall);

/* A round begins: more files may have been read. */
void recall_round(struct recall *recall);

/* Another pin is looked at: nothing is left behind yet. */
void recall_pin(struct recall *recall);

/* pinflow_run(), or what it came to before. */
void recall_run(struct world *world, const struct passage *passage,
		struct upshot *outcome);

/* What is going on at the moment, of which time; NULL: no walk. */
const struct walked *recall_now(const struct recall *recall, guint *time);

/*
 * For those who answer a walk's questions, and who keep what it leaves: each
 * is told of here. The namesakes are program_namesakes().
 */
void recall_namesakes(struct recall *recall, const GArray *namesakes);
void recall_drops(struct recall *recall, const struct unit *unit,
		  const struct item *item, gboolean drops);
void recall_passed(struct recall *recall, const struct token *token);
void recall_misdrop(struct recall *recall, const struct routine *routine,
		    const struct call_place *call, gboolean own);

void recall_doubt(struct recall *recall, const struct doubt *doubt);

/* What an earlier walk came to is made use of. */
void recall_used(struct recall *recall, const struct walked *walked,
		 guint time);

#endif
