/* SPDX-License-Identifier: GPL-2.0 */
/*
 * off - a set of semantic patches with one rule switched off
 */
#ifndef TREEWIDE_OFF_H
#define TREEWIDE_OFF_H

#include "rule/ruleset.h"

/* The text of a file whose rule of this number never runs. g_free(). */
char *off_text(const struct cocci *cocci, guint rule);

/*
 * The set whose file of that number lacks that rule; the text is written into
 * the folder. Fails with TREEWIDE_ERROR_IO, and as ruleset_read() does. Free
 * with ruleset_free().
 */
struct ruleset *off_read(const struct ruleset *set, guint file, guint rule,
			 const char *folder, GError **error);

#endif
