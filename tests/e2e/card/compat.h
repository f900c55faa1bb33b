/* SPDX-License-Identifier: GPL-2.0 */
/* What differs between the kernels that the card's driver is built for. */
#ifndef CARD_COMPAT_H
#define CARD_COMPAT_H

#include <linux/mm.h>
#include <linux/version.h>

/* 6.5 took the array of areas away. */
static inline long card_pin(unsigned long start, unsigned long count,
			    unsigned int flags, struct page **pages)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 5, 0)
	return pin_user_pages(start, count, flags, pages);
#else
	return pin_user_pages(start, count, flags, pages, NULL);
#endif
}

#endif
