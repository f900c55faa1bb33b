/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: A_UNPIN() at */
#include <linux/mm.h>

struct a { struct page *page; unsigned long addr; };
static int __a_alloc(struct a *a, const char *func)
{
	return pin_user_pages_fast(a->addr, 1, FOLL_WRITE, &a->page) == 1 ? 0 : -EFAULT;
}
#define a_alloc(a) __a_alloc(a, __func__)
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 6, 0)
#define A_UNPIN unpin_user_page
#else
#define A_UNPIN put_page
#endif
static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct a a = { .addr = addr };
	int rc = a_alloc(&a);

	if (rc)
		return rc;
	a_use(&a);
	A_UNPIN(a.page);
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
