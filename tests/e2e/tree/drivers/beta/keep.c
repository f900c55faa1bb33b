// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>

int beta_keep(struct beta *beta, unsigned long addr)
{
	return beta_pin(addr, 1, &beta->page, FOLL_WRITE | FOLL_LONGTERM);
}

int beta_peek(struct beta *beta, unsigned long addr)
{
	struct page *page;
	int ret;

	ret = beta_pin(addr, 1, &page, 0);
	if (ret != 1)
		return -EFAULT;
	beta_look_at(page);
	unpin_user_page(page);
	return 0;
}
