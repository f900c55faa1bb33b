/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ownplace - code of the API itself, which no rule converts
 *
 * A function that is called as a name that goes, or as one that comes, is its
 * own: a rule would have it call itself. A header that defines a name that goes
 * is own as a whole; so is a .c file with a static function or a macro of that
 * name, which means another thing there. Nothing is own of a name whose
 * definition the rule rewrites, too.
 */
#ifndef TREEWIDE_OWNPLACE_H
#define TREEWIDE_OWNPLACE_H

#include <glib.h>

#include "code/item.h"
#include "rule/ruleset.h"
#include "code/token.h"

/* Whether the file is own as a whole. items: of source. */
gboolean ownplace_file(const struct ruleset *set, const struct source *source,
		       const GArray *items);

/* Whether this item of a file is. */
gboolean ownplace_item(const struct ruleset *set, const struct source *source,
		       const struct item *item);

#endif
