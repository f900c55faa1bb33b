/* SPDX-License-Identifier: GPL-2.0 */
/*
 * smpl - the short semantic patch that goes into a mail
 *
 *	text = smpl_write(campaign, patch, sites);
 *
 * The campaign's full rules handle every form a flag can take; a reviewer
 * wants the few lines that do this patch. They are as free of context as the
 * patch's own files allow: a callee is renamed everywhere when all its calls
 * become the same helper, else only in the functions, or for the flags, whose
 * calls do; the flag goes everywhere when none of it stays, else from the
 * helpers' arguments, from named functions or from named variables.
 *
 * The script does the patch's code, not its comments.
 */
#ifndef TREEWIDE_SMPL_H
#define TREEWIDE_SMPL_H

#include <glib.h>

#include "site/campaign.h"
#include "tree/patch.h"

/* A script of more lines has no place in a mail. */
#define SMPL_LINES 25

/*
 * The script that does this patch to the files before it, without the smpl
 * markers, no newline at the end. sites: struct site *, at least all of the
 * patch's files, left ones too. NULL when it cannot be said in SMPL_LINES
 * lines, or when nothing is converted. Free with g_free().
 */
char *smpl_write(const struct campaign *campaign, const struct patch *patch,
		 const GPtrArray *sites);

#endif
