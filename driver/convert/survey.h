/* SPDX-License-Identifier: GPL-2.0 */
/*
 * survey - numbers of calls, as tables for people
 */
#ifndef TREEWIDE_SURVEY_H
#define TREEWIDE_SURVEY_H

#include <glib.h>

/*
 * Callee by verdict, with the outcome of the calls; a total if there are
 * several callees. sites: struct site *. Lines are indented by two blanks; no
 * newline at the end. Free with g_free().
 */
char *survey_verdicts(const GPtrArray *sites);

/* Callee by lifetime; NULL if no lifetime is known. */
char *survey_lifetimes(const GPtrArray *sites);

/* The number of calls: a lifted one is two sites, but counts once. */
guint survey_calls(const GPtrArray *sites);

/*
 * References that are taken instead of pins (struct evidence *), except those
 * of files below core (NULL: all): as text, as markdown, or as tab-separated
 * values. Free with g_free().
 */
enum survey_form { SURVEY_TEXT, SURVEY_MARKDOWN, SURVEY_TSV };
char *survey_gets(const GPtrArray *gets, const char *core,
		  enum survey_form form);

/* Callee and verdict by lifetime; NULL if no lifetime is known. */
char *survey_cross(const GPtrArray *sites);

/* The number of files that the sites are in. */
guint survey_files(const GPtrArray *sites);

#endif
