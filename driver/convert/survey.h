/* SPDX-License-Identifier: GPL-2.0 */
/*
 * survey - the calls in numbers, as tables for people
 */
#ifndef TREEWIDE_SURVEY_H
#define TREEWIDE_SURVEY_H

#include <glib.h>

/*
 * Callee by verdict, with what became of the calls; a total where there are
 * several callees. sites: struct site *. Each line is indented by two blanks;
 * no newline at the end. Free with g_free().
 */
char *survey_verdicts(const GPtrArray *sites);

/* Callee by lifetime; NULL when no lifetime is known. */
char *survey_lifetimes(const GPtrArray *sites);

/* How many calls they are: a lifted one is two sites, but counts once. */
guint survey_calls(const GPtrArray *sites);

/*
 * References that are taken instead of pins (struct evidence *), but those of
 * files below core (NULL: of all): as text, as markdown, or as a table of tab-separated
 * values. Free with g_free().
 */
enum survey_form { SURVEY_TEXT, SURVEY_MARKDOWN, SURVEY_TSV };
char *survey_gets(const GPtrArray *gets, const char *core,
		  enum survey_form form);

/* Callee and verdict by lifetime; NULL when no lifetime is known. */
char *survey_cross(const GPtrArray *sites);

/* How many files the sites are in. */
guint survey_files(const GPtrArray *sites);

#endif
