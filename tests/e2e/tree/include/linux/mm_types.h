/* SPDX-License-Identifier: GPL-2.0 */
#ifndef _LINUX_MM_TYPES_H
#define _LINUX_MM_TYPES_H

struct page;
struct mm_struct;

enum {
	/* the caller writes to the page */
	FOLL_WRITE = 1 << 0,
	/* do not fault pages in */
	FOLL_NOFAULT = 1 << 9,
	/*
	 * FOLL_LONGTERM: the page is held for as long as user space likes, so
	 * it has to be moved to where it does no harm.
	 */
	FOLL_LONGTERM = 1 << 8,
};

#endif /* _LINUX_MM_TYPES_H */
