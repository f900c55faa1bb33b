// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>

int beta_xfer(unsigned long addr, int npages, struct page **pages, bool read)
{
	int ret;

	ret = pin_user_pages_fast(addr, npages, read ? FOLL_WRITE : 0, pages);
	if (ret != npages)
		return -EFAULT;
	beta_copy(pages, npages);
	unpin_user_pages(pages, npages);
	return 0;
}
