/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pin - one pin whose lifetime is looked for
 */
#ifndef TREEWIDE_PIN_H
#define TREEWIDE_PIN_H

#include "lifetime/evidence.h"
#include "lifetime/world.h"

struct pin {
	const struct unit *unit;
	guint token; /* of the function that pins */
	const char *callee; /* that function; the token may be an alias of it */
	int argument; /* gets the pages; -1: not known */
	struct evidence *evidence; /* NULL: not looked at yet */
	gboolean open; /* more files have to be read */
	const GArray *apart; /* of a lifted site */
};

/*
 * What the files read so far say of the pin. Arms of #if are read as what is
 * compiled in the tree where that can be told, and in each way where not: then
 * all must come to the same. Free with evidence_free().
 */
struct evidence *pin_look(struct world *world, const struct pin *pin);

#endif
