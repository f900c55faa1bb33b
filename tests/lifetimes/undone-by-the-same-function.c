/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ESCAPES */
/* says: dropped at drivers/a.c:24 by x_ioctl() <- .unlocked_ioctl */
#include <linux/mm.h>

struct x { struct xarray all; };
static long x_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	struct x *x = f->private_data;
	struct page *page;

	if (cmd == X_PIN) {
		if (pin_user_pages_fast(arg, 1, FOLL_WRITE, &page) != 1)
			return -EFAULT;
		if (xa_err(xa_store(&x->all, arg, page, GFP_KERNEL))) {
			unpin_user_page(page);
			return -ENOMEM;
		}
		return 0;
	}
	page = xa_erase(&x->all, arg);
	if (!page)
		return -ENOENT;
	unpin_user_page(page);
	return 0;
}
static const struct file_operations x_fops = { .unlocked_ioctl = x_ioctl };
