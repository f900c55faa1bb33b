/* SPDX-License-Identifier: GPL-2.0 */
/*
 * template - kernel text with words that the driver fills in
 *
 *	words = template_words_new();
 *	template_word(words, "RAW", "pin_user_pages_fast");
 *	template_list(words, "PARAMETERS", parameters);
 *	text = template_fill("wrappers/longterm.c", words, &error);
 *	template_words_free(words);
 *
 * A template is a file of the language that it makes (C, Kconfig, a Makefile,
 * reStructuredText). What stands up to the line with "treewide: begin" is about
 * the template itself; the rest is the text. In it
 *	- a known word becomes its value; it must stand alone (no part of a name);
 *	- a list's items are joined by commas, wrapped at 80 columns and aligned;
 *	- a line that holds a repeated word comes once for each value, blanks
 *	  behind the word widened so that columns stay columns;
 *	- #ifdef, #ifndef, "#if defined(A) || defined(B)", #else and #endif about
 *	  names that begin with TREEWIDE_ are resolved: such a name is defined when
 *	  template_define() said so. All others are the kernel's own.
 */
#ifndef TREEWIDE_TEMPLATE_H
#define TREEWIDE_TEMPLATE_H

#include <glib.h>

struct template_words;

struct template_words *template_words_new(void);
void template_words_free(struct template_words *words);

/* word becomes value. */
void template_word(struct template_words *words, const char *word,
		   const char *value);

/* word becomes the items (char *), as the arguments of a call are laid out. */
void template_list(struct template_words *words, const char *word,
		   const GPtrArray *items);

/* A line with word comes once for each of the values (char *), maybe never. */
void template_repeat(struct template_words *words, const char *word,
		     const GPtrArray *values);

/* Defines TREEWIDE_<name>. */
void template_define(struct template_words *words, const char *name);

/*
 * The file's text, filled in. Fails with TREEWIDE_ERROR_INPUT when it cannot be
 * read, has no begin line or its conditionals do not match. Free with g_free().
 */
char *template_fill(const char *path, const struct template_words *words,
		    GError **error);

/*
 * The values of "@key value" lines in front of the begin line, in order, as
 * char *: what a template says about itself. A line that follows indented by
 * more blanks goes on with the value. Free with g_ptr_array_unref().
 */
GPtrArray *template_facts(const char *path, const char *key, GError **error);

#endif
