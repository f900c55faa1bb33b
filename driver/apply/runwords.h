/* SPDX-License-Identifier: GPL-2.0 */
/*
 * runwords - the options that spatch is run with for one semantic patch
 */
#ifndef TREEWIDE_RUNWORDS_H
#define TREEWIDE_RUNWORDS_H

#include <glib.h>

#include "rule/ruleset.h"

/*
 * Ours, the patch mode, and those of the rule's own Options that say what it
 * matches; which files are read, where results go and how many processes run
 * is not the rule's to say here. A file of macros or isomorphisms that lies
 * beside the rule, or below a folder that the rule lies in, is named by its
 * whole path. char *, NULL at the end; free
 * with g_ptr_array_unref().
 */
GPtrArray *runwords(const struct rulefile *file);

#endif
