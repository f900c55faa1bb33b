/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sweep - reads many files of a tree on all cores and shows their text
 *
 *	struct sweep sweep = {.folder = tree->path, .files = files,
 *			      .threads = sweep_threads(jobs)};
 *	sweep.viewers[0] = (struct sweep_viewer){view, data};
 *	ok = sweep_run(&sweep, &error);
 *
 * A kernel has more than a gigabyte of text, so that several viewers share one
 * reading.
 */
#ifndef TREEWIDE_SWEEP_H
#define TREEWIDE_SWEEP_H

#include <glib.h>

/* Readable bytes after each text; they are 0. */
#define SWEEP_MARGIN 128

/*
 * Called for files->pdata[file], in any order and in several threads at once;
 * thread is below sweep.threads. The text is valid during the call only.
 */
typedef void (*sweep_view)(gpointer data, guint thread, guint file,
			   const char *text, gsize length);

struct sweep_viewer {
	sweep_view view; /* NULL: unused */
	gpointer data;
};

struct sweep {
	const char *folder;
	const GPtrArray *files; /* char *, relative to the folder */
	guint threads;
	struct sweep_viewer viewers[2];
	gboolean follow; /* symbolic links are followed */
	gboolean *missing; /* out: whether each file is missing; or NULL */
	/* is told now and then, by one thread, how far it is; NULL: nobody */
	void (*progress)(guint done, guint total);
};

/* The number of threads of a sweep for this number of jobs. */
guint sweep_threads(guint jobs);

/*
 * Reads each file once. Pipes, missing files, and symbolic links that are not
 * followed count as empty. Fails with TREEWIDE_ERROR_INPUT if the folder or a
 * file cannot be read.
 */
gboolean sweep_run(const struct sweep *sweep, GError **error);

#endif
