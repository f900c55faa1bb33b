/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: unpin_user_page() at drivers/a.c:19 drops them before look_page() returns */
#include <linux/mm.h>

static int look_page(unsigned long addr)
{
	struct page *page;
	int n;

#ifdef HAVE_PIN
	n = pin_user_pages_fast(addr, 1, FOLL_WRITE, &page);
#else
	n = get_user_pages_fast(addr, 1, FOLL_WRITE, &page);
#endif
	if (n != 1)
		return -EFAULT;
#if defined(HAVE_PIN)
	unpin_user_page(page);
#else
	put_page(page);
#endif
	return 0;
}
