/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ESCAPES */
/* says: a_put() <- a_release() <- .release */
#include "a-routes.h"

struct a { struct page *page; };
static int a_api_pin(struct a_pin_params *params, struct file *file)
{
	struct a *a = file->private_data;

	return pin_user_pages_fast(params->addr, 1, 0, &a->page) == 1 ? 0 : -EFAULT;
}
static long a_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
		A_ROUTE(A_INIT, a_api_init);
		A_ROUTE(A_PIN, a_api_pin);
	}
	return -EINVAL;
}
static void a_put(struct a *a)
{
	unpin_user_page(a->page);
}
static int a_release(struct inode *inode, struct file *file)
{
	a_put(file->private_data);
	return 0;
}
static const struct file_operations a_fops = {
	.unlocked_ioctl = a_ioctl,
	.release = a_release,
};
