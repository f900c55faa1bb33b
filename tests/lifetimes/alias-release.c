/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ESCAPES */
/* says: a_release() <- .release */
#include <linux/mm.h>

#define A_UNPIN unpin_user_page
struct a { struct page *page; };
static int a_release(struct inode *i, struct file *f)
{
	struct a *a = f->private_data;

	A_UNPIN(a->page);
	return 0;
}
static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct a *a = f->private_data;

	return pin_user_pages_fast(addr, 1, FOLL_WRITE, &a->page) == 1 ? 0 : -EFAULT;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, .release = a_release, };
