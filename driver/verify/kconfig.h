/* SPDX-License-Identifier: GPL-2.0 */
/*
 * kconfig - the symbols and the architecture that a file needs to be compiled
 *
 *	kconfig = kconfig_new(tree, &error);
 *	symbols = makefile_symbols(tree, "drivers/sbus/char/oradax.c");
 *	folders = kconfig_folders(kconfig, symbols);	"sparc"
 *	configs = kconfig_defconfigs(kconfig, "sparc", symbols);
 *	kconfig_free(kconfig);
 */
#ifndef TREEWIDE_KCONFIG_H
#define TREEWIDE_KCONFIG_H

#include <glib.h>

#include "tree/tree.h"

struct kconfig {
	const struct tree *tree;
	GHashTable *symbols; /* name -> struct kconfig_symbol * */
	GPtrArray *defconfigs; /* char *: "arch/sh/configs/x_defconfig" */
};

/* Reads the tree's Kconfig files. tree must outlive it. */
struct kconfig *kconfig_new(const struct tree *tree, GError **error);
void kconfig_free(struct kconfig *kconfig);

/*
 * The folders of arch/ that are the only ones to define a symbol on which one
 * of these depends; those with most of them first. Free with
 * g_ptr_array_unref().
 */
GPtrArray *kconfig_folders(const struct kconfig *kconfig,
			   const GPtrArray *symbols);

/*
 * The folder's default configurations that set one of the symbols, or one on
 * which they depend and which only this folder defines. Free with
 * g_ptr_array_unref().
 */
GPtrArray *kconfig_defconfigs(const struct kconfig *kconfig, const char *folder,
			      const GPtrArray *symbols);

#endif
