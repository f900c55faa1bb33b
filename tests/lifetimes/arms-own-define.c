/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: unpin_user_pages() at */
#include <linux/mm.h>

#if KERNEL_VERSION(5, 8, 0) <= LINUX_VERSION_CODE
#define A_HAS_UNPIN 1
#endif
static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct page *pages[4];
	int n = pin_user_pages_fast(addr, 4, 0, pages);

	if (n <= 0)
		return -EFAULT;
#if A_HAS_UNPIN
	unpin_user_pages(pages, n);
#else
	while (n--)
		put_page(pages[n]);
#endif
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
