/* SPDX-License-Identifier: GPL-2.0 */
/*
 * console - the results of tests on the console of a booted kernel
 */
#ifndef TREEWIDE_CONSOLE_H
#define TREEWIDE_CONSOLE_H

#include <glib.h>

struct console {
	guint passed; /* KUnit cases */
	guint failed;
	guint skipped;
	guint runs; /* programs that succeeded */
	guint bad_runs;
	gboolean ended; /* the last program has run */
	char *first; /* the first failure, or NULL */
};

/*
 * Reads the console: the suite's KTAP lines and the programs' output between
 * "treewide: run ..." and "treewide: exit N". Stack traces and warnings of the
 * kernel are failures, too. Release with console_release().
 */
void console_read(struct console *console, const char *text, const char *suite);
void console_release(struct console *console);

#endif
