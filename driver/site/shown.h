/* SPDX-License-Identifier: GPL-2.0 */
/*
 * shown - how spatch is shown the functions of a file, so that it reads them
 *
 *	for (how = SHOWN_AS_IS; how < SHOWN_COUNT; how++) {
 *		shown_raise(unit, token, how);		of what was not seen
 *		shown_apply(unit, unit, mask);
 *		... run the rule on mask_text(mask)
 *	}
 *
 * A function is shown as it is first. What spatch says nothing of is shown with
 * stand-ins (standin.h), at last without the rest of its file. What was found
 * out once holds for each later copy of the file, also of its text after an
 * edit: functions are told apart by their names.
 */
#ifndef TREEWIDE_SHOWN_H
#define TREEWIDE_SHOWN_H

#include "code/mask.h"
#include "site/unit.h"

enum shown {
	SHOWN_AS_IS,
	SHOWN_SIMPLER,
	SHOWN_ALONE,
	SHOWN_COUNT,
};

/* The function that holds this token is shown so from now on. */
void shown_raise(struct unit *unit, guint token, enum shown how);

/*
 * Has the mask, of the text that now has, show functions as unit has found
 * them to be read. Both are of one file.
 */
void shown_apply(const struct unit *unit, const struct unit *now,
		 struct mask *mask);

/* Whether the unit's facts have nothing of a function that calls something. */
gboolean shown_misses(const struct unit *unit, const struct item *function);

#endif
