/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cover-left - what the cover letter says of calls that are asked about, kept by
 * one caller, or left: part of cover.h
 */
#ifndef TREEWIDE_COVER_LEFT_H
#define TREEWIDE_COVER_LEFT_H

#include "words/cover.h"

/* Paragraphs; "": none. Fail as cover_write() does. Free with g_free(). */
char *cover_questions(const struct cover_input *in, GError **error);
char *cover_keepers(const struct cover_input *in, GError **error);
char *cover_left(const struct cover_input *in, GError **error);

/* The named text with its LIST; "" when the list is empty. */
char *cover_list(const struct cover_input *in, const char *name,
		 const char *list, GError **error);

#endif
