/* SPDX-License-Identifier: GPL-2.0 */
/*
 * prototype - a C file's function declarations and definitions
 *
 *	found = prototypes_read(source, "pin_user_pages");
 *	for (i = 0; i < found->len; i++)
 *		use(found->pdata[i]);
 *	g_ptr_array_unref(found);
 *
 * Reads declarations and definitions at file scope, over any number of lines,
 * in both arms of every #ifdef, but no calls, macros or comments.
 */
#ifndef TREEWIDE_PROTOTYPE_H
#define TREEWIDE_PROTOTYPE_H

#include <glib.h>

#include "code/item.h"
#include "code/token.h"

/* One parameter of a function. */
struct parameter {
	char *type; /* "struct page **" */
	char *name; /* "pages"; "arg3" if there is none */
	gboolean named; /* FALSE: the name was made up */
};

struct prototype {
	char *name; /* "pin_user_pages_fast" */
	char *returns; /* "int": without storage class and attributes */
	GPtrArray *parameters; /* struct parameter *; owned */
	guint first; /* tokens: first and last of the declaration, */
	guint last; /* its ; or its body's } */
	guint open; /* parentheses around the parameters */
	guint close;
	guint body; /* { of a definition, 0 for a declaration */
};

/*
 * The functions whose names begin with prefix ("": all), in the order of the
 * file, as struct prototype *. Free with g_ptr_array_unref().
 */
GPtrArray *prototypes_read(const struct source *source, const char *prefix);

/* The last one of this name, preferring a definition, or NULL. */
const struct prototype *prototypes_find(const GPtrArray *prototypes,
					const char *name);

/* Index of the parameter of this name, or G_MAXUINT. */
guint parameters_find(const GPtrArray *parameters, const char *name);

/* "struct page **pages", "unsigned int gup_flags". Free with g_free(). */
char *parameter_text(const struct parameter *parameter);

#endif
