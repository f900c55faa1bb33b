/* SPDX-License-Identifier: GPL-2.0 */
/*
 * style - the remarks of the kernel's scripts/checkpatch.pl --strict on a mail
 *
 *	style = style_new(tree, scratch->path, sandbox);
 *	remarks = style_remarks(style, "0001-x.patch", &judged);
 *	style_free(style);
 */
#ifndef TREEWIDE_STYLE_H
#define TREEWIDE_STYLE_H

#include <glib.h>

#include "tree/tree.h"

struct sandbox;
struct style;

/*
 * checkpatch runs in folder, where it leaves a cache, inside of this sandbox
 * (or NULL); all must outlive the result. Free with style_free().
 */
struct style *style_new(const struct tree *tree, const char *folder,
			const struct sandbox *sandbox);
void style_free(struct style *style);

/* mailcheck_remarks() of the mail; from any thread. Free with g_free(). */
char *style_remarks(const struct style *style, const char *mail,
		    gboolean *judged);

/* The command that shows the remarks. Free with g_free(). */
char *style_command(const struct style *style, const char *mail);

#endif
