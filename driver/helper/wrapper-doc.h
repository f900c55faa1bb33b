/* SPDX-License-Identifier: GPL-2.0 */
/*
 * wrapper-doc - a helper's kernel-doc, in the tree's own words
 *
 * A template says what a helper does. What its parameters are stands in the
 * tree already, in the kernel-doc of the raw functions.
 */
#ifndef TREEWIDE_WRAPPER_DOC_H
#define TREEWIDE_WRAPPER_DOC_H

#include <glib.h>

#include "site/family.h"
#include "code/token.h"

/*
 * text, a filled-in template, with the texts of all parameters of member in
 * place of the line " * @DESCRIPTIONS", and laid out. A text is the template's
 * own ("@gup_flags: ...", taken out of its place), else what source, the file
 * of the definitions, says of this member's or another member's parameter of
 * that name. Free with g_free().
 */
char *wrapper_doc(const struct family *family, const struct source *source,
		  const struct member *member, const char *text);

#endif
