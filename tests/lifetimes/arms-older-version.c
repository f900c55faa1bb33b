/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: UNKNOWN */
#include <linux/mm.h>

static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct page *page;

	if (pin_user_pages_fast(addr, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
#if LINUX_VERSION_CODE > KERNEL_VERSION(6, 13, 0)
	unpin_user_page(page);
#else
	put_page(page);
#endif
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
