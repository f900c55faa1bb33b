/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ASYNC */
/* says: .callback */
#include <linux/mm.h>

struct a { struct page *page; };
static void a_done(void *data)
{
	struct a *a = data;

	unpin_user_page(a->page);
}
static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct a *a = f->private_data;
	struct dma_async_tx_descriptor *tx = a_prepare(a);

	if (pin_user_pages_fast(addr, 1, FOLL_WRITE, &a->page) != 1)
		return -EFAULT;
	tx->callback = a_done;
	a_submit(tx);
	return 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
