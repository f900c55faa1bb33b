/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: UNKNOWN */
/* says: who drops them is not seen */
#include <linux/mm.h>
struct h { struct page *a; struct page *b; struct page **many; int n; };
static int h_two(struct h *h, unsigned long addr)
{
	return pin_user_pages_fast(addr, 1, 0, &h->b) == 1 ? 0 : -EFAULT;
}
static long h_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct h *h = f->private_data;

	return h_two(h, addr);
}
static int h_release(struct inode *i, struct file *f)
{
	struct h *h = f->private_data;

	unpin_user_page(h->a);
	return 0;
}
static const struct file_operations h_fops = { .unlocked_ioctl = h_ioctl, .release = h_release };
