/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ESCAPES */
/* says: 'p->pages = pages' */
/* never: out.addr */
#include <linux/mm.h>

struct p { struct list_head list; struct page **pages; unsigned long n; };
struct owner { struct list_head all; };
struct answer { u64 addr; u64 size; };
static long p_pin(struct owner *owner, unsigned long addr, void __user *to)
{
	struct page **pages = vzalloc(8 * sizeof(*pages));
	struct answer out = {0};
	struct p *p;

	if (!pages)
		return -ENOMEM;
	if (pin_user_pages_fast(addr, 8, 0, pages) != 8) {
		vfree(pages);
		return -EFAULT;
	}
	p = kmalloc(sizeof(*p), GFP_KERNEL | __GFP_NOFAIL);
	out.addr = page_to_phys(pages[0]);
	p->pages = pages;
	p->n = 8;
	list_add(&p->list, &owner->all);
	return copy_to_user(to, &out, sizeof(out)) ? -EFAULT : 0;
}
static long p_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	return p_pin(file->private_data, arg, (void __user *)arg);
}
static int p_release(struct inode *inode, struct file *file)
{
	struct owner *owner = file->private_data;
	struct p *p, *next;

	list_for_each_entry_safe(p, next, &owner->all, list)
		unpin_user_pages(p->pages, p->n);
	return 0;
}
static const struct file_operations p_fops = {
	.unlocked_ioctl = p_ioctl,
	.release = p_release,
};
