// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>

/* Each caller says how long it keeps the pages. */
int beta_pin(unsigned long addr, int npages, struct page **pages,
	     unsigned int flags)
{
	return pin_user_pages_fast(addr, npages, flags, pages);
}
