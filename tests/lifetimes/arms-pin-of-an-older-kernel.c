/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: unpin_user_pages() at */
#include <linux/mm.h>

static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct page *pages[4];
	int n;

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 5, 0)
	n = pin_user_pages_fast(addr, 4, 0, pages);
#else
	n = a_new_pin(addr, 4, 0, pages);
#endif
	if (n <= 0)
		return -EFAULT;
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 5, 0)
	unpin_user_pages(pages, n);
#endif
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
