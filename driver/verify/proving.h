/* SPDX-License-Identifier: GPL-2.0 */
/*
 * proving - the steps that compile: coverage, equal object code, builds
 */
#ifndef TREEWIDE_PROVING_H
#define TREEWIDE_PROVING_H

#include <glib.h>

struct prover;
struct verify;

/*
 * Fills the columns COVERED, PROVED, BUILDS and ARCHES, and verify->objects.
 * Needs verify->rehearsal. Steps that lack a tool or disk space are skipped.
 * Fails only if our own files cannot be written, or on Ctrl-C.
 */
gboolean proving_run(struct verify *verify, GError **error);

/*
 * Runs the passes of a configured prover over the files: those that it covers
 * are compared and marked, the others are in prover->uncovered.
 */
gboolean proving_compare(struct prover *prover, const GPtrArray *files,
			 GError **error);

/*
 * The converted C files that this machine's architecture may compile; the
 * strings are verify's. Free with g_ptr_array_unref().
 */
GPtrArray *proving_host_files(const struct verify *verify);

/* The fragment of every configuration (wrappers/verify/slim.config). */
char *proving_fragment(const struct verify *verify, GError **error);

#endif
