/* SPDX-License-Identifier: GPL-2.0 */
/*
 * initramfs - the first file system of the kernel that is booted in qemu
 *
 * Our init (wrappers/verify/init.c) and the kernel's selftests that
 * wrappers/verify/selftests.txt names, as static programs.
 */
#ifndef TREEWIDE_INITRAMFS_H
#define TREEWIDE_INITRAMFS_H

#include <glib.h>

#include "kbuild.h"
#include "replica.h"
#include "verify.h"

/* The text of a file of wrappers/verify. Free with g_free(). */
char *initramfs_part(const struct verify *verify, const char *name,
		     GError **error);

/*
 * The programs that the list names, each once, as char *; *runs: how often they
 * are run in all. Free with g_ptr_array_unref().
 */
GPtrArray *initramfs_programs(const char *list, guint *runs);

/*
 * Compiles init and programs, with the kernel's headers for user space from
 * kbuild's folder ("make headers"), into folder, and writes folder/list, which
 * CONFIG_INITRAMFS_SOURCE names. Fails with what the compiler said.
 */
gboolean initramfs_make(const struct verify *verify,
			const struct replica *replica,
			const struct kbuild *kbuild, const char *folder,
			const GPtrArray *programs, GError **error);

#endif
