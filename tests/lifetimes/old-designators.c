/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ESCAPES */
/* says: returns; dropped at */
#include <linux/mm.h>

struct a { struct page *page; };
static long a_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct a *a = file->private_data;

	return pin_user_pages_fast(arg, 1, 0, &a->page) == 1 ? 0 : -EFAULT;
}
static int a_release(struct inode *inode, struct file *file)
{
	struct a *a = file->private_data;

	unpin_user_page(a->page);
	return 0;
}
static struct file_operations a_fops =
{
	owner:		THIS_MODULE,
	unlocked_ioctl:	a_ioctl,
	release:	a_release,
};
