/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: UNKNOWN */
/* says: some paths only */
#include <linux/mm.h>

struct a { int n; };
static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct a *a = f->private_data;
	struct page *pages[16];
	int n = cmd & 15, m = cmd >> 4, ret, i;

	ret = pin_user_pages_fast(addr, n, FOLL_WRITE, pages);
	if (unlikely(n == ret) || ret > 3)
		unpin_user_pages(pages, ret);
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
