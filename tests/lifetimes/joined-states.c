/* SPDX-License-Identifier: GPL-2.0 */
/* lifetime: UNKNOWN */
/* says: obj->pvec = pvec */
#include <linux/mm.h>

int a_init(struct obj *obj, int a, int b, int c, int d)
{
	struct page **pvec = kvmalloc_array(1, sizeof(struct page *), GFP_KERNEL);
	int n, ret, one = 0, two = 0, three = 0, four = 0;

	if (!pvec)
		return -ENOMEM;
	n = pin_user_pages_fast(obj->ptr, 5, 0, pvec);
	if (n != 5)
		return -EFAULT;
	if (a)
		one = 1;
	if (b)
		two = 1;
	if (c)
		three = 1;
	if (d)
		four = 1;
	if (!obj->page_ref) {
		obj->pvec = pvec;
		pvec = NULL;
	}
	if (one || two)
		look(obj);
	if (three || four)
		look(obj);
	if (pvec)
		unpin_user_pages(pvec, n);
	return 0;
}
