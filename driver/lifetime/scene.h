/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scene - what a pin's ways up tell of the pages: functions, folders, types
 *
 *	scene_init(&scene, world, chains, places);
 *	match = scene_match(&scene, routine, argument);
 *	scene_clear(&scene);
 *
 * How well something that is dropped fits in with them.
 */
#ifndef TREEWIDE_SCENE_H
#define TREEWIDE_SCENE_H

#include <glib.h>

#include "lifetime/chain.h"
#include "lifetime/release.h"

struct scene {
	struct world *world;
	GHashTable *items; /* functions on the way up */
	GHashTable *units; /* their files */
	GHashTable *folders; /* char * */
	GHashTable *tags; /* char *: types of what holds the pages */
	GHashTable *places;
};

/*
 * Of these chains (struct chain *) and the places that keep the pages, which
 * must outlive the scene. Sets world->pinning until scene_clear().
 */
void scene_init(struct scene *scene, struct world *world,
		const GPtrArray *chains, GHashTable *places);
void scene_clear(struct scene *scene);

/* Whether the argument of a call that drops leads to these pages. */
enum match scene_match(const struct scene *scene, const struct routine *routine,
		       const struct span *argument);

#endif
