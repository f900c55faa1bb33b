/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ESCAPES */
/* says: a_write() <- .write */
#include <linux/mm.h>

struct a { struct page *page; };
static int a_alloc(struct a *a, unsigned long addr)
{
	return pin_user_pages_fast(addr, 1, FOLL_WRITE, &a->page) == 1 ? 0 : -EFAULT;
}
static int a_free(struct a *a, unsigned long addr)
{
	unpin_user_page(a->page);
	return 0;
}
static const struct { int (*complete_func)(struct a *, unsigned long); } a_cmds[] = {
	{ .complete_func = a_alloc },
	{ .complete_func = a_free },
};
static ssize_t a_write(struct file *f, const char *buf, size_t len, loff_t *pos)
{
	struct a *a = f->private_data;

	return a_cmds[*pos & 1].complete_func(a, (unsigned long)buf);
}
static const struct file_operations a_fops = { .write = a_write };
