/* SPDX-License-Identifier: GPL-2.0 */
/*
 * decide - from references to sites with verdicts
 *
 *	decide_facts(spatch, rule, units, references, family, &error);
 *	sites = decide_sites(units, references, flags);
 *
 * decide_facts() shows spatch the functions with calls. If a call of the scan
 * gets no fact, its function is shown in simpler forms (shown.h), then in the
 * whole file; at last spatch is asked for the places that it cannot parse.
 */
#ifndef TREEWIDE_DECIDE_H
#define TREEWIDE_DECIDE_H

#include <glib.h>

#include "flags/flags.h"
#include "site/reference.h"
#include "site/site.h"
#include "spatch/spatch.h"

/*
 * Sets the units' facts. A call without a fact whose top-level item spatch
 * cannot parse gets FATE_UNPARSED and the reason.
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
