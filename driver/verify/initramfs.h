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

#include "verify/kbuild.h"
#include "verify/replica.h"
#include "verify/verify.h"

/* The text of a file of wrappers/verify. Free with g_free(). */
char *initramfs_part(const struct verify *verify, const char *name,
		     GError **error);

/*
 * The lines of the list whose program this tree has; *runs: how many; *missing
 * names the other programs, or is NULL. Free both texts with g_free().
 */
char *initramfs_select(const struct replica *replica, const char *list,
		       guint *runs, char **missing);

/*
 * Compiles init and the programs of these lines, with the kernel's headers for
 * user space from kbuild's folder ("make headers"), into folder, and writes
 * folder/list, which CONFIG_INITRAMFS_SOURCE names. Fails with what the
 * compiler said.
 */
gboolean initramfs_make(const struct verify *verify,
			const struct replica *replica,
			const struct kbuild *kbuild, const char *folder,
			const char *lines, GError **error);

#endif
