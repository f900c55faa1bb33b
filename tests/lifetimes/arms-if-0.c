/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ESCAPES */
/* says: dropped at */
#include <linux/mm.h>

struct a { struct page *page; };
static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct a *a = f->private_data;

	if (pin_user_pages_fast(addr, 1, FOLL_WRITE, &a->page) != 1)
		return -EFAULT;
#if 0
	unpin_user_page(a->page);
#endif
	return 0;
}
static int a_release(struct inode *i, struct file *f)
{
	struct a *a = f->private_data;

	unpin_user_page(a->page);
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, .release = a_release, };
