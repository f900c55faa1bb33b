/* SPDX-License-Identifier: GPL-2.0 */
/*
 * standin - what spatch is shown in place of what it cannot read
 *
 *	text = g_memdup2(source->text, source->length);
 *	standin_function(source, item, text);
 *
 * spatch passes over a function in which one word is beyond it: a macro that
 * heads a block, a head made by a macro, an attribute. Something simpler of the
 * same shape stands there in the copy: an unknown head is an iterator (which
 * may run its statement never, once or often), or an if where it has an else; a
 * macro-made head is a name with (); an attribute is blank. Forms decide, never
 * names, but for C's own keywords.
 *
 * Lines, columns and length stay, and words that are left begin where they
 * began. No word of the file may be changed by what becomes of a stand-in: who
 * carries a result back asks where copy and file differ.
 */
#ifndef TREEWIDE_STANDIN_H
#define TREEWIDE_STANDIN_H

#include "code/item.h"
#include "code/token.h"

/* Puts stand-ins into text, a copy of source's, in this function; in place. */
void standin_function(const struct source *source, const struct item *function,
		      char *text);

/* In the whole file, but for functions' heads: where no item can be trusted. */
void standin_file(const struct source *source, char *text);

/*
 * Blanks comments that go on behind a backslash: spatch ends them with their
 * first line and reads the rest as code.
 */
void standin_comments(const struct source *source, char *text);

#endif
