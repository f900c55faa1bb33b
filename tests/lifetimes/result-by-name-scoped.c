/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: SCOPED */
/* says: unpin_user_page() at */
#include "a-status.h"

static int a_get(unsigned long addr, struct page **page)
{
	if (pin_user_pages_fast(addr, 1, 0, page) != 1)
		return STATUS_IO_ERROR;
	return STATUS_SUCCESS;
}
static ssize_t a_read(struct file *file, char *buf, size_t len, loff_t *pos)
{
	struct page *page;

	if (a_get((unsigned long)buf, &page) != STATUS_SUCCESS)
		return -EFAULT;
	a_copy(page_address(page), len);
	unpin_user_page(page);
	return len;
}
static const struct file_operations a_fops = { .read = a_read };
