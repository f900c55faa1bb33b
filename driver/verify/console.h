/* SPDX-License-Identifier: GPL-2.0 */
/*
 * console - what a booted kernel said of its tests
 */
#ifndef TREEWIDE_CONSOLE_H
#define TREEWIDE_CONSOLE_H

#include <glib.h>

struct console {
	guint passed; /* cases of KUnit */
	guint failed;
	guint skipped;
	guint runs; /* programs that ended well */
	guint bad_runs;
	gboolean ended; /* the last program was run */
	char *first; /* the first thing that went wrong, or NULL */
};

/*
 * Reads the console: KTAP lines of the suite and, between "treewide: run ..."
 * and "treewide: exit N", what the programs said. Stack traces and warnings of
 * the kernel go wrong, too. Release with console_release().
 */
void console_read(struct console *console, const char *text, const char *suite);
void console_release(struct console *console);

#endif
