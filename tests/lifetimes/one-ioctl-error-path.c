/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: UNKNOWN */
/* says: who drops them is not seen */
#include <linux/mm.h>

struct a { struct page *page; };
static int a_map(struct a *a, unsigned long addr)
{
	return pin_user_pages_fast(addr, 1, 0, &a->page) == 1 ? 0 : -EFAULT;
}
static void a_unmap(struct a *a)
{
	unpin_user_page(a->page);
}
static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct a *a = f->private_data;
	int ret = 0;

	switch (cmd) {
	case A_MAP:
		ret = a_map(a, addr);
		if (!ret && hw_start(a)) {
			a_unmap(a);
			ret = -EIO;
		}
		break;
	}
	return ret;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl };
