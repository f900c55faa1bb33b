/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: unpin_user_page() at */
#include <linux/mm.h>

struct answer { u64 addr; u64 size; };
static long a_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct answer out = {0};
	struct page *page;

	if (pin_user_pages_fast(arg, 1, 0, &page) != 1)
		return -EFAULT;
	out.addr = page_to_phys(page);
	unpin_user_page(page);
	return copy_to_user((void __user *)arg, &out, sizeof(out)) ? -EFAULT : 0;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl };
