/* SPDX-License-Identifier: GPL-2.0 */
/*
 * remarks - the comments that people have written, by the call's id
 *
 *	remarks = remarks_load("cocci/x/comments.txt", "EDITME", &error);
 *	remark = remarks_find(remarks, file, function, callee, turn);
 *	remarks_free(remarks);
 *
 * The file's form; '#' begins a line for people, an empty line between
 * indented ones a new paragraph:
 *
 *	drivers/x/y.c y_write pin_user_pages_fast 1
 *		dropped by y_write() before it returns: y_done() has seen to
 *		it that the device is idle.
 *
 * A text that still holds the mark of unwritten comments does not count.
 */
#ifndef TREEWIDE_REMARKS_H
#define TREEWIDE_REMARKS_H

#include <glib.h>

struct remark {
	char *file;
	char *function; /* "-" at file scope in the file, "" here */
	char *callee;
	guint turn; /* from 1 */
	char *text; /* without the tag; a newline begins a new paragraph */
	guint line; /* of the file that it was read from */
	gboolean written; /* it does not hold the mark */
};

struct remarks {
	char *path;
	GPtrArray *list; /* struct remark *, in the file's order */
};

/*
 * Reads a file; path NULL: there are none. Fails with TREEWIDE_ERROR_INPUT,
 * naming the line, when the file cannot be read, an id is malformed or stands
 * there twice, or a text is missing. Free with remarks_free().
 */
struct remarks *remarks_load(const char *path, const char *tag,
			     const char *mark, GError **error);
void remarks_free(struct remarks *remarks);

/* A written text for this call, or NULL. */
const struct remark *remarks_find(const struct remarks *remarks,
				  const char *file, const char *function,
				  const char *callee, guint turn);

/*
 * An entry of the file in this form: lines for people (may be NULL), the id,
 * and the text, wrapped. Free with g_free().
 */
char *remarks_form(const char *people, const char *file, const char *function,
		   const char *callee, guint turn, const char *text);

#endif
