// SPDX-License-Identifier: GPL-2.0
#include "convert/decision.h"

#include "fuzz.h"

FUZZ(decisions)
{
	g_autofree char *path = fuzz_file("decisions.conf", data, size);
	struct decisions *decisions = decisions_load(path, NULL);

	if (decisions)
		decisions_free(decisions);
	return 0;
}
