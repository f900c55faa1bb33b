/* SPDX-License-Identifier: GPL-2.0 */
/*
 * toolchain - this machine's compilers and their architectures
 *
 *	clang = toolchain_clang(source, sandbox, &why);
 *	gcc = toolchain_gcc("s390", &why);
 */
#ifndef TREEWIDE_TOOLCHAIN_H
#define TREEWIDE_TOOLCHAIN_H

#include <glib.h>

struct toolchain {
	char *name; /* name of its folder: "x86_64-clang", "s390-gcc" */
	char *arch; /* ARCH=: "s390"; NULL: this machine's */
	char *folder; /* below arch/: "s390", "x86" */
	char *title; /* for texts: "s390", "x86_64" */
	char *cross; /* "s390x-linux-gnu-", or NULL */
	char *cc; /* "clang-19", "s390x-linux-gnu-gcc" */
	char *version; /* "clang 14.0.6", "gcc 12.2.0" */
	gboolean clang;
};

/*
 * A clang that is new enough for this source tree, whose script tells the
 * version that it needs; the script runs in this sandbox (or NULL). NULL: none;
 * *why names the package to install (free with g_free()).
 */
struct sandbox;
struct toolchain *toolchain_clang(const char *source,
				  const struct sandbox *sandbox, char **why);

/* The gcc for a folder of arch/, likewise; for "x86" this machine's. */
struct toolchain *toolchain_gcc(const char *folder, char **why);
void toolchain_free(struct toolchain *toolchain);

/* The folders of arch/ for which a compiler is known; NULL-terminated. */
const char *const *toolchain_folders(void);

/*
 * A program of its binutils: toolchain_tool(t, "objdump"). Free with g_free().
 */
char *toolchain_tool(const struct toolchain *toolchain, const char *program);

#endif
