// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>

int delta_bufmap(unsigned long addr, unsigned long npages, struct page **pages)
{
	if (pin_user_pages_unlocked(addr, npages, pages, FOLL_WRITE) !=
	    npages)
		return -EFAULT;
	return 0;
}
