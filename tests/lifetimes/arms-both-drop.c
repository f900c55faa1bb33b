/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: drops them before a_ioctl() returns */
#include <linux/mm.h>

static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct page *pages[4];
	int i, n = pin_user_pages_fast(addr, 4, 0, pages);

	if (n <= 0)
		return -EFAULT;
#ifdef CONFIG_A_ONE_BY_ONE
	for (i = 0; i < n; i++)
		unpin_user_page(pages[i]);
#else
	unpin_user_pages(pages, n);
#endif
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
