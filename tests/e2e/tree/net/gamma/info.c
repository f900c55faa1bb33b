// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>

int gamma_getsockopt(unsigned long start, int nr_pages, struct page **pages)
{
	int ret;

	ret = pin_user_pages_fast(start, nr_pages, FOLL_WRITE, pages);
	if (ret != nr_pages)
		return -EAGAIN;
	gamma_fill(pages, nr_pages);
	unpin_user_pages(pages, nr_pages);
	return 0;
}
