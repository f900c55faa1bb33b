/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: unpin_user_pages() at */
#include <linux/mm.h>

struct u { struct page **pages; long n; bool pinned; };
static int u_get(struct u *u, unsigned long addr)
{
	u->n = pin_user_pages_fast(addr, 16, FOLL_WRITE, u->pages);
	if (u->n < 0)
		return -EFAULT;
	u->pinned = true;
	return 0;
}
static ssize_t u_read(struct file *f, char *buf, size_t len, loff_t *pos)
{
	struct page *pages[16];
	struct u u = { .pages = pages };
	int error = u_get(&u, (unsigned long)buf);

	if (error)
		return error;
	u_io(&u);
	if (u.pinned)
		unpin_user_pages(u.pages, u.n);
	return len;
}
static const struct file_operations u_fops = { .read = u_read };
