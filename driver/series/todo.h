/* SPDX-License-Identifier: GPL-2.0 */
/*
 * todo - what whoever sends a series has to do before
 *
 *	struct todo_input in = {
 *		.tree = tree, .identity = identity, .patches = patches,
 *		.signoff = TRUE, .mark = "EDITME",
 *	};
 *	struct todo *todo = todo_new(&in);
 *
 *	series.rfc = todo->missing->len > 0;
 *	write(todo->text);		beside the mails, as TODO_NAME
 *	print(todo_screen(todo));	the last lines of a run
 *	todo_free(todo);
 *
 * All this is between the program and its user: none of it stands in a mail.
 */
#ifndef TREEWIDE_TODO_H
#define TREEWIDE_TODO_H

#include <glib.h>

#include "tree/identity.h"
#include "tree/tree.h"

#define TODO_NAME "TODO"

/* Nothing is owned. */
struct todo_input {
	const struct tree *tree;
	const struct identity *identity;
	const GPtrArray *patches; /* struct patch *, in order, with words */
	gboolean signoff;
	gboolean dirty; /* files were taken as they lie */
	const char *mark; /* of comments that wait for a person; NULL: none */
};

struct todo {
	GPtrArray *missing; /* char *: a line each; empty: it can be sent */
	char *text; /* the whole file */
};

/* Never fails. Free with todo_free(). */
struct todo *todo_new(const struct todo_input *in);
void todo_free(struct todo *todo);

/* The last lines of a run; "" when nothing is missing. Free with g_free(). */
char *todo_screen(const struct todo *todo);

/*
 * "6.12.117", and not "6.12.0" or "6.12.0-rc3": the third number of a Linux
 * counts fixes for an old release, which is no base of new work.
 */
gboolean todo_is_stable(const char *version);

#endif
