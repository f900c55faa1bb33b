/* SPDX-License-Identifier: GPL-2.0 */
/*
 * document - edits a plain-text document, in places found by their words
 *
 *	text = document_edit(before, pieces, missing);
 *
 * pieces is a text in parts, each after a line that says where it goes:
 *	.. @replace WORDS	replaces the paragraph with these words
 *	.. @after WORDS		after that paragraph
 *	.. @before WORDS	before it (and before its label, if it has one)
 *	.. @lines WORDS		its lines are appended to that paragraph, except
 *				those that the document already has
 * Paragraphs are separated by blank lines. Words are compared with white space
 * folded, so the same sentence is found if it is wrapped differently.
 */
#ifndef TREEWIDE_DOCUMENT_H
#define TREEWIDE_DOCUMENT_H

#include <glib.h>

/*
 * The document with all pieces applied, in order. A piece is left out if the
 * document already has its first paragraph, or if its words are not found,
 * which are then added to missing (char *). Free with g_free().
 */
char *document_edit(const char *text, const char *pieces, GPtrArray *missing);

#endif
