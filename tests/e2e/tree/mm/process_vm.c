// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>

static int copy_from_process(unsigned long addr, unsigned long nr_pages,
			     struct page **pages, struct mm_struct *mm,
			     int vm_write)
{
	unsigned int flags = 0;
	int locked = 1;
	int pinned;

	if (vm_write)
		flags |= FOLL_WRITE;

	pinned = pin_user_pages_remote(mm, addr, nr_pages, flags, pages,
				       &locked);
	if (pinned <= 0)
		return -EFAULT;
	copy_pages(pages, pinned);
	unpin_user_pages(pages, pinned);
	return 0;
}
