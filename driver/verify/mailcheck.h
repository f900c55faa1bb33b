/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mailcheck - the first step: would the mails arrive, apply, and be accepted?
 *
 * git am of all; each conversion on top of the first patch only; the result
 * against the bundle; the kernel's checkpatch.pl --strict; git send-email
 * --dry-run; lengths of lines, headers and subjects.
 */
#ifndef TREEWIDE_MAILCHECK_H
#define TREEWIDE_MAILCHECK_H

#include <glib.h>

struct verify;

/*
 * Fills the columns APPLIES, ALONE and MAIL, and sets verify->rehearsal for the
 * next steps. Fails if git cannot be used at all.
 */
gboolean mailcheck_run(struct verify *verify, GError **error);

/* The part of it that needs only git: sets verify->rehearsal. */
gboolean mailcheck_apply(struct verify *verify, GError **error);

/*
 * What is wrong with the text of a mail (lines, headers, subject), or NULL.
 * nobody: it needs no recipients. Free with g_free().
 */
char *mailcheck_text(const char *text, gboolean nobody);

/*
 * The remarks in checkpatch's terse output that count: all except those about
 * the missing signature, which a person adds, MAINTAINERS for new files, and
 * lines of a call that go on as the author's did before. mail: the text that
 * was judged; NULL: those count, too. Returns NULL where there are none.
 * *judged: whether checkpatch ran at all. Free with g_free().
 */
char *mailcheck_remarks(const char *said, const char *mail, gboolean *judged);

#endif
