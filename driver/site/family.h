/* SPDX-License-Identifier: GPL-2.0 */
/*
 * family - the old API as this tree declares it
 *
 *	family = family_read(tree, campaign, &error);
 *	member = family_find(family, "pin_user_pages_fast");
 *	family_free(family);
 *
 * Read from the tree's own prototypes (the campaign's headers, and any other
 * header of include/linux that declares one), definitions and exports: which
 * functions there are, where their flags argument stands, which helpers the
 * tree has already, and which of them refuse the flag.
 */
#ifndef TREEWIDE_FAMILY_H
#define TREEWIDE_FAMILY_H

#include <glib.h>

#include "code/prototype.h"
#include "site/refusal.h"

struct campaign;
struct tree;

struct member {
	char *name; /* "pin_user_pages_fast" */
	char *returns; /* "int" */
	GPtrArray *
		parameters; /* struct parameter *, named as in the definition */
	guint flags; /* index of the flags parameter, from 0;
				 * G_MAXUINT: it takes none */
	char *export; /* "EXPORT_SYMBOL_GPL", NULL: not exported */
	char *header; /* file of the prototype */
	char *source; /* file of the definition, NULL: not found */
	gboolean has_longterm; /* <name>_longterm() is declared already */
	gboolean has_shortterm; /* <name>_shortterm() is declared already */
	gboolean is_split; /* the API's own <internal prefix><name>() is there:
			    * <name>() only calls it */
	gboolean means_longterm; /* ... with the flag: a call without it is a
				  * long-term pin */
	gboolean no_errno; /* the definition turns -errno into 0 */
	/*
	 * Whether the definition refuses the campaign's flag: no long-term
	 * helper can be made (REFUSAL_ALWAYS), or it must not be called with
	 * the parameter refused_with given (REFUSAL_WITH).
	 */
	enum refusal refusal;
	char *refused_with; /* "locked", or NULL */
};

struct family {
	GPtrArray *members; /* struct member *, by name */
	GHashTable *aliases; /* char * -> struct member *, see family_alias() */
};

/*
 * Reads the family: every function that is declared, whose name begins with
 * campaign->family. The helpers (that name with the campaign's suffixes) are
 * no members. Fails with TREEWIDE_ERROR_INPUT when the tree declares none or a
 * file cannot be read. Free with family_free().
 */
struct family *family_read(const struct tree *tree,
			   const struct campaign *campaign, GError **error);
void family_free(struct family *family);

/* The member of this name, or of this other name of it, or NULL. */
const struct member *family_find(const struct family *family, const char *name);

/* From now on, this is another name of the member (nothing for NULL). */
void family_alias(struct family *family, const char *alias,
		  const struct member *member);

#endif
