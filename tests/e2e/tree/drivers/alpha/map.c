// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>

/* pin_user_pages() would do as well. */
long alpha_map(unsigned long addr, unsigned long npages, struct page **pages,
	       bool writable)
{
	unsigned int gup_flags = FOLL_LONGTERM;
	long ret;

	if (writable)
		gup_flags |= FOLL_WRITE;

	ret = pin_user_pages(addr, npages, gup_flags, pages);
	if (ret < 0)
		pr_err("alpha: pin_user_pages() failed: %ld\n", ret);
	return ret;
}
