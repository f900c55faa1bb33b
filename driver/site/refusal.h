/* SPDX-License-Identifier: GPL-2.0 */
/*
 * refusal - whether a function refuses a flag that it is passed
 *
 *	functions = prototypes_read(source, "");
 *	function = prototypes_find(functions, "pin_user_pages_remote");
 *	kind = refusal_read(source, functions, function, 3, "FOLL_LONGTERM",
 *			    &with);
 *
 * Reads the definition and what it calls in the same file, as far as the flags
 * argument is handed down. A refusal is an error return that depends on the
 * flag alone ("if (WARN_ON_ONCE(gup_flags & FOLL_LONGTERM)) return -EINVAL;"),
 * or on the flag and on one pointer parameter being given. What depends on
 * other things as well is none: the flag is then an accepted one.
 */
#ifndef TREEWIDE_REFUSAL_H
#define TREEWIDE_REFUSAL_H

#include <glib.h>

#include "code/prototype.h"
#include "code/token.h"

enum refusal {
	REFUSAL_NONE,
	REFUSAL_WITH, /* when one parameter is not NULL */
	REFUSAL_ALWAYS,
};

/*
 * What `function` does with `flag` in its parameter `flags` (an index).
 * functions are all of source's (prototypes_read(source, "")). *with gets the
 * parameter's name for REFUSAL_WITH (free with g_free()), else NULL.
 */
enum refusal refusal_read(const struct source *source,
			  const GPtrArray *functions,
			  const struct prototype *function, guint flags,
			  const char *flag, char **with);

#endif
