/* SPDX-License-Identifier: GPL-2.0 */
/*
 * use - can one use of the flag be taken out of what it stands in?
 *
 * A part of flags. A use stands in the argument of a call or in the value of a
 * write to a local variable; it goes where it is just added to others, and
 * where the statement that goes with it leaves no hole.
 */
#ifndef TREEWIDE_USE_H
#define TREEWIDE_USE_H

#include "flags/flags.h"

/* The write whose value holds this token, or NULL: then it is an argument. */
const struct event *use_event(const struct scope *scope, guint token);

/*
 * Why the use (a token) of a call with this argument has to stay; NULL: it can
 * go. Free with g_free().
 */
char *use_stays(const struct flags *flags, const struct scope *scope,
		const struct span *argument, guint use);

#endif
