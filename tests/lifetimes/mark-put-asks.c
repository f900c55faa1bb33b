/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: u_put() at */
#include <linux/mm.h>

struct u { struct page *page; int flags; };
static int u_get(struct u *u, unsigned long addr)
{
	if (pin_user_pages_fast(addr, 1, FOLL_WRITE, &u->page) != 1)
		return -EFAULT;
	u->flags |= U_PINNED;
	return 0;
}
static void u_put(struct u *u)
{
	if (!(u->flags & U_PINNED))
		return;
	unpin_user_page(u->page);
}
static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct u u = { .flags = 0 };

	if (u_get(&u, addr))
		return -EFAULT;
	u_put(&u);
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
