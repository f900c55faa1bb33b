/* SPDX-License-Identifier: GPL-2.0 */
/*
 * family - the old API as this tree declares it
 *
 * Read from the tree's own prototypes (include/linux/mm.h, mm/internal.h),
 * definitions and exports (mm/gup.c): which functions there are, where their
 * flags argument stands, and which helpers the tree has already.
 */
#ifndef TREEWIDE_FAMILY_H
#define TREEWIDE_FAMILY_H

#include <glib.h>

struct tree;

/* One parameter of a prototype. */
struct parameter {
	char *type;	/* "struct page **" */
	char *name;	/* "pages"; a name is made up where there is none */
};

struct member {
	char *name;		/* "pin_user_pages_fast" */
	char *returns;		/* "int" */
	GPtrArray *parameters;	/* struct parameter * */
	guint flags;		/* index of the flags parameter, from 0 */
	char *export;		/* "EXPORT_SYMBOL_GPL", NULL: not exported */
	char *header;		/* file of the prototype */
	gboolean has_longterm;	/* <name>_longterm() is declared already */
	gboolean has_shortterm;	/* <name>_shortterm() is declared already */
};

struct family {
	GPtrArray *members;	/* struct member *, by name */
};

/*
 * Reads the family of the functions whose names begin with prefix. The helpers
 * (*_longterm, *_shortterm) are no members. Fails with TREEWIDE_ERROR_INPUT
 * when the tree declares none. Free with family_free().
 */
struct family *family_read(const struct tree *tree, const char *prefix,
			   GError **error);
void family_free(struct family *family);

/* The member of this name, or NULL. */
const struct member *family_find(const struct family *family, const char *name);

#endif
