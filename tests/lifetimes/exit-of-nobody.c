/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: UNKNOWN */
/* says: who drops them is not seen */
#include <linux/mm.h>

struct req { struct page *page; struct work_struct work; struct list_head list; };
static struct req *req_new(unsigned long addr)
{
	struct req *r = kzalloc(sizeof(*r), GFP_KERNEL | __GFP_NOFAIL);

	if (pin_user_pages_fast(addr, 1, FOLL_WRITE, &r->page) == 1)
		return r;
	kfree(r);
	return NULL;
}
static void req_free(struct req *r)
{
	unpin_user_page(r->page);
	kfree(r);
}
static LIST_HEAD(all);
static long x_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	struct req *r = req_new(arg);

	if (!r)
		return -EFAULT;
	list_add(&r->list, &all);
	return 0;
}
void x_exit(void)
{
	struct req *r, *n;

	list_for_each_entry_safe(r, n, &all, list)
		req_free(r);
}
static const struct file_operations x_fops = { .unlocked_ioctl = x_ioctl };
