/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: ESCAPES */
/* says: a_unlock() <- a_release() <- .release */
#include "a-status.h"

struct a { struct page **pages; };
static A_STATUS a_lock(void *address, unsigned long n, void **array)
{
	A_STATUS status;
	struct page **pages;
	long got;

	status = a_alloc((void **)&pages, n * sizeof(*pages));
	if (status != A_OK)
		return status;
	got = pin_user_pages_fast((unsigned long)address, n, 0, pages);
	if (got != n) {
		if (got > 0)
			unpin_user_pages(pages, got);
		return A_ERR_INVALID_ADDRESS;
	}
	*array = pages;
	return A_OK;
}
static void a_unlock(struct a *a)
{
	unpin_user_pages(a->pages, 4);
}
static A_STATUS a_create(struct a *a, void *address)
{
	A_STATUS status;
	void *array = NULL;

	status = a_lock(address, 4, &array);
	if (status == A_OK) {
		status = a_attach(a, 4);
		if (status != A_OK) {
			unpin_user_pages(array, 4);
			return status;
		}
		a->pages = array;
	}
	return status;
}
static long a_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	return a_create(file->private_data, (void *)arg) == A_OK ? 0 : -EIO;
}
static int a_release(struct inode *inode, struct file *file)
{
	a_unlock(file->private_data);
	return 0;
}
static const struct file_operations a_fops = {
	.unlocked_ioctl = a_ioctl,
	.release = a_release,
};
