/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: a_put() at */
#include <linux/mm.h>

#ifdef A_OLD
static void a_put(struct page **pages, int n)
{
	while (n--)
		unpin_user_page(pages[n]);
}
#else
static void a_put(struct page **pages, int n)
{
	unpin_user_pages(pages, n);
}
#endif
static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct page *pages[4];
	int n = pin_user_pages_fast(addr, 4, 0, pages);

	if (n <= 0)
		return -EFAULT;
	a_put(pages, n);
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
