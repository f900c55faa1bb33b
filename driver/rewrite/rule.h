/* SPDX-License-Identifier: GPL-2.0 */
/*
 * rule - a campaign's semantic patch, made whole for one tree
 *
 * A rule lists the functions of the family literally, each as a pair of lines
 * "- name" and "+ name<suffix>" in a disjunction (coccinelle finds files by
 * literal names). A function that this tree declares and the rule does not
 * list gets a pair behind the last one.
 */
#ifndef TREEWIDE_RULE_H
#define TREEWIDE_RULE_H

#include <glib.h>

#include "site/family.h"
#include "spatch/spatch.h"

/*
 * Path of the rule to run: the campaign's own file where it lists the whole
 * family, else a copy in spatch's folder with what was missing. Free with
 * g_free().
 */
char *rule_for_family(const struct spatch *spatch, const char *folder,
		      const char *file, const struct family *family,
		      GError **error);

#endif
