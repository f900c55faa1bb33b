// SPDX-License-Identifier: GPL-2.0
#include "convert/gone.h"

#include <string.h>

#include "site/callid.h"
#include "convert/conversion.h"
#include "rewrite/remarks.h"
#include "site/site.h"

/* Whether the text is for one half of a call that is lifted, or can be. */
static gboolean is_half(const struct conversion *conversion,
			const struct remark *remark)
{
	for (guint i = 0; i < conversion->sites->len; i++) {
		const struct site *site = conversion->sites->pdata[i];
		gsize length = strlen(site->callee);
		const char *suffix = remark->callee + length;

		if ((site->lifted || site->verdict == VERDICT_CONDITIONAL) &&
		    site->turn == remark->turn &&
		    !strcmp(site->file, remark->file) &&
		    !g_strcmp0(site->function, remark->function) &&
		    !strncmp(site->callee, remark->callee, length) &&
		    (!strcmp(suffix, conversion->campaign->longterm_suffix) ||
		     !strcmp(suffix, conversion->campaign->shortterm_suffix)))
			return TRUE;
	}
	return FALSE;
}

GPtrArray *gone_lines(const struct conversion *conversion)
{
	const struct remarks *remarks = conversion->remarks;
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < remarks->list->len; i++) {
		const struct remark *remark = remarks->list->pdata[i];

		if (callids_has(conversion->calls, remark->file,
				remark->function, remark->callee,
				remark->turn) ||
		    is_half(conversion, remark))
			continue;
		g_ptr_array_add(
			lines,
			g_strdup_printf("%s:%u: %s has no call %u of %s() in "
					"%s()",
					remarks->path, remark->line,
					remark->file, remark->turn,
					remark->callee, remark->function));
	}
	return lines;
}
