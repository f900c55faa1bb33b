/* SPDX-License-Identifier: GPL-2.0 */
/*
 * prover - compiles files in several states and compares the objects
 *
 *	prover = prover_new(verify, replica, toolchain);
 *	prover_configure(prover, "allmodconfig", fragment, &error);
 *	prover_pass(prover, "before", files, state, &error);
 *	covered = prover_covered(prover, files, &error);
 *	prover_pass(prover, "relaxed", covered, state, &error);
 *	prover_pass(prover, "strict", covered, state, &error);
 *	objects = prover_judge(prover, covered, &error);
 *	prover_free(prover);
 *
 * All passes compile in the same folder, from the same paths; the objects of
 * each pass are kept in build/verify/<label>/objects/<toolchain>/<pass>/.
 */
#ifndef TREEWIDE_PROVER_H
#define TREEWIDE_PROVER_H

#include <glib.h>

#include "verify/kbuild.h"
#include "verify/replica.h"
#include "verify/verify.h"

struct prover {
	struct verify *verify;
	struct replica *replica;
	struct kbuild *kbuild;
	char *store;
	/* file -> why it is not covered, after prover_covered() */
	GHashTable *uncovered;
	/* warnings of pass "before" (kbuild_warnings()), or NULL */
	GHashTable *warnings;
};

struct prover *prover_new(struct verify *verify, struct replica *replica,
			  const struct toolchain *toolchain);
void prover_free(struct prover *prover);

/*
 * Compiles the files (char *: "net/rds/rdma.c") with the tree in this state and
 * keeps the objects. A file that does not compile has none. Fails only if
 * nothing can be compiled, or on Ctrl-C.
 */
gboolean prover_pass(struct prover *prover, const char *pass,
		     const GPtrArray *files, GHashTable *state, GError **error);

/*
 * The files whose converted calls are all in the objects of pass "before": by
 * relocations and, for calls inside of #if, by the preprocessor's output. Free
 * with g_ptr_array_unref(); the strings are those of files.
 */
GPtrArray *prover_covered(struct prover *prover, const GPtrArray *files,
			  GError **error);

/*
 * Compares the passes "before" (and "before-strict", if the tree has helpers
 * already), "relaxed" and "strict": a struct verify_object * for each of the
 * files. Free with g_ptr_array_unref(); the objects then belong to the caller.
 */
GPtrArray *prover_judge(struct prover *prover, const GPtrArray *files,
			GError **error);

/* The path of a pass's object. Free with g_free(). */
char *prover_object(const struct prover *prover, const char *pass,
		    const char *file);

/* "net/rds/rdma.c", "o" -> "net/rds/rdma.o". Free with g_free(). */
char *prover_target(const char *file, const char *extension);

/* The same for each of the files, as char *. */
GPtrArray *prover_targets(const GPtrArray *files, const char *extension);

#endif
