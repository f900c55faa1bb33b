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
 * A name would say what the code contradicts, so no such call is converted
 * without a question. What a person decided about a call ends the question.
 */
#ifndef TREEWIDE_SUSPECT_H
#define TREEWIDE_SUSPECT_H

#include <glib.h>

#include "convert/conversion.h"
#include "convert/cost.h"
#include "convert/decision.h"

enum suspects {
	SUSPECTS_ASK, /* converted behind the others, as a question */
	SUSPECTS_LEAVE, /* stay as they are */
	SUSPECTS_FIX, /* are made long-term first, a patch each */
};

/* Reads "ask", "leave" or "fix"; else TREEWIDE_ERROR_INPUT. */
gboolean suspects_parse(const char *word, enum suspects *suspects,
			GError **error);

/*
 * With SUSPECTS_FIX, adds to the decisions that each suspect nobody has decided
 * about passes the flag, with what that costs. A helper whose callers differ is
 * not fixed for all of them.
 */
gboolean suspects_decide(struct decisions *decisions,
			 const struct conversion *conversion,
			 enum suspects suspects, GError **error);

/*
 * Says of each suspect of a conversion, which has lifetimes, what becomes of
 * it. Fails as costs_load() does.
 */
gboolean suspects_apply(struct conversion *conversion,
			const struct decisions *decisions,
			enum suspects suspects, GError **error);

/*
 * What the flag would cost this pin, a line each; site is NULL for a pin that
 * takes no flags. Free with g_ptr_array_unref().
 */
GPtrArray *suspect_costs(const struct conversion *conversion,
			 const struct costs *costs, const struct site *site,
			 const struct evidence *evidence);

/* The campaign's costs; see costs_load(). */
struct costs *suspect_costs_load(const struct conversion *conversion,
				 GError **error);

#endif
