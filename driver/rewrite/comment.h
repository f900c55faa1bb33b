/* SPDX-License-Identifier: GPL-2.0 */
/*
 * comment - the comment that a call must carry: its place and its text
 *
 *	comment_find(source, item, root, token, &place);
 *	if (!comment_present(source, &place, "Pin lifetime:")) {
 *		text = comment_write(&place, style, "Pin lifetime: ...");
 *		edits_add(edits, place.offset, 0, text);
 *	}
 *
 * The comment stands right above the statement that holds the call, at its
 * indentation. Where that is no place for a comment, it goes to the next one
 * that reads well:
 *
 *	condition of if, switch	above the if, switch
 *	condition of a loop	above the loop (a do-while: above the do)
 *	condition of an else if	first line inside that arm
 *	unbraced arm or body	above that statement, at its own indentation;
 *				no braces are added: checkpatch.pl asks for
 *				none, and the statement stays as it is
 *	behind a label or case	between the label and the statement; above the
 *				line when they share one
 *	inside a line		above the line, or above the statement that the
 *				line belongs to when it is not its first line
 *	macro body		backslashed lines above the statement; above the
 *				#define when the statement is on its line
 *	({ ... })		above the inner statement when it begins a line,
 *				else above the outer one
 *	#if inside a statement	above the whole statement
 *
 * Two calls of one statement get the same place: the caller need not write
 * there twice.
 *
 * checkpatch.pl takes the end of a block comment in a macro for a needless line
 * continuation, whatever it looks like (LINE_CONTINUATIONS); all else it takes.
 */
#ifndef TREEWIDE_COMMENT_H
#define TREEWIDE_COMMENT_H

#include <glib.h>

#include "code/item.h"
#include "code/stmt.h"
#include "code/token.h"

struct comment_place {
	guint offset; /* begin of the line that it is put before */
	guint column; /* display column that it is indented to */
	gboolean macro; /* each line ends in a backslash ... */
	int backslash; /* ... in this column; -1: one blank behind */
};

enum comment_style {
	COMMENT_KERNEL, /* the opening line is empty */
	COMMENT_NETWORKING, /* the text begins on the opening line */
};

/*
 * The place for the comment of the call whose name is this token. root is
 * item's statement tree; item is the function or macro that holds the token.
 */
void comment_find(const struct source *source, const struct item *item,
		  struct stmt *root, guint token, struct comment_place *place);

/*
 * Whether a comment that holds this tag stands at the place already: directly
 * above it, or among the comments that begin there. Blank lines and other
 * comments may stand between, code and directives may not.
 */
gboolean comment_present(const struct source *source,
			 const struct comment_place *place, const char *tag);

/*
 * The lines to insert at the place: text as a block comment, wrapped at 80
 * columns, with its last newline. A newline in text begins a new line, an
 * empty line a new paragraph. Free with g_free().
 */
char *comment_write(const struct comment_place *place, enum comment_style style,
		    const char *text);

/*
 * Whether block comments stand right above the place that ours can become the
 * last paragraph of: two comments in a row read as if they were about two
 * things. *from: the first byte of their first line. Comments for tools
 * ("fall through"), kernel-doc and // comments stay alone.
 */
gboolean comment_above(const struct source *source,
		       const struct comment_place *place, guint *from);

/*
 * The lines that take the place of those from `from` to the place: the comments
 * that stand there and text in one. Free with g_free().
 */
char *comment_join(const struct source *source,
		   const struct comment_place *place, guint from,
		   enum comment_style style, const char *text);

/*
 * The style for a file of this path in a tree whose checkpatch.pl knows (up to
 * 6.9: NETWORKING_BLOCK_COMMENT_STYLE) or does not know a style of networking's
 * own.
 */
enum comment_style comment_style_of(const char *path, gboolean networking);

#endif
