/* SPDX-License-Identifier: GPL-2.0 */
#ifndef CARD_H
#define CARD_H

#include <linux/ioctl.h>
#include <linux/mutex.h>
#include <linux/types.h>

struct page;

struct card_span {
	__u64 start;
	__u64 count;
};

#define CARD_MAP	_IOW('C', 1, struct card_span)
#define CARD_UNMAP	_IO('C', 2)
#define CARD_SUM	_IOW('C', 3, struct card_span)

/* What user space has mapped, until it unmaps it or closes the file. */
struct card_region {
	struct mutex lock;
	struct page **pages;
	unsigned long count;
};

int card_region_map(struct card_region *region, const struct card_span *span);
void card_region_unmap(struct card_region *region);
int card_region_sum(const struct card_span *span, u32 *sum);
long card_ioctl(struct card_region *region, unsigned int cmd, void __user *arg);

#endif
