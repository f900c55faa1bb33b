/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: UNKNOWN */
/* says: who drops them is not seen */
#include <linux/mm.h>

struct x { struct page *page; };
static long cmd_pin(struct x *x, unsigned long arg)
{
	return pin_user_pages_fast(arg, 1, 0, &x->page) == 1 ? 0 : -EFAULT;
}
static long cmd_unpin(struct x *x, unsigned long arg)
{
	unpin_user_page(x->page);
	return 0;
}
static const struct x_desc table[] = {
	{ X_PIN, cmd_pin },
	{ X_UNPIN, cmd_unpin },
};
static int x_init(void)
{
	return x_register(table, 2);
}
