/* SPDX-License-Identifier: GPL-2.0 */
/*
 * edits - what patches do, line by line, without line numbers
 *
 *	edits = edits_of(patches, "build", &error);
 *	list = edits->pdata[i];			what patches->pdata[i] does
 *	edit = list->pdata[0];  use(edit->path);  use(edit->print);
 *
 * Two patches that take the same lines away and add the same ones, in the same
 * order, in the same functions of the same files, have the same prints,
 * wherever these lines stand now. That is what a reviewer has agreed to.
 */
#ifndef TREEWIDE_EDITS_H
#define TREEWIDE_EDITS_H

#include <glib.h>

/* Lines that are changed together. */
struct edit_spot {
	char *function; /* as git's hunk header says it; "" at file scope */
	char *text; /* "-line\n" and "+line\n" */
};

/* What becomes of one file. */
struct file_edit {
	char *path;
	char *print; /* hash of the spots: 16 hex digits */
	GPtrArray *spots; /* struct edit_spot * */
};

struct edit_spot *spot_new(const char *function, const char *text);
struct file_edit *edit_new(const char *path, const char *print,
			   GPtrArray *spots);
void edit_free(gpointer edit);

/*
 * For each patch (struct patch *), in order, its edits (GPtrArray of struct
 * edit *, by path as the patch has them). git compares, in a scratch folder
 * below build. Fails with TREEWIDE_ERROR_IO or TREEWIDE_ERROR_TOOL. Free with
 * g_ptr_array_unref().
 */
GPtrArray *edits_of(const GPtrArray *patches, const char *build,
		    GError **error);

/* One hash of a list of edits: equal where all of them are. g_free(). */
char *edits_print(const GPtrArray *edits);

/* The lines of a spot with this sign, '-' or '+', without it. g_free(). */
char *spot_side(const struct edit_spot *spot, char sign);

#endif
