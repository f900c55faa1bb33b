/* SPDX-License-Identifier: GPL-2.0 */
/*
 * posted-mail - what one mail of a series says it is: part of posted.h
 */
#ifndef TREEWIDE_POSTED_MAIL_H
#define TREEWIDE_POSTED_MAIL_H

#include <glib.h>

/* The subject header, unfolded, without the words in brackets. g_free(). */
char *posted_subject(const char *mail);

/*
 * The files of a diff (char *); NULL: one of them is none that a patch can
 * change. Free with g_ptr_array_unref().
 */
GPtrArray *posted_files(const char *diff);

#endif
