/* SPDX-License-Identifier: GPL-2.0 */
/*
 * epilogue - the patches that come behind the conversions
 *
 *	ok = epilogue_add_tooling(patches, maintainers, conversion, helpers,
 *				  FALSE, &error);
 */
#ifndef TREEWIDE_EPILOGUE_H
#define TREEWIDE_EPILOGUE_H

#include <glib.h>

#include "convert/conversion.h"
#include "people/maintainers.h"

/*
 * Adds what teaches the kernel's own tools (tooling.h) to the patches (struct
 * patch *), one for the people of each tool. helpers (char *): the helpers
 * that there are behind the last conversion. lockdown: the series ends with
 * the patch that takes the raw functions away. Fails as tooling_changes() and
 * split_changes() do.
 */
gboolean epilogue_add_tooling(GPtrArray *patches,
			      struct maintainers *maintainers,
			      const struct conversion *conversion,
			      const GPtrArray *helpers, gboolean lockdown,
			      GError **error);

#endif
