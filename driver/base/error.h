/* SPDX-License-Identifier: GPL-2.0 */
/*
 * error - the one error channel of the driver
 *
 * Every function that can fail takes a GError ** as its last argument and sets
 * it at the line that failed. Messages are lower case without a full stop: the
 * cause first, the subject quoted, and how to go on if the user can fix it.
 * Out-parameters are untouched on failure. Only main.c and cmd-*.c print and
 * exit.
 */
#ifndef TREEWIDE_ERROR_H
#define TREEWIDE_ERROR_H

#include <glib.h>

enum treewide_error {
	/* The user's input cannot be used: exit status 2. */
	TREEWIDE_ERROR_INPUT,
	/* A program that we run is missing, failed, crashed or timed out. */
	TREEWIDE_ERROR_TOOL,
	/* Reading or writing our own files failed (disk full, permissions). */
	TREEWIDE_ERROR_IO,
	/* Ctrl-C or SIGTERM. */
	TREEWIDE_ERROR_INTERRUPTED,
};

#define TREEWIDE_ERROR (treewide_error_quark())
GQuark treewide_error_quark(void);

#endif
