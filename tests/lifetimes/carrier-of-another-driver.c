/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: UNKNOWN */
/* says: who drops them is not seen */
#include <linux/mm.h>

static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	return pin_user_pages_fast(addr, 16, FOLL_WRITE, f->private_data);
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
/* ---- drivers/b.c */
struct b { struct page *page; };
static int b_release(struct inode *i, struct file *f)
{
	struct b *b = f->private_data;

	unpin_user_page(b->page);
	return 0;
}
static const struct file_operations b_fops = { .release = b_release };
