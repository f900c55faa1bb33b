/* SPDX-License-Identifier: GPL-2.0 */
/*
 * view - a file as it is compiled in one setting
 *
 *	unit = view_of(views, unit);
 *
 * The tokens are the file's own, by number and place; those of arms that are
 * left out count as directives, so that all that reads code passes them over.
 * A file without such arms is its own view.
 */
#ifndef TREEWIDE_VIEW_H
#define TREEWIDE_VIEW_H

#include <glib.h>

#include "program/program.h"
#include "lifetime/setting.h"
#include "program/use.h"

struct views;

struct views *views_new(struct program *program);
void views_free(struct views *views);

/*
 * From now on files are seen in this setting (owned by the caller, who keeps
 * it until another is set). Returns a number that tells it from all others.
 */
guint views_set(struct views *views, const struct setting *setting);

/* The file as it is compiled; owned by the views. */
const struct unit *view_of(struct views *views, const struct unit *unit);

/* The file that this is a view of. */
const struct unit *view_origin(const struct views *views,
			       const struct unit *unit);

/* The use as the view has it. FALSE: it is left out. */
gboolean view_use(struct views *views, struct use *use);

/* The same for all of them: those that are left out go. */
void view_uses(struct views *views, GArray *uses);

/* The arms of a file (struct arm), whatever is compiled. Owned by the views. */
const GArray *view_arms(struct views *views, const struct unit *unit);

/* Whether these arms' code (index) is compiled in the setting. */
enum fate view_fate(struct views *views, const struct unit *unit, guint arm);

/*
 * Takes it that the token is compiled: all arms around it are. FALSE: they
 * cannot be at once.
 */
gboolean view_take(struct views *views, struct setting *setting,
		   const struct unit *unit, guint token);

#endif
