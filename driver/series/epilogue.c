// SPDX-License-Identifier: GPL-2.0
#include "series/epilogue.h"

#include "tree/patch.h"
#include "series/split.h"
#include "helper/tooling.h"

gboolean epilogue_add_tooling(GPtrArray *patches,
			      struct maintainers *maintainers,
			      const struct conversion *conversion,
			      const GPtrArray *helpers, gboolean lockdown,
			      GError **error)
{
	GPtrArray *changes =
		tooling_changes(conversion->tree, conversion->campaign,
				conversion->family, helpers, lockdown, error);
	GPtrArray *more = NULL;
	gboolean ok = changes != NULL;

	if (ok && changes->len) {
		more = split_changes(maintainers, changes, SPLIT_SUBSYSTEM,
				     NULL, error);
		ok = more != NULL;
	}
	for (guint i = 0; more && i < more->len; i++)
		((struct patch *)more->pdata[i])->kind = PATCH_TOOLING;
	if (more)
		g_ptr_array_extend_and_steal(patches, more);
	g_clear_pointer(&changes, g_ptr_array_unref);
	return ok;
}
