/* SPDX-License-Identifier: GPL-2.0 */
/*
 * spatch-parts - what the parts of spatch share: the program itself (spatch.c),
 * rules (spatch-rule.c), runs over copies (spatch-run.c)
 */
#ifndef TREEWIDE_SPATCH_PARTS_H
#define TREEWIDE_SPATCH_PARTS_H

#include <glib.h>

#include "spatch.h"

/* What is done now and then while a command runs. */
struct waiting {
	void (*look)(gpointer data); /* NULL: nothing */
	gpointer data;
};

/* The words of a command, without the NULL at its end. Free with unref(). */
GPtrArray *spatch_words(const char *first, ...) G_GNUC_NULL_TERMINATED;

/*
 * Runs a command (argv ends in NULL) in this folder; see runner_run().
 * waiting may be NULL.
 */
gboolean spatch_command(const struct spatch *spatch, const char *folder,
			GPtrArray *argv, guint timeout,
			const struct waiting *waiting, char **out, char **err,
			gint *status, GError **error);

/* Looks for GNU parallel, once. */
gboolean spatch_check_parallel(struct spatch *spatch, GError **error);

/* The words behind "// Options:" in the rule's header; g_strfreev(). */
char **spatch_rule_options(const char *rule, GError **error);

/* Fails with TREEWIDE_ERROR_INPUT where spatch cannot read the rule. */
gboolean spatch_check_rule(const struct spatch *spatch, const char *rule,
			   GError **error);

#endif
