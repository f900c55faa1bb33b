/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ASYNC */
/* says: req_free() <- x_work() <- x_irq() <- request_irq() */
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
static struct req *pending;
static void x_work(struct work_struct *work)
{
	struct req *r = pending;

	pending = NULL;
	req_free(r);
}
static DECLARE_WORK(x_later, x_work);
static irqreturn_t x_irq(int irq, void *p)
{
	schedule_work(&x_later);
	return IRQ_HANDLED;
}
static ssize_t x_write(struct file *f, const char __user *b, size_t len, loff_t *pos)
{
	struct req *r = req_new((unsigned long)b);

	if (!r)
		return -EFAULT;
	pending = r;
	return len;
}
static int x_probe(struct device *d)
{
	return request_irq(1, x_irq, 0, "x", d);
}
static const struct file_operations x_fops = { .write = x_write };
