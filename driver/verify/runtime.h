/* SPDX-License-Identifier: GPL-2.0 */
/*
 * runtime - boots the series: the KUnit suite, and the kernel's own tests
 *
 * This shows what the helpers do; object code shows that each call is right
 * (proving.h).
 */
#ifndef TREEWIDE_RUNTIME_H
#define TREEWIDE_RUNTIME_H

#include <glib.h>

#include "verify/replica.h"

struct verify;

/*
 * Builds a User Mode Linux and an x86-64 kernel with the series and boots both,
 * the latter in qemu without KVM, under a time limit. Only adds steps. A
 * missing tool is a skipped step. Fails if our own files cannot be written, or
 * on Ctrl-C.
 */
gboolean runtime_run(struct verify *verify, struct replica *replica,
		     GError **error);

#endif
