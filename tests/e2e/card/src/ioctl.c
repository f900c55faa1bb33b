// SPDX-License-Identifier: GPL-2.0
#include <linux/uaccess.h>

#include "card.h"

long card_ioctl(struct card_region *region, unsigned int cmd, void __user *arg)
{
	struct card_span span;
	u32 sum;
	int ret;

	if (cmd == CARD_UNMAP) {
		card_region_unmap(region);
		return 0;
	}
	if (copy_from_user(&span, arg, sizeof(span)))
		return -EFAULT;
	switch (cmd) {
	case CARD_MAP:
		return card_region_map(region, &span);
	case CARD_SUM:
		ret = card_region_sum(&span, &sum);
		if (!ret && copy_to_user(arg, &sum, sizeof(sum)))
			return -EFAULT;
		return ret;
	}
	return -ENOTTY;
}
