/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: unpin_user_page() at */
#include <linux/mm.h>

static int a_get(unsigned long addr, struct page **page, bool *pinned)
{
	if (pin_user_pages_fast(addr, 1, FOLL_WRITE, page) != 1)
		return -EFAULT;
	*pinned = true;
	return 0;
}
static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct page *page;
	bool pinned = false;

	if (a_get(addr, &page, &pinned))
		return -EFAULT;
	if (pinned)
		unpin_user_page(page);
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
