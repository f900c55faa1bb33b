/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ESCAPES */
/* says: keeps them when x_ioctl() returns; dropped at */
/* never: compat */
#include <linux/mm.h>

struct x { struct page *page; };
static long x_pin(struct x *x, unsigned long a)
{
	return pin_user_pages_fast(a, 1, 0, &x->page) == 1 ? 0 : -EFAULT;
}
static long x_compat_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	return x_pin(f->private_data, (unsigned long)compat_ptr(arg));
}
static long x_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	struct x *x = f->private_data;

	if (cmd == 2) {
		unpin_user_page(x->page);
		return 0;
	}
	return x_pin(f->private_data, arg);
}
static int x_release(struct inode *i, struct file *f) { struct x *x = f->private_data; unpin_user_page(x->page); return 0; }
static const struct file_operations x_fops = {
	.compat_ioctl = x_compat_ioctl,
	.unlocked_ioctl = x_ioctl, .release = x_release };
