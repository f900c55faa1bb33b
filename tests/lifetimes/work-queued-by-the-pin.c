/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ASYNC */
/* says: req_free() <- x_work() <- queue_work() */
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
static void x_work(struct work_struct *work)
{
	struct req *r = container_of(work, struct req, work);

	x_copy(r);
	req_free(r);
}
static ssize_t x_write(struct file *f, const char __user *b, size_t len, loff_t *pos)
{
	struct req *r = req_new((unsigned long)b);

	if (!r)
		return -EFAULT;
	INIT_WORK(&r->work, x_work);
	queue_work(system_wq, &r->work);
	return len;
}
static const struct file_operations x_fops = { .write = x_write };
