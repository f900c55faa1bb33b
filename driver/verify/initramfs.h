/* SPDX-License-Identifier: GPL-2.0 */
/*
 * initramfs - the root file system of the kernel that qemu boots
 *
 * Our init (wrappers/verify/init.c) and those of the kernel's selftests that
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
 * The lines of the list whose program this tree has; *runs is their number;
 * *missing names the other programs, or is NULL. Free both texts with g_free().
 */
char *initramfs_select(const struct replica *replica, const char *list,
		       guint *runs, char **missing);

/*
 * Compiles init and the programs of these lines into folder, with the kernel's
 * user space headers from kbuild's folder ("make headers"), and writes
 * folder/list for CONFIG_INITRAMFS_SOURCE. Fails with the compiler's message.
 */
gboolean initramfs_make(const struct verify *verify,
			const struct replica *replica,
			const struct kbuild *kbuild, const char *folder,
			const char *lines, GError **error);

#endif
