/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fresh - a new campaign that renames one thing, ready to be edited
 *
 *	ok = fresh_write("cocci/timer", "del_timer", "timer_delete", &error);
 *
 * What is renamed is told by its words: a header ("linux/a.h"), a type ("struct
 * a"), a member ("struct a.m", "struct a.n"), else a name of the program:
 * function, macro, constant or variable.
 */
#ifndef TREEWIDE_FRESH_H
#define TREEWIDE_FRESH_H

#include <glib.h>

/*
 * Writes the folder: NAME.cocci and a first case. Fails with
 * TREEWIDE_ERROR_INPUT where it is there, or old and new are no two names of a
 * kind; then nothing is left behind.
 */
gboolean fresh_write(const char *folder, const char *old, const char *new,
		     GError **error);

#endif
