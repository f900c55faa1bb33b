/* SPDX-License-Identifier: GPL-2.0 */
/*
 * suspect - calls whose flags and code contradict each other
 *
 *	suspects_parse("ask", &how, &error);
 *	suspects_decide(decisions, conversion, how, &error);   before they are
 *		carried out (decision.h): "fix" is a decision for each
 *	suspects_apply(conversion, decisions, how, &error);    before rewriting
 *	for each site: stage, via, keeper, cost
 *
 * A helper's name would say what the code contradicts, so no such call is
 * converted without a question. A person's decision about a call answers it.
 */
#ifndef TREEWIDE_SUSPECT_H
#define TREEWIDE_SUSPECT_H

#include <glib.h>

#include "convert/conversion.h"
#include "convert/cost.h"
#include "convert/decision.h"

enum suspects {
	SUSPECTS_ASK, /* converted after the others, as a question */
	SUSPECTS_LEAVE, /* stay as they are */
	SUSPECTS_FIX, /* made long-term first, one patch each */
};

/* Reads "ask", "leave" or "fix"; else TREEWIDE_ERROR_INPUT. */
gboolean suspects_parse(const char *word, enum suspects *suspects,
			GError **error);

/*
 * With SUSPECTS_FIX, adds a decision for each undecided suspect: it passes the
 * flag, with the cost of that. A helper whose callers differ is not fixed for
 * all of them.
 */
gboolean suspects_decide(struct decisions *decisions,
			 const struct conversion *conversion,
			 enum suspects suspects, GError **error);

/*
 * Sets what becomes of each suspect of a conversion, which has lifetimes. Fails
 * as costs_load() does.
 */
gboolean suspects_apply(struct conversion *conversion,
			const struct decisions *decisions,
			enum suspects suspects, GError **error);

/*
 * The cost of the flag for this pin, one line each; site is NULL for a pin that
 * takes no flags. Free with g_ptr_array_unref().
 */
GPtrArray *suspect_costs(const struct conversion *conversion,
			 const struct costs *costs, const struct site *site,
			 const struct evidence *evidence);

/* The campaign's costs; see costs_load(). */
struct costs *suspect_costs_load(const struct conversion *conversion,
				 GError **error);

#endif
