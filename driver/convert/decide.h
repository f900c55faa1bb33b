/* SPDX-License-Identifier: GPL-2.0 */
/*
 * decide - from references to sites with verdicts
 *
 *	decide_facts(spatch, rule, units, references, family, &error);
 *	sites = decide_sites(units, references, flags);
 *
 * decide_facts() shows spatch the functions that matter; where a call that the
 * scan found gets no fact, spatch is shown the function simpler (shown.h), then
 * asked with the whole file, and at
 * last for the places that it cannot parse.
 */
#ifndef TREEWIDE_DECIDE_H
#define TREEWIDE_DECIDE_H

#include <glib.h>

#include "flags/flags.h"
#include "site/reference.h"
#include "site/site.h"
#include "spatch/spatch.h"

/*
 * Gives the units their facts. A call without a fact whose top-level item
 * spatch cannot parse gets FATE_UNPARSED and the reason.
 */
gboolean decide_facts(struct spatch *spatch, const char *rule, GPtrArray *units,
		      GPtrArray *references, const struct family *family,
		      GError **error);

/*
 * The calls of the family with their verdicts: struct site *, by file and
 * offset. Free with g_ptr_array_unref().
 */
GPtrArray *decide_sites(GPtrArray *units, GPtrArray *references,
			const struct flags *flags);

#endif
