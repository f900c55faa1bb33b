/* SPDX-License-Identifier: GPL-2.0 */
/*
 * standin - replaces code that spatch cannot parse in its copy
 *
 *	text = g_memdup2(source->text, source->length);
 *	standin_function(source, item, text);
 *
 * spatch skips a function because of a single word that it does not understand:
 * a macro before a block, a head made by a macro, an attribute. In the copy it
 * is replaced by something simpler of the same shape: an unknown head by an
 * iterator (which may run its statement never, once or often), or by an if
 * before an else; a macro-made head by a name with (); an attribute by blanks.
 * Forms decide, never names, except C's own keywords.
 *
 * Lines, columns and length do not change, and the remaining words stay in
 * place. No change to a stand-in may be carried back into the file: whoever
 * carries a result back asks where copy and file differ.
 */
#ifndef TREEWIDE_STANDIN_H
#define TREEWIDE_STANDIN_H

#include "code/item.h"
#include "code/token.h"

/* Puts stand-ins for this function into text, a copy of source's; in place. */
void standin_function(const struct source *source, const struct item *function,
		      char *text);

/* In the whole file, except heads of functions: if no item can be trusted. */
void standin_file(const struct source *source, char *text);

/*
 * Blanks comments that continue after a backslash: for spatch they end with
 * their first line, and it parses the rest as code.
 */
void standin_comments(const struct source *source, char *text);

#endif
