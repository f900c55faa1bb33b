/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ESCAPES */
/* says: req_free() <- x_work() <- x_release() <- .release */
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

	req_free(r);
}
static long x_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	struct req *r = req_new(arg);

	if (!r)
		return -EFAULT;
	INIT_WORK(&r->work, x_work);
	f->private_data = r;
	return 0;
}
static int x_release(struct inode *inode, struct file *f)
{
	struct req *r = f->private_data;

	queue_work(system_wq, &r->work);
	return 0;
}
static const struct file_operations x_fops = { .unlocked_ioctl = x_ioctl, .release = x_release };
