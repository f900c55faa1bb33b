/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: UNKNOWN */
#include <linux/mm.h>

static struct page **all;
static void unpin(void)
{
	unpin_user_pages(all, 1);
}
struct a { int n; };
static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct a *a = f->private_data;
	struct page *pages[16];
	int n = cmd & 15, m = cmd >> 4, ret, i;

	if (pin_user_pages_fast(addr, 1, FOLL_WRITE, all) != 1)
		return -EFAULT;
	for_each_busy()
		unpin();
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
