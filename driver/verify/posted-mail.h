/* SPDX-License-Identifier: GPL-2.0 */
/*
 * posted-mail - the subject and files of one mail: part of posted.h
 */
#ifndef TREEWIDE_POSTED_MAIL_H
#define TREEWIDE_POSTED_MAIL_H

#include <glib.h>

/* The subject header, unfolded, without the brackets. Free with g_free(). */
char *posted_subject(const char *mail);

/*
 * The files of a diff (char *); NULL: a patch cannot change one of them. Free
 * with g_ptr_array_unref().
 */
GPtrArray *posted_files(const char *diff);

#endif
