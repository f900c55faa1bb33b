// SPDX-License-Identifier: GPL-2.0
#include "check/baseline.h"
#include "check/finding.h"
#include "check/record.h"

#include "fuzz.h"

/* What people keep, and what the program kept itself. */
FUZZ(baseline)
{
	g_autofree char *text = fuzz_text(data, size);
	GPtrArray *old = baseline_read(text, "baseline", NULL);
	GPtrArray *kept = findings_new();

	if (record_read(text, kept))
		g_free(record_write(kept));
	g_ptr_array_unref(kept);
	g_clear_pointer(&old, g_ptr_array_unref);
	return 0;
}
