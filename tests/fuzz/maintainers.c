// SPDX-License-Identifier: GPL-2.0
#include "people/maintainers.h"
#include "tree/tree.h"

#include "fuzz.h"

/* Who gets two files, by entries of any form. */
FUZZ(maintainers)
{
	static const char *const paths[] = {"mm/gup.c", "drivers/x/y.c"};
	g_autofree char *path = fuzz_file("MAINTAINERS", data, size);
	struct tree tree = {.path = (char *)fuzz_folder()};
	struct maintainers *m = maintainers_load(&tree, NULL);

	for (guint i = 0; m && i < G_N_ELEMENTS(paths); i++) {
		GPtrArray *lines = maintainers_lines(m, paths[i], TRUE, NULL);
		GPtrArray *entries = maintainers_entries(m, paths[i], 1);

		g_clear_pointer(&lines, g_ptr_array_unref);
		g_clear_pointer(&entries, g_ptr_array_unref);
		maintainers_entry(m, paths[i]);
	}
	maintainers_free(m);
	return 0;
}
