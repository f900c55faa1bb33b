/* SPDX-License-Identifier: GPL-2.0 */
/*
 * limits - what mail servers, lists and trees take, and where that is written
 */
#ifndef TREEWIDE_LIMITS_H
#define TREEWIDE_LIMITS_H

/* RFC 5322, 2.1.1: characters of a line, without its end. */
#define LIMIT_LINE 998

/*
 * RFC 5321, 4.5.3.1.8: so many recipients every server has to take at once; the
 * default of sendmail's and Exchange's for what is sent through them.
 */
#define LIMIT_RECIPIENTS 100

/*
 * Postfix, header_size_limit in postconf(5), which vger's relays run: what a
 * header has beyond it is dropped without a word.
 */
#define LIMIT_HEADER 102400

/*
 * GNU Mailman, Defaults.py: DEFAULT_MAX_NUM_RECIPIENTS = 10 and
 * DEFAULT_MAX_MESSAGE_SIZE = 40 (kB). Where one is reached, a list that keeps
 * the default holds the mail until a moderator looks.
 */
#define LIMIT_HELD_RECIPIENTS 10
#define LIMIT_HELD_BYTES      (40 * 1024)

/*
 * Documentation/process/submitting-patches.rst: "only post say 15 or so at a
 * time"; maintainer-netdev.rst: no more than 15 for one tree.
 */
#define LIMIT_PATCHES 15

/*
 * The same document: who takes what has no maintainer.
 */
#define LAST_RESORT "Andrew Morton <akpm@linux-foundation.org>"

#endif
