/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: unpin_user_page() at */
#include <linux/mm.h>

static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct page *page;
	long n;
	int flags = 0;

#ifdef A_FLAGS
	flags = 1;
#endif
	n = pin_user_pages_fast(addr, 1, flags, &page);
	if (n == -EAGAIN) {
		return -EAGAIN;
	}
#if defined(A_RETRY) && (defined(A_OLD) || \
			 defined(A_NEW))
	else if (n == -ENOMEM) {
		return -ENOMEM;
	}
#endif
	if (n != 1)
		return -EFAULT;
	unpin_user_page(page);
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl };
