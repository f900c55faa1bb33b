/* SPDX-License-Identifier: GPL-2.0 */
/*
 * kbuild - the kernel's own make, for single objects in a separate folder
 *
 *	kbuild = kbuild_new(source, "build/verify/x/o", &compiler);
 *	kbuild_configure(kbuild, "allmodconfig", fragment, &error);
 *	kbuild_make(kbuild, targets, &status, &error);
 *	warnings = kbuild_warnings(kbuild);
 *	kbuild_free(kbuild);
 *
 * All output goes to a log, the source folder is not written to, and no
 * variable of the caller's environment reaches make. Compilers run through
 * ccache if it is installed.
 */
#ifndef TREEWIDE_KBUILD_H
#define TREEWIDE_KBUILD_H

#include <glib.h>

#include "verify/toolchain.h"

struct kbuild {
	char *source; /* the tree, absolute */
	char *output; /* O= */
	const struct toolchain *toolchain;
	const struct sandbox *sandbox; /* to run make in, or NULL */
	gboolean extra; /* W=1 */
	gboolean stable_lines; /* __LINE__ is 1 everywhere */
	guint jobs;
	char *config; /* "allmodconfig", after kbuild_configure() */
	char *log; /* output of the last call */
	char **environ;
	/* Called with the number of compiled targets; may be NULL. */
	void (*progress)(guint done, guint total);
	const GPtrArray *targets; /* of the running call; NULL: none */
	guint done;
};

/*
 * The output folder is base/o/<toolchain>, the cache base/ccache. The toolchain
 * and the sandbox must outlive it. Free with kbuild_free(), which keeps the
 * folders.
 */
struct kbuild *kbuild_new(const char *source, const char *base,
			  const struct toolchain *toolchain,
			  const struct sandbox *sandbox);
void kbuild_free(struct kbuild *kbuild);

/*
 * Configures: target is allmodconfig, allnoconfig or a defconfig; the lines
 * CONFIG_X=y of fragment take precedence. Does nothing if that was done before.
 * Fails with TREEWIDE_ERROR_TOOL, with the end of the log.
 */
gboolean kbuild_configure(struct kbuild *kbuild, const char *target,
			  const char *fragment, GError **error);

/*
 * One make call for all targets (char *), which continues after failures.
 * *status is make's. Fails only if make cannot be run, or on Ctrl-C.
 */
gboolean kbuild_make(struct kbuild *kbuild, const GPtrArray *targets,
		     int *status, GError **error);

/* The command of kbuild_make(), for a shell. Free with g_free(). */
char *kbuild_command(const struct kbuild *kbuild, const GPtrArray *targets);

/*
 * The warnings and errors of the last call: text without line numbers ->
 * original text. Free with g_hash_table_unref().
 */
GHashTable *kbuild_warnings(const struct kbuild *kbuild);

/*
 * The last lines of the log that have an error, else the last lines. Free with
 * g_free().
 */
char *kbuild_complaint(const struct kbuild *kbuild);

/*
 * Path of an object (or other target) in the output folder. Free with g_free().
 */
char *kbuild_path(const struct kbuild *kbuild, const char *target);

/* Whether the configuration sets this symbol to y or m. */
gboolean kbuild_enabled(const struct kbuild *kbuild, const char *symbol);

#endif
