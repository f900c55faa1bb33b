/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: unpin_user_page() at */
#include <linux/mm.h>

static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct page *page;
	int n;

	if (cmd == 1) {
		return -EINVAL;
#ifdef A_EXTRA
	} else if (cmd == 2) {
		return -EPERM;
#endif
	} else {
		n = pin_user_pages_fast(addr, 1, FOLL_WRITE, &page);
	}
	if (n != 1)
		return -EFAULT;
	unpin_user_page(page);
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
