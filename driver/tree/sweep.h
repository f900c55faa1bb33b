/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sweep - shows the text of many files of a tree, read on all cores
 *
 *	struct sweep sweep = {.folder = tree->path, .files = files,
 *			      .threads = sweep_threads(jobs)};
 *	sweep.viewers[0] = (struct sweep_viewer){view, data};
 *	ok = sweep_run(&sweep, &error);
 *
 * A kernel has more than a gigabyte of text: who needs all of it looks at what
 * is read anyway.
 */
#ifndef TREEWIDE_SWEEP_H
#define TREEWIDE_SWEEP_H

#include <glib.h>

/* Bytes behind a text that may be read, and are 0. */
#define SWEEP_MARGIN 128

/*
 * Is shown files->pdata[file], in any order and in several threads at once;
 * thread is below sweep.threads. The text is lent for the call.
 */
typedef void (*sweep_view)(gpointer data, guint thread, guint file,
			   const char *text, gsize length);

struct sweep_viewer {
	sweep_view view; /* NULL: nobody */
	gpointer data;
};

struct sweep {
	const char *folder;
	const GPtrArray *files; /* char *, relative to the folder */
	guint threads;
	struct sweep_viewer viewers[2];
	gboolean follow; /* what symbolic links lead to is read, too */
	gboolean *missing; /* gets which are not there; NULL: who cares */
};

/* How many threads a sweep takes where so many are asked for. */
guint sweep_threads(guint jobs);

/*
 * Reads the files, each once. Symbolic links count as empty where they are not
 * followed, so do pipes and files that are not there. Fails with TREEWIDE_ERROR_INPUT when the folder or
 * a file cannot be read.
 */
gboolean sweep_run(const struct sweep *sweep, GError **error);

#endif
