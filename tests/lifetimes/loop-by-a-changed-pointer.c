/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: unpin_user_pages() at */
#include <linux/mm.h>

struct a { int n; };
static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct a *a = f->private_data;
	struct page *pages[16];
	int n = cmd & 15, m = cmd >> 4, ret, i;

	ret = pin_user_pages_fast(addr, n, FOLL_WRITE, pages);
	if (ret <= 0)
		return -EFAULT;
	while (m > 0) {
		struct page **p = &pages[ret - m];

		unpin_user_pages(p, 1);
		m--;
	}
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
