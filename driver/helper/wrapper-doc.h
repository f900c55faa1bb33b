/* SPDX-License-Identifier: GPL-2.0 */
/*
 * wrapper-doc - a helper's kernel-doc, in the tree's own words
 *
 * A template says what a helper does. The descriptions of its parameters come
 * from the tree: the kernel-doc of the raw functions.
 */
#ifndef TREEWIDE_WRAPPER_DOC_H
#define TREEWIDE_WRAPPER_DOC_H

#include <glib.h>

#include "site/family.h"
#include "code/token.h"

/*
 * text is a filled-in template. Returns it with the line " * @DESCRIPTIONS"
 * replaced by the descriptions of all of member's parameters, laid out. A
 * description is the template's own ("@gup_flags: ...", moved from its place),
 * else the one in source, the file of the definitions, for the parameter of
 * that name of this member or of another one. Free with g_free().
 */
char *wrapper_doc(const struct family *family, const struct source *source,
		  const struct member *member, const char *text);

#endif
