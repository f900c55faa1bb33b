/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ESCAPES */
/* says: 'int got = */
/* never: d->len */
#include <linux/mm.h>

struct d { struct page **pages; int n; size_t len; void *list; };
static int d_alloc(struct d *d, unsigned long addr)
{
	int got = pin_user_pages_fast(addr, d->n, 0, d->pages);

	if (got != d->n)
		return -EFAULT;
	d->len = (d->n * sizeof(u64)) +
		 (sizeof(u32) * 4);
	d->list = kzalloc(d->len, GFP_KERNEL);
	if (!d->list)
		return -ENOMEM;
	return 0;
}
static long d_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	return d_alloc(file->private_data, arg);
}
static int d_release(struct inode *inode, struct file *file)
{
	struct d *d = file->private_data;

	unpin_user_pages(d->pages, d->n);
	return 0;
}
static const struct file_operations d_fops = {
	.unlocked_ioctl = d_ioctl,
	.release = d_release,
};
