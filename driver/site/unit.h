/* SPDX-License-Identifier: GPL-2.0 */
/*
 * unit - one file of the tree with all that was read from it
 */
#ifndef TREEWIDE_UNIT_H
#define TREEWIDE_UNIT_H

#include <glib.h>

#include "site/fact.h"
#include "code/item.h"
#include "code/token.h"

struct unit {
	char *path; /* relative to the tree's root */
	struct source *source;
	GArray *items; /* struct item */
	gboolean balanced; /* see items_read() */
	GArray *facts; /* struct fact, by first token */
	char *unread; /* why spatch could not read the file, or NULL */
	GHashTable *shown; /* function -> enum shown (shown.h), or NULL */
	char *callees; /* what unit_unwrap() was asked for, or NULL */
	GPtrArray *aliases; /* names, of unit_unwrap_name(), or NULL */
};

/* Reads a file's text into a unit without facts. Free with unit_free(). */
struct unit *unit_new(const char *path, GBytes *bytes);
void unit_free(struct unit *unit);

/*
 * A call is a call however its name is wrapped: of "(f)(x)", "(*f)(x)" and
 * "(&f)(x)" only "f(x)" is read from now on, where f begins with this prefix.
 * Whoever it is that a name like "(u32)(x)" belongs to, this one is a function.
 */
void unit_unwrap(struct unit *unit, const char *prefix);

/* The same for one more name, another one of such a function. */
void unit_unwrap_name(struct unit *unit, const char *name);

/* Another text of the same file, read in the same way; NULL bytes: none. */
struct unit *unit_again(const struct unit *unit, GBytes *bytes);

/*
 * Whether the name is wrapped and begins a statement, so that the statement's
 * first byte is not the name's.
 */
gboolean unit_begins_wrapped(const struct unit *unit, guint name);

/* The call fact whose name is this token, or NULL. */
const struct fact *unit_call(const struct unit *unit, guint token);

/*
 * Token ranges of a call's arguments. name is the token of the callee; the
 * parenthesis follows it. Returns a GArray of struct span, empty for f().
 * Where the arms of an #if among them have an argument each, its range reaches
 * from the first arm to the last; where they have different numbers of them, no
 * argument has a place, and the array is empty. Free with g_array_unref().
 */
struct span {
	guint first;
	guint last;
};
GArray *unit_arguments(const struct unit *unit, guint name);

/*
 * The part of the item that a place belongs to: the function or macro that
 * holds this token, or NULL at file scope. Brackets before a function's name
 * are no part of it: a macro stands there, called without a semicolon.
 */
const struct item *unit_item(const struct unit *unit, guint token);

/*
 * What holds the token at file scope: the macro that is called there
 * (DEFINE_CLASS), or the object that is initialised. place is of ITEM_OTHER;
 * its name is the macro's or the object's (open, where there is no word), open,
 * body and body_end are the outermost brackets around the token. FALSE: no
 * brackets are around it.
 */
gboolean unit_outside(const struct unit *unit, guint token, struct item *place);

/*
 * The name of the function or macro that holds the token, at file scope that
 * of unit_outside(); NULL: there is none. Free with g_free().
 */
char *unit_holder(const struct unit *unit, guint token);

#endif
