/* SPDX-License-Identifier: GPL-2.0 */
/*
 * runtime - boots the series: the KUnit suite, and the kernel's own tests
 *
 * What the helpers do is shown here; that each call is right is shown by its
 * object code (proving.h).
 */
#ifndef TREEWIDE_RUNTIME_H
#define TREEWIDE_RUNTIME_H

#include <glib.h>

#include "verify/replica.h"

struct verify;

/*
 * Builds a User Mode Linux and an x86-64 kernel with the series and boots both,
 * the latter in qemu without KVM, under a time limit. Adds steps only. What is
 * missing is a skipped step. Fails when our own files cannot be written, or on
 * Ctrl-C.
 */
gboolean runtime_run(struct verify *verify, struct replica *replica,
		     GError **error);

#endif
