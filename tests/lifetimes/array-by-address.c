/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: x_unlock() at */
#include <linux/mm.h>

static int x_lock(unsigned long a, unsigned int n, struct page ***out)
{
	struct page **pages = vmalloc(n * sizeof(*pages));
	int got;

	*out = NULL;
	if (!pages)
		return -ENOMEM;
	got = pin_user_pages_fast(a, n, FOLL_WRITE, pages);
	if (got == n) {
		*out = pages;
		return 0;
	}
	while (got > 0)
		unpin_user_page(pages[--got]);
	vfree(pages);
	return -EFAULT;
}
static void x_unlock(struct page **pages, unsigned int n)
{
	unpin_user_pages_dirty_lock(pages, n, true);
	vfree(pages);
}
static long x_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	struct page **pages;
	int err;

	err = x_lock(arg, 4, &pages);
	if (err)
		return err;
	err = x_run(f, pages);
	x_unlock(pages, 4);
	return err;
}
static const struct file_operations x_fops = { .unlocked_ioctl = x_ioctl };
