/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ESCAPES */
/* says: cmd_unpin() <- x_ioctl() <- .unlocked_ioctl */
#include <linux/mm.h>

struct x { struct page *page; };
static long cmd_pin(struct x *x, unsigned long arg)
{
	return pin_user_pages_fast(arg, 1, 0, &x->page) == 1 ? 0 : -EFAULT;
}
static long cmd_unpin(struct x *x, unsigned long arg)
{
	unpin_user_page(x->page);
	return 0;
}
typedef long (*cmd_fn)(struct x *x, unsigned long arg);
static const cmd_fn handlers[] = {
	[X_PIN] = cmd_pin,
	[X_UNPIN] = cmd_unpin,
};
static long x_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	if (_IOC_NR(cmd) >= ARRAY_SIZE(handlers) || !handlers[_IOC_NR(cmd)])
		return -ENOTTY;
	return handlers[_IOC_NR(cmd)](f->private_data, arg);
}
static const struct file_operations x_fops = { .unlocked_ioctl = x_ioctl };
