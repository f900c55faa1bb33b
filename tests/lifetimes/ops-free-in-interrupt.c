/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ASYNC */
/* says: a_irq() */
/* never: <- .free */
#include <linux/mm.h>

struct a;
struct a_ops { void (*free)(struct a *a); };
struct a { struct page *page; const struct a_ops *ops; };
static void a_free(struct a *a)
{
	unpin_user_page(a->page);
}
static const struct a_ops a_ops = { .free = a_free };
static irqreturn_t a_irq(int irq, void *data)
{
	struct a *a = data;

	a->ops->free(a);
	return IRQ_HANDLED;
}
static int a_probe(struct a *a)
{
	a->ops = &a_ops;
	return request_irq(1, a_irq, 0, "a", a);
}
static long a_ioctl(struct file *f, unsigned int cmd, unsigned long addr)
{
	struct a *a = f->private_data;

	return pin_user_pages_fast(addr, 1, FOLL_WRITE, &a->page) == 1 ? 0 : -EFAULT;
}
static const struct file_operations a_fops = { .unlocked_ioctl = a_ioctl, };
