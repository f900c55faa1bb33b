// SPDX-License-Identifier: GPL-2.0
#include "check/pieces.h"

#include "fuzz.h"

/* What git would be given, without git. */
FUZZ(diff)
{
	GBytes *patch = fuzz_bytes(data, size);
	GPtrArray *pieces = pieces_whole(patch, fuzz_folder(), NULL);

	if (pieces)
		g_ptr_array_unref(pieces);
	g_bytes_unref(patch);
	return 0;
}
