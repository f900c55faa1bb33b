/* SPDX-License-Identifier: GPL-2.0 */
/*
 * planwords - what the letters of packs say, and in which order they are sent
 */
#ifndef TREEWIDE_PLANWORDS_H
#define TREEWIDE_PLANWORDS_H

#include "series/plan.h"
#include "tree/identity.h"

/* What a letter is made from. Nothing is owned. */
struct planwords {
	const struct plan *plan;
	const char *title; /* the subject of the whole */
	const char *problem; /* a paragraph: what is wrong, for all packs */
	const char
		*link; /* Message-ID of the first pack's letter; NULL: none */
};

/*
 * How the packs hang together: the paragraphs for the letter of the first, in
 * place of the question who merges. Free with g_free().
 */
char *planwords_merge(const struct plan *plan);

/* Subject and letter of a pack that is not the first. g_free() both. */
char *planwords_subject(const struct planwords *words, const struct pack *pack);
char *planwords_letter(const struct planwords *words, const struct pack *pack);

/*
 * For whoever sends them: the order of the packs in this folder, what has to
 * happen before each, and the commands. Free with g_free().
 */
#define PLAN_NAME "PLAN"
char *planwords_order(const struct plan *plan, const char *folder,
		      const struct identity *identity);

#endif
