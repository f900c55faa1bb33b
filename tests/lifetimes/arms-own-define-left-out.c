/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: UNKNOWN */
#include <linux/mm.h>

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 8, 0)
#define A_HAS_UNPIN
#endif
static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct page *pages[4];
	int n = pin_user_pages_fast(addr, 4, 0, pages);

	if (n <= 0)
		return -EFAULT;
#ifdef A_HAS_UNPIN
	unpin_user_pages(pages, n);
#endif
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
