/* SPDX-License-Identifier: GPL-2.0 */
/*
 * limits - what mail servers, lists and trees accept, with the sources
 */
#ifndef TREEWIDE_LIMITS_H
#define TREEWIDE_LIMITS_H

/* RFC 5322, 2.1.1: characters of a line, without the line end. */
#define LIMIT_LINE 998

/*
 * RFC 5321, 4.5.3.1.8: the number of recipients that every server has to accept
 * at once; the default of sendmail and Exchange for outgoing mail.
 */
#define LIMIT_RECIPIENTS 100

/*
 * Postfix, header_size_limit in postconf(5), which vger's relays run: the rest
 * of a longer header is dropped silently.
 */
#define LIMIT_HEADER 102400

/*
 * GNU Mailman, Defaults.py: DEFAULT_MAX_NUM_RECIPIENTS = 10 and
 * DEFAULT_MAX_MESSAGE_SIZE = 40 (kB). A list with these defaults holds a mail
 * that reaches one of them for its moderator.
 */
#define LIMIT_HELD_RECIPIENTS 10
#define LIMIT_HELD_BYTES      (40 * 1024)

/*
 * Documentation/process/submitting-patches.rst: "only post say 15 or so at a
 * time"; maintainer-netdev.rst: no more than 15 for one tree.
 */
#define LIMIT_PATCHES 15

/* The same document: who takes patches without a maintainer. */
#define LAST_RESORT "Andrew Morton <akpm@linux-foundation.org>"

#endif
