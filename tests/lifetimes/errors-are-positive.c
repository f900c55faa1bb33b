/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: unpin_user_pages() at */
#include <linux/mm.h>

struct u { struct page **pages; long n; int flags; };
static int u_pin(struct u *u, unsigned long addr)
{
	long n = pin_user_pages_fast(addr, 16, 0, u->pages);

	if (n < 0)
		return (SET_ERROR(-n));
	u->n = n;
	if (n != 16)
		return (SET_ERROR(EFAULT));
	return (0);
}
static int u_get(struct u *u, unsigned long addr)
{
	int error = u_pin(u, addr);

	if (error) {
		while (u->n > 0)
			unpin_user_page(u->pages[--u->n]);
		return (error);
	}
	u->flags |= U_DIRECT;
	return (0);
}
static ssize_t u_read(struct file *f, char *buf, size_t len, loff_t *pos)
{
	struct page *pages[16];
	struct u u = { .pages = pages };
	int error = u_get(&u, (unsigned long)buf);

	if (error)
		goto out;
	u_io(&u);
	if (u.flags & U_DIRECT)
		unpin_user_pages(u.pages, u.n);
out:
	return error;
}
static const struct file_operations u_fops = { .read = u_read };
