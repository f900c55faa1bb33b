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
 * reStructuredText). Everything up to the line with "treewide: begin" is about
 * the template itself; the rest is the text, in which
 *	- a known word becomes its value; it must not be part of a name;
 *	- list items are joined by commas, wrapped at 80 columns and aligned;
 *	- a line with a repeated word is output once per value, with the blanks
 *	  after the word adjusted so that columns stay aligned;
 *	- #ifdef, #ifndef, "#if defined(A) || defined(B)", #else and #endif for
 *	  names that begin with TREEWIDE_ are resolved; template_define()
 *	  defines such a name. All others are the kernel's own.
 */
#ifndef TREEWIDE_TEMPLATE_H
#define TREEWIDE_TEMPLATE_H

#include <glib.h>

struct template_words;

struct template_words *template_words_new(void);
void template_words_free(struct template_words *words);

/* Replaces word with value. */
void template_word(struct template_words *words, const char *word,
		   const char *value);

/* Replaces word with the items (char *), laid out like a call's arguments. */
void template_list(struct template_words *words, const char *word,
		   const GPtrArray *items);

/* Repeats a line with word for each of the values (char *), maybe none. */
void template_repeat(struct template_words *words, const char *word,
		     const GPtrArray *values);

/* Defines TREEWIDE_<name>. */
void template_define(struct template_words *words, const char *name);

/*
 * The file's text, filled in. Fails with TREEWIDE_ERROR_INPUT if it cannot be
 * read, has no begin line or its conditionals do not match. Free with g_free().
 */
char *template_fill(const char *path, const struct template_words *words,
		    GError **error);

/*
 * The values (char *) of "@key value" lines before the begin line, in order:
 * what a template says about itself. A next line that is indented further
 * continues the value. Free with g_ptr_array_unref().
 */
GPtrArray *template_facts(const char *path, const char *key, GError **error);

#endif
