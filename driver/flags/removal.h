/* SPDX-License-Identifier: GPL-2.0 */
/*
 * removal - can the flag be taken away where one function writes it?
 *
 * A part of flags. Only when every use of it just adds the flag, nothing else
 * reads the variables that hold it, and with those uses gone every call that
 * becomes a long-term helper surely passes none. Calls that share a write go
 * together.
 */
#ifndef TREEWIDE_REMOVAL_H
#define TREEWIDE_REMOVAL_H

#include <glib.h>

#include "flags/flags.h"

/* A call, or another place that is given a value, on its way to a verdict. */
struct flags_call {
	struct site *site;
	guint name; /* token of the callee */
	struct span argument; /* the flags argument; last 0: there is none */
	GArray *uses; /* guint: tokens of the flag that reach it */
	GArray *variables; /* guint: variables that the argument depends on */
	gboolean passes; /* all of it may come from outside */
	gboolean converts; /* LONGTERM, and nothing has spoken against it */
};

struct flags_decision {
	const struct flags *flags;
	const struct scope *scope;
	GArray *calls; /* struct flags_call */
};

/* Fills uses and variables of the call, from its argument. */
void removal_collect(const struct flags_decision *d, struct flags_call *call);

/* The call does not convert; the first reason stays. */
void removal_leave(struct flags_call *call, const char *why, ...)
	G_GNUC_PRINTF(2, 3);

/*
 * Decides the calls that convert: those that cannot are left, the others get
 * their site's outcome and removals.
 */
void removal_decide(struct flags_decision *d);

/*
 * Whether what these givers (const struct giver *) of one function give can
 * lose the flag where that function writes it. flags->outside says what is left
 * of what the function gets itself. Adds what goes (struct flag_use *) to
 * removals. NULL: they can; else why not, free with g_free().
 */
char *removal_of_givers(const struct flags *flags, const struct scope *scope,
			const GPtrArray *givers, GPtrArray *removals);

#endif
