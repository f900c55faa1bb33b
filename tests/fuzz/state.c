// SPDX-License-Identifier: GPL-2.0
#include "life/logbook.h"

#include "fuzz.h"

#include <sanitizer/lsan_interface.h>

FUZZ(state)
{
	g_autofree char *path = fuzz_file("fuzz" LOGBOOK_SUFFIX, data, size);
	struct logbook *book;

	__lsan_disable(); /* json-glib loses some of what it refuses */
	book = logbook_read(fuzz_folder(), "fuzz", NULL);
	__lsan_enable();
	if (book)
		logbook_free(book);
	return 0;
}
