// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>

struct alpha_umem {
	struct page **pages;
	int npages;
};

int alpha_umem_get(struct alpha_umem *umem, unsigned long addr, int npages)
{
	int pinned;

	pinned = pin_user_pages_fast(addr, npages, FOLL_WRITE | FOLL_LONGTERM,
				     umem->pages);
	if (pinned < 0)
		return pinned;
	umem->npages = pinned;
	return 0;
}

void alpha_umem_release(struct alpha_umem *umem)
{
	unpin_user_pages(umem->pages, umem->npages);
}
