/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ESCAPES */
/* says: a_clear() <- a_unmap() <- a_release() <- .release */
#include <linux/scatterlist.h>

struct a { struct sg_table sgt; size_t size; };
static int a_fill(struct sg_table *sgt, unsigned long addr, int n)
{
	struct page **pages = kmalloc_array(n, sizeof(*pages), GFP_KERNEL);
	int got, err;

	if (!pages)
		return -ENOMEM;
	got = pin_user_pages_fast(addr, n, 0, pages);
	if (got != n) {
		kfree(pages);
		return -EFAULT;
	}
	err = sg_alloc_table_from_pages(sgt, pages, n, 0, n << PAGE_SHIFT, GFP_KERNEL);
	kfree(pages);
	return err;
}
static void a_clear(struct sg_table *sgt, bool put)
{
	struct sg_page_iter iter;
	struct page *page;

	if (put) {
		for_each_sgtable_page(sgt, &iter, 0) {
			page = sg_page_iter_page(&iter);
			unpin_user_page(page);
		}
	}
	sg_free_table(sgt);
}
static void a_unmap(struct a *a)
{
	a_clear(&a->sgt, true);
	kfree(a);
}
static long a_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct sg_table sgt = {0};
	struct a *a;
	int err = a_fill(&sgt, arg, 4);

	if (err)
		return err;
	a = kzalloc(sizeof(*a), GFP_KERNEL);
	if (!a) {
		a_clear(&sgt, true);
		return -ENOMEM;
	}
	a->sgt = sgt;
	file->private_data = a;
	return 0;
}
static int a_release(struct inode *inode, struct file *file)
{
	a_unmap(file->private_data);
	return 0;
}
static const struct file_operations a_fops = {
	.unlocked_ioctl = a_ioctl,
	.release = a_release,
};
