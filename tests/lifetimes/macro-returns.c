/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ESCAPES */
/* says: keeps them when a_entry() returns; dropped at */
#include <linux/mm.h>

struct a { struct page *page; };
#define A_ENTRY(x) do { long ret; ret = (x); return ret; } while (0)
static long a_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct a *a = file->private_data;

	return pin_user_pages_fast(arg, 1, 0, &a->page) == 1 ? 0 : -EFAULT;
}
static long a_entry(struct file *file, unsigned int cmd, unsigned long arg)
{
	A_ENTRY(a_ioctl(file, cmd, arg));
}
static int a_release(struct inode *inode, struct file *file)
{
	struct a *a = file->private_data;

	unpin_user_page(a->page);
	return 0;
}
static const struct file_operations a_fops = {
	.unlocked_ioctl = a_entry,
	.release = a_release,
};
