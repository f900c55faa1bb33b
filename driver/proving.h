/* SPDX-License-Identifier: GPL-2.0 */
/*
 * proving - the steps that compile: coverage, equal object code, builds
 */
#ifndef TREEWIDE_PROVING_H
#define TREEWIDE_PROVING_H

#include <glib.h>

struct verify;

/*
 * Fills the columns COVERED, PROVED, BUILDS and ARCHES, and verify->objects.
 * Needs verify->rehearsal. What cannot be run for lack of a tool or of disk is
 * a skipped step. Fails only when our own files cannot be written, or on
 * Ctrl-C.
 */
gboolean proving_run(struct verify *verify, GError **error);

#endif
